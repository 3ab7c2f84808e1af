import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Pack } from '../../src/domain/pack/pack'
import type { SharedKind } from '../../src/domain/shared/sharing'
import { holderName } from './holder-name'

const names: Record<SharedKind, string> = { family: '家庭卡', enterprise: '企业卡' }

/** How a shared pack is called: by its kind and the end of its number, never by a text that somebody typed. */
export function sharedName({ packId, sharing }: Pack): string {
  return `${sharing ? names[sharing.kind] : '会员'} · ${packId.slice(-4)}`
}

/** Who pays. From a shared pack both are named: the card that pays and the member who does. */
export function payerName(pack: Pack, memberPackId: PackId | undefined): string {
  return memberPackId === undefined ? holderName(pack.packId) : `${sharedName(pack)}（${holderName(memberPackId)}）`
}

/** The same by the entry of a sale, which knows that a pack is shared and not of which kind. */
export function payerOfSale({ packId, facts }: Pick<Entry, 'packId' | 'facts'>): string {
  const memberPackId = 'memberPackId' in facts ? facts.memberPackId : undefined
  return memberPackId === undefined ? holderName(packId) : `共享卡 · ${packId.slice(-4)}（${holderName(memberPackId)}）`
}
