import { registerDevice } from '../../src/domain/devices/device'
import {
  type CouponGiftId,
  type CouponId,
  deriveId,
  type HoldId,
  type OrderId,
  type ParcelId,
  type SpendId,
} from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { ParcelPart } from '../../src/domain/ledger/parcel'
import { isSale, type SaleEntry, type SpendRefundEntry } from '../../src/domain/ledger/sale-entry'
import { type Fen, fen } from '../../src/domain/money'
import { adjust } from '../../src/domain/pack/adjust'
import { appendEntry, isOutboxFull } from '../../src/domain/pack/append-entry'
import { capture } from '../../src/domain/pack/capture'
import { charge, priceFor } from '../../src/domain/pack/charge'
import { confirmCheckout, type holdOfCheckout, reserveCheckout } from '../../src/domain/pack/checkout'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { creditAtCounter } from '../../src/domain/pack/counter-top-up'
import type { Decision } from '../../src/domain/pack/decision'
import { exchange } from '../../src/domain/pack/exchange'
import { expireDue } from '../../src/domain/pack/expire'
import { carveGift, receiveGift, returnGift } from '../../src/domain/pack/gift'
import { couponArrived, giveCoupon, receiveCoupon, takeCouponBack } from '../../src/domain/pack/give-coupon'
import { hold } from '../../src/domain/pack/hold'
import { importCard } from '../../src/domain/pack/import-card'
import { roomForTier } from '../../src/domain/pack/known-counts'
import { balanceOf, openReservations, type Pack } from '../../src/domain/pack/pack'
import { forgetParcel } from '../../src/domain/pack/parcel'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { refundSpend } from '../../src/domain/pack/refund-spend'
import { release } from '../../src/domain/pack/release'
import { rescuableNow, rescueBonus } from '../../src/domain/pack/rescue-bonus'
import { reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { addMember, listShared } from '../../src/domain/pack/shared-members'
import { signIn } from '../../src/domain/pack/sign-in'
import { whyTooLarge } from '../../src/domain/pack/size'
import { spend } from '../../src/domain/pack/spend'
import { voidClaim } from '../../src/domain/pack/void-claim'
import { exchangeOf } from '../../src/domain/points/exchange-terms'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import { DAY, type Instant, later } from '../../src/domain/time'
import { newOrder, type Order } from '../../src/domain/top-up/order'
import { quoteTier, quoteTopUp } from '../../src/domain/top-up/quote'
import { newId, packIdOf, sha256 } from './given'

export type Outcome = 'done' | 'refused' | 'nothing'

/**
 * A pack that everything happens to, committed as the product commits: each step is one command, told by two numbers that
 * choose among what is possible. Remembers what flows and tills remember outside the pack.
 */
export class FullLife {
  readonly refusals = new Map<string, number>()
  private readonly orders: Order[] = []
  private readonly sales: { sale: SaleEntry; refunds: SpendRefundEntry[] }[] = []
  private readonly checkouts: SpendId[] = []

  constructor(
    public pack: Pack,
    readonly rules: Rules,
    public at: Instant,
    private readonly till: { storeId: string; storeName: string; staffId: string },
  ) {}

  /** Every command there is, by name. `a` and `b` choose what it is done to, and how much. */
  readonly steps: Record<string, (a: number, b: number) => Outcome> = {
    'a top-up is started': a => this.change(this.started(a)),
    'a top-up is paid': a => this.paid(a),
    'a sale': a =>
      this.commit(spend(this.pack, { amountFen: this.amount(a), ...this.member, ...this.till }, this.rules, this.at)),
    'a charge at the best price': a => this.charged(a),
    'an order is reserved': a => this.reserved(a),
    'an order is paid': a => this.confirmed(a),
    'a hold': a => this.commit(this.held(a)),
    'a hold is captured': (a, b) => this.captured(a, b),
    'a hold is released': a => this.released(a),
    'a sale is given back': (a, b) => this.refunded(a, b),
    'a gift is carved': a => this.carved(a),
    'a gift comes back': a => this.giftBack(a),
    'a gift has arrived': a => this.change(forgetParcel(this.pack, this.parcel(a) ?? ('gft_none' as ParcelId))),
    'a gift is received': (a, b) =>
      this.commit(receiveGift(this.pack, newId('gft', this.at), this.parts(a, b), this.rules, this.at)),
    'a coupon is claimed': a => {
      const template = this.rules.couponTemplates[a % this.rules.couponTemplates.length]
      return this.commit(claimCoupon(this.pack, newId('clm', this.at), template?.templateId ?? '', this.rules, this.at))
    },
    'a coupon is redeemed': a => {
      const couponId =
        this.pack.coupons[a % Math.max(1, this.pack.coupons.length)]?.couponId ?? ('cpn_none' as CouponId)
      return this.commit(
        redeemCoupon(
          this.pack,
          { redeemId: newId('rdm', this.at), couponId, orderFen: fen(1_000_000), ...this.till },
          this.rules,
          this.at,
        ),
      )
    },
    'a coupon is given': a => {
      const couponId =
        this.pack.coupons[a % Math.max(1, this.pack.coupons.length)]?.couponId ?? ('cpn_none' as CouponId)
      return this.commit(giveCoupon(this.pack, newId('cgf', this.at), couponId, this.at))
    },
    'a given coupon comes back': a => {
      const giftId = this.couponOut(a)
      return giftId ? this.commit(takeCouponBack(this.pack, giftId)) : 'nothing'
    },
    'a given coupon has arrived': a => {
      const giftId = this.couponOut(a)
      return giftId ? this.change(couponArrived(this.pack, giftId, this.at)) : 'nothing'
    },
    'a friend gives a coupon': a => {
      const template = this.rules.couponTemplates[a % this.rules.couponTemplates.length]
      if (!template) return 'nothing'
      const giftId = newId('cgf', this.at)
      const ids = {
        couponId: deriveId('cpn', giftId),
        claimId: deriveId('clm', giftId),
        templateId: template.templateId,
      }
      const times = { claimedAt: this.at, startsAt: this.at, expiresAt: later(this.at, 20 * DAY) }
      const coupon = { ...ids, terms: template.terms, ...times }
      return this.commit(receiveCoupon(this.pack, giftId, coupon, this.rules, this.at))
    },
    'a top-up at the counter': a => this.commit(this.counted(a)),
    'a claim is voided': () => this.change(voidClaim(this.pack, newId('clm', this.at))),
    'points become bonus': a => this.exchanged('to_bonus', a),
    'bonus becomes points': a => this.exchanged('to_points', a),
    'a sign-in': () => this.commit(signIn(this.pack, this.rules, this.at)),
    'expired bonus becomes a coupon': () => {
      const [first] = rescuableNow(this.pack, this.rules, this.at)
      if (!first) return 'nothing'
      const wish = { expirySeq: first.expirySeq, templateId: first.template.templateId }
      return this.commit(rescueBonus(this.pack, newId('rsc', this.at), wish, this.rules, this.at))
    },
    'a correction': (a, b) => this.commit(this.adjusted(a, b)),
    'a physical card': (a, b) => {
      const opening = { principalFen: fen(a % 50), bonusFen: fen(b % 50), bonusExpiresAt: null, points: a }
      return this.commit(
        importCard(this.pack, { bindId: newId('bnd', this.at), cardTail: '1234', opening }, this.rules, this.at),
      )
    },
    'a device': () => {
      const device = { deviceId: newId('dev', this.at), publicKey: 'x'.repeat(43), registeredAt: this.at }
      return this.change(registerDevice(this.pack, device))
    },
    'a member joins': a => {
      const limits = { perPurchaseFen: fen(500_000), perDayFen: fen(500_000), perMonthFen: fen(500_000) }
      return this.commit(addMember(this.pack, packIdOf(`member ${a}`), limits, this.at))
    },
    'a shared pack is listed': a => this.change(listShared(this.pack, packIdOf(`shared ${a}`))),
    'what is due expires': () => {
      const due = expireDue(this.pack, this.at)
      return due ? this.commit(due) : 'nothing'
    },
    'time passes': a => {
      this.at = later(this.at, (a % 40) * DAY)
      return 'done'
    },
  }

  /** As `commitCommand` does: an outbox that is full is confirmed first, and what would grow too large is refused. */
  private commit(decision: Decision, note?: (entry: Entry) => void): Outcome {
    if (decision instanceof Refusal) return this.refuse(decision)
    const tooLarge = whyTooLarge(this.pack, decision.pack, decision.facts)
    if (tooLarge) return this.refuse(tooLarge)
    const { seq } = this.pack.head
    const decided = isOutboxFull(this.pack) ? { ...decision, pack: { ...decision.pack, flushedSeq: seq } } : decision
    const commandId = isSaleKind(decision) ? newId('spd', this.at) : newId('exp', this.at)
    const command = { commandId, at: this.at, inputHash: sha256(commandId), rulesVersion: 1_000_000 }
    const { pack, entry } = appendEntry(decided, command, sha256)
    this.pack = { ...pack, version: pack.version + 1 }
    if (isSale(entry)) this.sales.push({ sale: entry, refunds: [] })
    note?.(entry)
    return 'done'
  }

  private change(changed: Pack | Refusal | null): Outcome {
    if (changed === null) return 'nothing'
    const refusal = changed instanceof Refusal ? changed : whyTooLarge(this.pack, changed, null)
    if (refusal) return this.refuse(refusal)
    this.pack = { ...(changed as Pack), version: this.pack.version + 1 }
    return 'done'
  }

  private refuse({ code }: Refusal): Outcome {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1)
    return 'refused'
  }

  private get member() {
    const owner = this.pack.sharing?.members[0]?.packId
    return owner ? { memberPackId: owner } : {}
  }

  /** Mostly a part of the balance, often all of it but a fen: so every lot is named. */
  private amount(a: number): Fen {
    const { totalFen } = balanceOf(this.pack, this.at)
    return fen(Math.max(1, a % 3 === 0 ? totalFen - 1 : a % Math.max(1, totalFen)))
  }

  private started(a: number): Pack | Refusal {
    const tierId = this.rules.tiers[a % this.rules.tiers.length]?.tierId ?? ''
    const quote = quoteTier(tierId, this.pack, this.rules, this.at)
    if (quote instanceof Refusal) return quote
    const tierUses = roomForTier(this.pack.tierUses, tierId, this.rules)
    if (tierUses instanceof Refusal) return tierUses
    const order = newOrder(newId('ord', this.at), this.pack.packId, quote, this.at)
    if (order instanceof Refusal) return order
    const reserved = reserveTopUp({ ...this.pack, tierUses }, order, this.at)
    if (!whyTooLarge(this.pack, reserved, null)) this.orders.push(order)
    return reserved
  }

  private counted(a: number): Decision {
    const choice = { tierId: this.rules.tiers[a % this.rules.tiers.length]?.tierId ?? '' }
    const quote = quoteTopUp(choice, this.pack, this.rules, this.at)
    if (quote instanceof Refusal) return quote
    const how = { by: 'cash' as const, reason: 'no_phone_payment' as const, ...this.till }
    return creditAtCounter(this.pack, { orderId: newId('ord', this.at), choice, quote, ...how }, this.rules, this.at)
  }

  private couponOut(a: number): CouponGiftId | undefined {
    const ids = Object.keys(this.pack.couponsOut) as CouponGiftId[]
    return ids[a % Math.max(1, ids.length)]
  }

  private paid(a: number): Outcome {
    const open = new Set<OrderId>(openReservations(this.pack, this.at).map(([orderId]) => orderId))
    const [order] = this.orders.filter(each => open.has(each.orderId)).slice(a % 5)
    if (!order) return 'nothing'
    const trade = { orderId: order.orderId, quote: order.quote, transactionId: '4'.repeat(32), paidAt: this.at }
    return this.commit(settleTopUp(this.pack, { ...trade, channel: 'wechat_v3' }, this.at))
  }

  /** As screens show it: every second one with points, where the shop takes them. */
  private priced(order: Parameters<typeof priceFor>[1], a: number) {
    const price = priceFor(this.pack, order, { coupons: 'best', usePoints: a % 2 === 1 }, this.rules)
    const { payableFen, points, pointsFen } = price
    return { payableFen, points: points > 0 ? { points, pointsFen } : null }
  }

  private charged(a: number): Outcome {
    const order = orderOfAmount(this.amount(a), this.till.storeId, this.at)
    const { payableFen, points } = this.priced(order, a)
    const by = { ...this.till, ...this.member }
    return this.commit(
      charge(
        this.pack,
        { spendId: newId('spd', this.at), order, points, expectedPayableFen: payableFen, by },
        this.rules,
        this.at,
      ),
    )
  }

  private reserved(a: number): Outcome {
    const order = orderOfAmount(this.amount(a), this.till.storeId, this.at)
    const { payableFen, points } = this.priced(order, a)
    const checkoutId = newId('cko', this.at)
    this.checkouts.push(checkoutId as unknown as SpendId)
    return this.commit(
      reserveCheckout(this.pack, { checkoutId, order, expectedPayableFen: payableFen, points }, this.rules, this.at),
    )
  }

  private confirmed(a: number): Outcome {
    const checkoutId = this.checkouts.at(-1 - (a % 3)) as unknown as Parameters<typeof holdOfCheckout>[0] | undefined
    return checkoutId ? this.commit(confirmCheckout(this.pack, checkoutId, this.rules, this.at)) : 'nothing'
  }

  private held(a: number): Decision {
    const holdId = deriveId('hld', newId('spd', this.at)) as HoldId
    const owner = { kind: 'till' as const, ...this.till }
    const until = later(this.at, 3 * DAY)
    return hold(this.pack, { holdId, owner, amountFen: this.amount(a), until, ...this.member }, this.rules, this.at)
  }

  private captured(a: number, b: number): Outcome {
    const kept = this.pack.holds[a % Math.max(1, this.pack.holds.length)]
    if (kept?.owner.kind !== 'till') return 'nothing'
    const most = kept.lots.reduce((sum, lot) => sum + lot.fen, 0)
    const amountFen = fen(b % 2 === 0 ? most : 1 + (b % most))
    const by = { kind: 'till', storeId: this.till.storeId } as const
    return this.commit(
      capture(this.pack, { holdId: kept.holdId, sale: { amountFen, ...this.till }, by }, this.rules, this.at),
    )
  }

  private released(a: number): Outcome {
    const kept = this.pack.holds[a % Math.max(1, this.pack.holds.length)]
    if (kept?.owner.kind !== 'till') return 'nothing'
    return this.commit(release(this.pack, kept.holdId, { kind: 'till', storeId: this.till.storeId }, this.at))
  }

  private refunded(a: number, b: number): Outcome {
    const sold = this.sales[a % Math.max(1, this.sales.length)]
    if (!sold) return 'nothing'
    const { sale, refunds } = sold
    const leftFen = sale.facts.amountFen - refunds.reduce((sum, each) => sum + each.facts.amountFen, 0)
    if (leftFen <= 0) return 'nothing'
    const amountFen = fen(b % 2 === 0 ? leftFen : 1 + (b % leftFen))
    const wish = { sale, earlier: refunds, amountFen, staffId: this.till.staffId, reason: 'not_delivered' as const }
    return this.commit(refundSpend(this.pack, wish, this.at), entry => refunds.push(entry as SpendRefundEntry))
  }

  private carved(a: number): Outcome {
    const wish = { giftId: newId('gft', this.at), amountFen: this.amount(a), claimBefore: later(this.at, 7 * DAY) }
    return this.commit(carveGift(this.pack, wish))
  }

  private parcel(a: number): ParcelId | undefined {
    const ids = Object.keys(this.pack.parcels) as ParcelId[]
    return ids[a % Math.max(1, ids.length)]
  }

  private giftBack(a: number): Outcome {
    const parcelId = this.parcel(a)
    return parcelId ? this.commit(returnGift(this.pack, parcelId as Parameters<typeof returnGift>[1])) : 'nothing'
  }

  private parts(a: number, b: number): ParcelPart[] {
    return Array.from({ length: 1 + (b % 20) }, (_, n) => ({
      kind: 'bonus' as const,
      fen: fen(1 + (a % 100)),
      expiresAt: later(this.at, (20 + n) * DAY),
    }))
  }

  private exchanged(direction: 'to_bonus' | 'to_points', a: number): Outcome {
    const wish = exchangeOf(direction, 5 + (a % 10), this.rules)
    return wish ? this.commit(exchange(this.pack, newId('xch', this.at), wish, this.rules, this.at)) : 'nothing'
  }

  private adjusted(a: number, b: number): Decision {
    const change = {
      principalFen: fen((a % 200) - 50),
      bonusFen: fen((b % 200) - 50),
      bonusExpiresAt: later(this.at, 40 * DAY),
      points: (a % 300) - 100,
    }
    const people = { proposedBy: 'x'.repeat(64), approvedBy: 'y'.repeat(64) }
    return adjust(this.pack, { adjustmentId: newId('adj', this.at), change, ...people }, this.rules, this.at)
  }
}

function isSaleKind(decision: Exclude<Decision, Refusal>): boolean {
  return decision.facts.kind === 'spent' || decision.facts.kind === 'captured'
}
