import { deriveId, type OrderId, type PackId } from '../../src/domain/ids'
import type { EntryKind } from '../../src/domain/ledger/accounts'
import type { Entry } from '../../src/domain/ledger/entry'
import { addFen, type Fen, NO_MONEY } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { type MoneyOfCredit, moneyByCredit, orderOfCredit } from '../../src/domain/refunds/money-by-credit'
import { Refusal } from '../../src/domain/refusal'
import { memberOf } from '../../src/domain/shared/sharing'
import type { Instant } from '../../src/domain/time'
import { entriesByIds } from '../_store/entries'
import { loadPack } from '../_store/packs'
import { type CreditedTopUp, findCreditedTopUps } from './find-top-up'
import { topUpOfNumber } from './give-top-up-back'

/** Newest ones of a member that are listed. */
const MOST_LISTED = 20

/** How money came to a card that was not topped up there. */
type CameBy = 'gift' | 'transfer' | 'physical_card' | 'correction' | 'points' | 'other'

export interface MembersTopUps {
  pack: Pack
  /** the newest first */
  topUps: { topUp: CreditedTopUp; money: MoneyOfCredit }[]
  notListed: number
  /** what no top-up of the pack's own explains */
  others: { cameBy: CameBy; fen: Fen }[]
}

/**
 * What of a member's money came from which top-up. From a shared card's code only its owner learns that: what is given back
 * is the owner's. Throws PACK_NOT_OPENED, REFUND_SHARED_OWNER.
 */
export async function topUpsOfMember(
  { packId, memberPackId }: { packId: PackId; memberPackId?: PackId | undefined },
  at: Instant,
): Promise<MembersTopUps> {
  const pack = await loadPack(packId, at)
  if (memberPackId !== undefined && memberOf(pack.sharing, memberPackId)?.role !== 'owner') {
    throw new Refusal('REFUND_SHARED_OWNER', {})
  }
  const credits = moneyByCredit(pack)
  const known = new Map((await findCreditedTopUps(credits.map(orderOfCredit))).map(topUp => [topUp.orderId, topUp]))
  const topUps = credits.flatMap(money => {
    const topUp = known.get(orderOfCredit(money))
    // A number may be of another's: what counts is where it was credited.
    return topUp?.packId === packId ? [{ topUp, money }] : []
  })
  const explained = new Set(topUps.map(({ money }) => money))
  const others = await cameOtherwise(
    pack,
    credits.filter(money => !explained.has(money)),
  )
  return { pack, topUps: topUps.slice(0, MOST_LISTED), notListed: Math.max(0, topUps.length - MOST_LISTED), others }
}

/** The one top-up of a number, as the member's statement has it; with nothing left of it, NOTHING_TO_REFUND. */
export async function topUpOfOrder(orderId: OrderId, at: Instant): Promise<MembersTopUps> {
  const topUp = await topUpOfNumber(orderId)
  const pack = await loadPack(topUp.packId, at)
  const money = moneyByCredit(pack).find(each => orderOfCredit(each) === orderId)
  if (!money) throw new Refusal('NOTHING_TO_REFUND', {})
  return { pack, topUps: [{ topUp, money }], notListed: 0, others: [] }
}

/** The commands that credit a card otherwise, by the prefix of their ids, and the kinds of their entries. */
const otherCredits = {
  grc: ['gift_received', 'gift'],
  tin: ['transfer_received', 'transfer'],
  bnd: ['card_imported', 'physical_card'],
  adj: ['adjusted', 'correction'],
  xch: ['points_to_bonus', 'points'],
} as const satisfies Record<string, [EntryKind, CameBy]>

async function cameOtherwise(pack: Pack, credits: readonly MoneyOfCredit[]): Promise<MembersTopUps['others']> {
  if (credits.length === 0) return []
  const prefixes = Object.keys(otherCredits) as (keyof typeof otherCredits)[]
  const ids = credits.flatMap(credit => prefixes.map(prefix => deriveId(prefix, orderOfCredit(credit))))
  const written = await entriesByIds(pack.packId, ids)
  const kinds = new Map([...written, ...pack.recent].map(entry => [entry.commandId.slice(4), cameBy(entry)]))
  const sums = new Map<CameBy, Fen>()
  for (const { body, leftFen } of credits) {
    const way = kinds.get(body) ?? 'other'
    sums.set(way, addFen(sums.get(way) ?? NO_MONEY, leftFen))
  }
  return [...sums].map(([way, sum]) => ({ cameBy: way, fen: sum }))
}

function cameBy({ facts }: Entry): CameBy {
  return Object.values(otherCredits).find(([kind]) => kind === facts.kind)?.[1] ?? 'other'
}
