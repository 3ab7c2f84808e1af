import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Slip } from '../../src/domain/ledger/facts/paper-facts'

/** How members and staff name a member: enough to compare with the card on the phone, nothing that identifies a person. */
export function holderName(packId: PackId): string {
  return `会员 · ${packId.slice(-4)}`
}

/** A coupon on paper is whoever's brings it: its number is printed on it. */
export function slipName({ number }: Pick<Slip, 'number'>): string {
  return `纸质券 · 第 ${number} 张`
}

/** Whose what an entry says was: a member's, or of a slip of paper. */
export function holderOfEntry({ packId, facts }: Pick<Entry, 'packId' | 'facts'>): string {
  return 'slip' in facts && facts.slip ? slipName(facts.slip) : holderName(packId)
}
