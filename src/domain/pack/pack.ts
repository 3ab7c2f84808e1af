import type { ChannelId } from '../channels/channel'
import type { ClosedCoupon, Coupon } from '../coupons/coupon'
import type { Device } from '../devices/device'
import type { ClaimId, CouponGiftId, CouponId, OrderId, PackId, ParcelId } from '../ids'
import { type Entry, genesisHash, type Sha256 } from '../ledger/entry'
import { heldFenOf, type Lot, spendableFen, totalOf } from '../ledger/lots'
import type { Birthday } from '../members/birthday'
import type { LevelGrant } from '../members/level'
import { type Fen, NO_MONEY, sumFen } from '../money'
import type { PointLot } from '../points/point-lots'
import type { Tally } from '../points/tally'
import type { Sharing } from '../shared/sharing'
import type { Instant, ShopDay } from '../time'
import type { Hold } from './hold'
import { laterFields } from './older-packs'
import type { Slips } from './slips'
import type { SpentToday } from './spend-limits'

export type CardKind = 'unnamed' | 'named'

/** A card in the pack: its kind sets its ceiling, its lots are its balance. */
export interface Card {
  cardId: string
  kind: CardKind
  lots: Lot[]
}

/** Room that a top-up under way keeps free, so that settling never refuses money that was paid. */
export interface Reservation {
  tierId: string
  creditFen: Fen
  /** room in the wallet for the coupons that were promised with it; absent when none were */
  coupons?: { count: number; bytes: number }
  /** the coupon that is used with it; absent without one */
  couponId?: CouponId
  /** somebody else pays for it, with other cards: nothing that this member could go on with */
  elsewhere?: true
  /** counts until then (exclusive): what a function that died left behind must not lock the member out for ever */
  until: Instant
}

/** Claims of one day of the shop, by template: a new day starts a new count. */
export interface DayClaims {
  day: ShopDay
  counts: Record<string, number>
}

/** Everything one shopper owns: the only consistency boundary there is, and one document. */
export interface Pack {
  packId: PackId
  /** counts every write; each write names the version it was decided on */
  version: number
  openedAt: Instant
  /** the first is the card that top-ups go to */
  cards: [Card, ...Card[]]
  coupons: Coupon[]
  closedCoupons: ClosedCoupon[]
  /** coupons that were given and that no friend has got yet, as they were */
  couponsOut: Record<CouponGiftId, Coupon>
  /** how many of each template were claimed, for per-member caps; what is no longer handed out makes room (known-counts.ts) */
  couponClaims: Record<string, number>
  /** of templates with a cap per day, how many were claimed on the day of the latest such claim; null before the first */
  dayClaims: DayClaims | null
  /** the same of tiers */
  tierUses: Record<string, number>
  reservations: Record<OrderId, Reservation>
  /** money that is kept for a purpose: `heldFen` of its lots says how much of each, over all holds */
  holds: Hold[]
  /** what has left the cards and may come back, as the lots it was taken from: gifts nobody has got yet */
  parcels: Record<ParcelId, Lot[]>
  /** who may pay from it, when it is a shared pack; null for a person's own */
  sharing: Sharing | null
  /** the shared packs that this person pays from: a list for the screen, the shared pack itself decides */
  sharedPacks: PackId[]
  /** claims that died half way and were fenced: they can no longer be granted */
  voidedClaims: ClaimId[]
  /** the coupons of a printed batch, in the pack that is theirs alone; null in every member's */
  slips: Slips | null
  /** phones that may show codes by themselves */
  devices: Device[]
  /** soonest expiry first; a lot per expiry */
  pointLots: PointLot[]
  /** the row of daily sign-ins: its last day and how long it is, 1 to 7; null before the first */
  signIns: { day: ShopDay; inRow: number } | null
  /** what was exchanged lately, each way, for the merchant's caps */
  exchanged: { toBonus: Tally | null; toPoints: Tally | null }
  /** bonus that ran out lately and may still become a coupon, by the place in the chain of the entry that says so; oldest first */
  rescuable: { expirySeq: number; fen: Fen; expiredAt: Instant }[]
  /** the month that the member named; null until then */
  birthday: Birthday | null
  /** whether the member wants to hear when the next top-up is due */
  renewalReminder: 'on' | 'off'
  /** all principal ever topped up: decides the level */
  toppedUpFen: Fen
  /** levels that came with top-ups, the highest first */
  levelGrants: LevelGrant[]
  pastTopUps: { tierId: string; payFen: Fen; at: Instant; channel?: ChannelId }[]
  pastSpends: { fen: Fen; at: Instant }[]
  /** null while nothing was ever spent */
  spentToday: SpentToday | null
  /** the newest entry's place in the chain */
  head: { seq: number; hash: string }
  /** the newest entries, oldest first: outbox and memory of what was done */
  recent: Entry[]
  /** entries up to this seq are known to be in `entries` */
  flushedSeq: number
  /** the latest time that any entry which left `recent` bears; 0 while none left */
  evictedAt: Instant
}

/** A member's pack before its first entry. */
export function openPack(packId: PackId, kind: CardKind, at: Instant, sha256: Sha256): Pack {
  return {
    packId,
    version: 1,
    openedAt: at,
    cards: [{ cardId: 'main', kind, lots: [] }],
    coupons: [],
    closedCoupons: [],
    couponClaims: {},
    tierUses: {},
    reservations: {},
    toppedUpFen: NO_MONEY,
    pastTopUps: [],
    pastSpends: [],
    head: { seq: 0, hash: genesisHash(packId, sha256) },
    recent: [],
    flushedSeq: 0,
    evictedAt: 0 as Instant,
    ...laterFields(),
  }
}

/** The lots of all cards of a pack. */
export function lotsOf(pack: Pack): Lot[] {
  return pack.cards.flatMap(card => card.lots)
}

export interface Balance {
  principalFen: Fen
  bonusFen: Fen
  totalFen: Fen
  /** kept by holds, and no part of the other figures */
  heldFen: Fen
}

/** What the member can spend now. */
export function balanceOf(pack: Pack, at: Instant): Balance {
  const lots = lotsOf(pack)
  return {
    principalFen: totalOf(lots, 'principal', at),
    bonusFen: totalOf(lots, 'bonus', at),
    totalFen: spendableFen(lots, at),
    heldFen: heldFenOf(lots),
  }
}

/** The room that still counts, by the order that keeps it. */
export function openReservations(pack: Pack, at: Instant): [OrderId, Reservation][] {
  const all = Object.entries(pack.reservations) as [OrderId, Reservation][]
  return all.filter(([, { until }]) => at < until)
}

/**
 * What the first card holds, plus what top-ups under way will bring, plus what may still come back: the figure that its
 * ceiling is held against.
 */
export function heldAndReservedFen(pack: Pack, at: Instant): Fen {
  const { lots } = pack.cards[0]
  const reserved = sumFen(openReservations(pack, at).map(([, each]) => each.creditFen))
  const parcels = spendableFen(lotsInParcels(pack), at)
  return sumFen([spendableFen(lots, at), heldFenOf(lots), reserved, parcels])
}

/** Lots that are out of the cards and may come back to them. */
export function lotsInParcels(pack: Pack): Lot[] {
  return Object.values<Lot[]>(pack.parcels).flat()
}

/** The pack with every card's lots put through a change. */
export function withLots(pack: Pack, change: (lots: Lot[]) => Lot[]): Pack {
  const [main, ...others] = pack.cards
  const changed = (card: Card): Card => ({ ...card, lots: change(card.lots) })
  return { ...pack, cards: [changed(main), ...others.map(changed)] }
}
