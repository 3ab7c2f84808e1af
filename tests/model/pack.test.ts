import fc from 'fast-check'
import { type CouponId, deriveId, type GiftId, type HoldId, lotIdsOf } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { adjust } from '../../src/domain/pack/adjust'
import { capture } from '../../src/domain/pack/capture'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { exchange } from '../../src/domain/pack/exchange'
import { expireDue } from '../../src/domain/pack/expire'
import { carveGift, receiveGift, returnGift } from '../../src/domain/pack/gift'
import { hold } from '../../src/domain/pack/hold'
import { forgetParcel } from '../../src/domain/pack/parcel'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { refundSpend, type SaleEntry, type SpendRefundEntry } from '../../src/domain/pack/refund-spend'
import { release } from '../../src/domain/pack/release'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { signIn } from '../../src/domain/pack/sign-in'
import { spend } from '../../src/domain/pack/spend'
import { undoRedemption } from '../../src/domain/pack/undo-redemption'
import { Refusal } from '../../src/domain/refusal'
import { DAY, HOUR, type Instant, instant, later, MINUTE } from '../../src/domain/time'
import { noon } from '../domain/given'
import { Paper, type Row } from './paper'
import {
  CEILING,
  compare,
  expectCode,
  idAt,
  MOST_GIFTS,
  MOST_HOLDS,
  MOST_SUMS,
  POINTS_FOR_YUAN,
  POINTS_PER_BONUS_YUAN,
  Real,
  rules,
  SEVENTH_DAY,
  SIGN_IN,
} from './real'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const AS_TILL = { kind: 'till', storeId: till.storeId } as const
const HELD_FOR = 2 * HOUR
const GIFT_LIFE = 7 * DAY
const UNDO_MINUTES = 30

/** Does one thing to both, by three numbers that choose what and how much. */
type Step = (paper: Paper, real: Real, a: number, b: number, at: Instant) => void

const pick = <T>(list: readonly T[], a: number): T | undefined => list[a % Math.max(1, list.length)]

const steps: Record<string, Step> = {
  'top up': (paper, real, a, b, at) => {
    const orderId = idAt('ord', paper)
    const [payFen, bonusFen, days] = [fen(1 + (a % 80_000)), fen(b % 20_000), b % 5 === 0 ? null : 1 + (a % 90)]
    const quote = { tierId: 'tier_any', payFen, bonusFen, bonusValidDays: days, rulesVersion: 1 }
    real.commit(settleTopUp(real.pack, { orderId, quote, transactionId: '42', paidAt: at }, at), idAt('top', paper), at)
    const { principal, bonus } = lotIdsOf(orderId)
    paper.put(principal, payFen, false)
    paper.put(bonus, bonusFen, true, days === null ? undefined : paper.endAfter(days))
  },

  spend: (paper, real, a, _b, at) => {
    const [spendId, amount] = [idAt('spd', paper), 1 + (a % 60_000)]
    const parts = paper.choose(amount)
    const decision = spend(real.pack, { amountFen: fen(amount), ...till }, rules, at)
    expectCode(decision, parts ? null : 'BALANCE_TOO_LOW')
    real.commit(decision, spendId, at)
    if (!parts) return
    paper.add(parts, 'left', -1)
    paper.sold(spendId, amount, parts)
  },

  hold: (paper, real, a, _b, at) => {
    const holdId = deriveId('hld', idAt('spd', paper)) as HoldId
    const amountFen = fen(1 + (a % 40_000))
    const parts = paper.choose(amountFen)
    const until = later(at, HELD_FOR)
    const decision = hold(real.pack, { holdId, owner: { kind: 'till', ...till }, amountFen, until }, rules, at)
    const isFull = paper.holds.length >= MOST_HOLDS
    expectCode(decision, isFull ? 'HOLDS_FULL' : parts ? null : 'BALANCE_TOO_LOW')
    real.commit(decision, deriveId('spd', holdId), at)
    if (isFull || !parts) return
    paper.add(parts, 'kept', 1)
    paper.holds.push({ id: holdId, parts, until })
  },

  capture: (paper, real, a, b, at) => {
    const held = pick(paper.holds, a)
    if (!held) return
    const most = held.parts.reduce((sum, part) => sum + part.fen, 0)
    const amount = b % 3 === 0 ? most : 1 + (b % (most + 5))
    const sale = { amountFen: fen(amount), ...till }
    const decision = capture(real.pack, { holdId: held.id as HoldId, sale, by: AS_TILL }, rules, at)
    const isLate = paper.at >= held.until
    expectCode(decision, isLate ? 'HOLD_EXPIRED' : amount > most ? 'CAPTURE_ABOVE_HOLD' : null)
    const captureId = deriveId('cap', held.id)
    real.commit(decision, captureId, at)
    if (isLate || amount > most) return
    let missing = amount
    const parts = held.parts.flatMap(({ id, fen: kept }) => {
      const taken = Math.min(missing, kept)
      missing -= taken
      return taken > 0 ? [{ id, fen: taken }] : []
    })
    paper.holds = paper.holds.filter(each => each !== held)
    paper.add(held.parts, 'kept', -1)
    paper.add(parts, 'left', -1)
    paper.sold(captureId, amount, parts)
  },

  release: (paper, real, a, b, at) => {
    const held = pick(paper.holds, a)
    if (!held) return
    const byDeadline = b % 2 === 0
    const by = byDeadline ? ({ kind: 'deadline' } as const) : AS_TILL
    const decision = release(real.pack, held.id as HoldId, by, at)
    const isEarly = byDeadline && paper.at < held.until
    expectCode(decision, isEarly ? 'TRY_AGAIN' : null)
    real.commit(decision, deriveId('rel', held.id), at)
    if (isEarly) return
    paper.holds = paper.holds.filter(each => each !== held)
    paper.add(held.parts, 'kept', -1)
  },

  'give back': (paper, real, a, b, at) => {
    const sale = pick(paper.sales, a)
    if (!sale) return
    const amount = b % 3 === 0 ? sale.amount - sale.back || 1 : 1 + (b % (sale.amount + 5))
    const parts = paper.back(sale, amount)
    const earlier = [...real.entries.values()].filter(
      each => each.facts.kind === 'spend_refunded' && each.facts.saleId === sale.id,
    ) as SpendRefundEntry[]
    const wish = { sale: real.entries.get(sale.id) as SaleEntry, earlier, amountFen: fen(amount) }
    const decision = refundSpend(real.pack, { ...wish, staffId: till.staffId, reason: 'returned' }, at)
    const opens = parts?.some(({ id }) => paper.row(id).left === 0) ?? false
    const names = new Set([...paper.sums.names, ...(parts ?? []).map(part => part.id)])
    const tooMany = opens && names.size > MOST_SUMS
    expectCode(decision, !parts ? 'REFUND_ABOVE_CHARGE' : tooMany ? 'REFUND_LOTS_FULL' : null)
    real.commit(decision, idAt('rfd', paper), at)
    if (!parts || tooMany) return
    paper.add(parts, 'left', 1)
    sale.back += amount
    // Points go back in proportion, rounded for the member until all is back; nobody's points go below zero.
    const due = Math.floor((sale.earned * sale.back) / sale.amount) - sale.pointsDue
    sale.pointsDue += due
    paper.points -= Math.min(due, paper.points)
  },

  'carve a gift': (paper, real, a, _b, at) => {
    const [giftId, amount] = [idAt('gft', paper), 1 + (a % 50_000)]
    const parts = paper.choose(amount, paper.at + GIFT_LIFE)
    const wish = { giftId, amountFen: fen(amount), claimBefore: later(at, GIFT_LIFE) }
    const decision = carveGift(real.pack, wish)
    const rows = (parts ?? []).map(({ id, fen: left }): Row => ({ ...paper.row(id), left, kept: 0 }))
    const whole = (parts ?? []).filter(({ id, fen: taken }) => paper.row(id).left === taken).length
    const { card, gifts } = paper.sums
    const tooMany = paper.gifts.length >= MOST_GIFTS || card - whole + gifts + rows.length > MOST_SUMS + MOST_GIFTS
    expectCode(
      decision,
      paper.gifts.length >= MOST_GIFTS
        ? 'TOO_MANY_GIFTS'
        : !parts
          ? 'BALANCE_TOO_LOW'
          : tooMany
            ? 'TOO_MANY_GIFTS'
            : null,
    )
    real.commit(decision, deriveId('gcv', giftId), at)
    if (tooMany || !parts) return
    paper.add(parts, 'left', -1)
    paper.gifts.push({ id: giftId, rows })
  },

  'gift comes back': (paper, real, a, _b, at) => {
    const gift = pick(paper.gifts, a)
    if (!gift) return
    real.commit(returnGift(real.pack, gift.id as GiftId), deriveId('grt', gift.id), at)
    for (const { id, left } of gift.rows) paper.row(id).left += left
    paper.gifts = paper.gifts.filter(each => each !== gift)
  },

  'gift has arrived': (paper, real, a) => {
    const gift = pick(paper.gifts, a)
    if (!gift) return
    real.pack = forgetParcel(real.pack, gift.id as GiftId)
    paper.gifts = paper.gifts.filter(each => each !== gift)
  },

  'receive a gift': (paper, real, a, b, at) => {
    const giftId = idAt('gft', paper)
    const [principal, bonus, ends] = [fen(1 + (a % 30_000)), fen(1 + (b % 9000)), later(at, (1 + (b % 60)) * DAY)]
    const parts = [
      { kind: 'principal' as const, fen: principal },
      { kind: 'bonus' as const, fen: bonus, expiresAt: ends },
    ]
    const decision = receiveGift(real.pack, giftId, parts, rules, at)
    const { card, gifts } = paper.sums
    const tooMuch = paper.onCard + principal + bonus > CEILING
    const tooMany = card + gifts + parts.length > MOST_SUMS
    expectCode(decision, tooMuch ? 'RECEIVE_CEILING' : tooMany ? 'CARD_LOTS_FULL' : null)
    real.commit(decision, deriveId('grc', giftId), at)
    if (tooMuch || tooMany) return
    paper.put(`${deriveId('lot', giftId)}_0`, principal, false)
    paper.put(`${deriveId('lot', giftId)}_1`, bonus, true, ends)
  },

  'sign in': (paper, real, _a, _b, at) => {
    const { signedIn, day } = paper
    const goesOn = signedIn?.day === day - 1 && signedIn.inRow < 7
    const decision = signIn(real.pack, rules, at)
    expectCode(decision, signedIn?.day === day ? 'SIGNED_IN_ALREADY' : null)
    real.commit(decision, idAt('sgn', paper), at)
    if (signedIn?.day === day) return
    const inRow = goesOn && signedIn ? signedIn.inRow + 1 : 1
    paper.signedIn = { day, inRow }
    paper.points += (SIGN_IN[inRow - 1] ?? 0) + (inRow === 7 ? SEVENTH_DAY : 0)
  },

  'points become bonus': (paper, real, a, _b, at) => {
    const [exchangeId, yuan] = [idAt('xch', paper), 1 + (a % 9)]
    const points = yuan * POINTS_FOR_YUAN
    const wish = { direction: 'to_bonus' as const, points, bonusFen: fen(yuan * 100) }
    const decision = exchange(real.pack, exchangeId, wish, rules, at)
    const { card, gifts } = paper.sums
    const noRoom =
      paper.onCard + yuan * 100 > CEILING ? 'NO_ROOM' : card + gifts + 1 > MOST_SUMS ? 'CARD_LOTS_FULL' : null
    const refused = noRoom ?? (paper.points < points ? 'POINTS_TOO_LOW' : null)
    expectCode(decision, refused)
    real.commit(decision, exchangeId, at)
    if (refused) return
    paper.points -= points
    paper.put(deriveId('lot', exchangeId), yuan * 100, true, paper.endAfter(40))
  },

  'bonus becomes points': (paper, real, a, _b, at) => {
    const [exchangeId, yuan] = [idAt('xch', paper), 1 + (a % 30)]
    const wish = { direction: 'to_points' as const, points: yuan * POINTS_PER_BONUS_YUAN, bonusFen: fen(yuan * 100) }
    const decision = exchange(real.pack, exchangeId, wish, rules, at)
    const parts = paper.choose(yuan * 100, paper.at, row => row.isBonus)
    expectCode(decision, parts ? null : 'BONUS_TOO_LOW')
    real.commit(decision, exchangeId, at)
    if (!parts) return
    paper.add(parts, 'left', -1)
    paper.points += yuan * POINTS_PER_BONUS_YUAN
  },

  correct: (paper, real, a, b, at) => {
    const adjustmentId = idAt('adj', paper)
    const [principal, bonus, points] = [(a % 4001) - 2000, (b % 1001) - 500, (a % 101) - 50]
    const bonusExpiresAt = later(at, 20 * DAY)
    const change = { principalFen: fen(principal), bonusFen: fen(bonus), bonusExpiresAt, points }
    const decision = adjust(real.pack, { adjustmentId, change, proposedBy: 'a', approvedBy: 'b' }, rules, at)
    const fromPrincipal = principal < 0 ? paper.choose(-principal, paper.at, row => !row.isBonus) : []
    const fromBonus = bonus < 0 ? paper.choose(-bonus, paper.at, row => row.isBonus) : []
    const isShort = !fromPrincipal || !fromBonus || paper.points + points < 0
    if (isShort)
      return expectCode(
        decision,
        !fromPrincipal ? 'BALANCE_TOO_LOW' : !fromBonus ? 'BONUS_TOO_LOW' : codeOrRoom(decision),
      )
    // A card that is full may refuse the part that comes; then none of it happens.
    if (decision instanceof Refusal) return expect(['NO_ROOM', 'CARD_LOTS_FULL']).toContain(decision.code)
    real.commit(decision, adjustmentId, at)
    paper.add([...fromPrincipal, ...fromBonus], 'left', -1)
    const lots = lotIdsOf(adjustmentId)
    paper.put(lots.principal, principal, false)
    paper.put(lots.bonus, bonus, true, bonusExpiresAt)
    paper.points += points
  },

  claim: (paper, real, _a, _b, at) => {
    const claimId = idAt('clm', paper)
    const entry = real.commit(claimCoupon(real.pack, claimId, 'coffee', rules, at), claimId, at)
    if (entry?.facts.kind === 'coupon_claimed') {
      paper.coupons.push({ id: deriveId('cpn', claimId), ends: paper.endAfter(7) })
    }
  },

  redeem: (paper, real, a, b, at) => {
    const { coupons, used } = paper
    const again = used.length > 0 && (b % 4 === 0 || coupons.length === 0)
    const coupon = again ? pick(used, a) : pick(coupons, a)
    if (!coupon) return
    const redeemId = idAt('rdm', paper)
    const wish = { redeemId, couponId: coupon.id as CouponId, orderFen: null, ...till }
    const decision = redeemCoupon(real.pack, wish, rules, at)
    const isGood = coupons.includes(coupon) && coupon.ends > paper.at
    expect(!(decision instanceof Refusal)).toBe(isGood)
    real.commit(decision, redeemId, at)
    if (!isGood) return
    paper.coupons = coupons.filter(each => each !== coupon)
    used.push({ ...coupon, at: paper.at, by: redeemId })
  },

  undo: (paper, real, a, _b, at) => {
    const done = pick(paper.used, a)
    if (!done) return
    const redemption = real.entries.get(done.by) as Parameters<typeof undoRedemption>[1]['redemption']
    const decision = undoRedemption(real.pack, { redemption, staffId: till.staffId, undoMinutes: UNDO_MINUTES }, at)
    if (decision instanceof Refusal && decision.code === 'REDEMPTION_UNDONE') {
      // Only what so many others have pushed out of the wallet's memory.
      return expect(paper.used.length).toBeGreaterThan(8)
    }
    const isLate = paper.at >= done.at + UNDO_MINUTES * MINUTE
    expectCode(decision, isLate ? 'UNDO_TOO_LATE' : null)
    real.commit(decision, idAt('und', paper), at)
    if (isLate) return
    paper.used = paper.used.filter(each => each !== done)
    paper.coupons.push({ id: done.id, ends: done.ends })
  },

  expire: (paper, real, _a, _b, at) => {
    // Several entries when much runs out at once.
    for (let due = expireDue(real.pack, at); due; due = expireDue(real.pack, at)) {
      real.commit(due, idAt('exp', paper), at)
      real.pack = { ...real.pack, flushedSeq: real.pack.head.seq }
    }
    paper.expire()
  },

  'wait a little': (paper, _real, a) => {
    paper.at += a % (3 * HOUR)
  },
  'wait long': (paper, _real, a) => {
    paper.at += a % (20 * DAY)
  },
}

/** Points that are missing are told last, after what the card has no room for. */
function codeOrRoom(decision: unknown) {
  const code = decision instanceof Refusal ? decision.code : null
  return code === 'NO_ROOM' || code === 'CARD_LOTS_FULL' ? code : 'POINTS_TOO_LOW'
}

const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(), fc.nat())

test('whatever is done in whatever order, the pack is what a sheet of paper says and the audit finds nothing', () => {
  const done = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), sequence => {
      const [paper, real] = [new Paper(noon), new Real()]
      // Money first: on an empty card there is little to be wrong about.
      for (const [name, a, b] of [['top up', 79_000, 19_001], ...sequence] as typeof sequence) {
        const before = real.pack.head.seq
        steps[name]?.(paper, real, a, b, instant(paper.at))
        if (real.pack.head.seq > before) done.set(name, (done.get(name) ?? 0) + 1)
        compare(paper, real)
      }
    }),
    { numRuns: 600 },
  )
  // Each kind of command really happened, and often: the rarest about a hundred times.
  const waits = new Set(['wait a little', 'wait long', 'gift has arrived'])
  for (const name of Object.keys(steps))
    if (!waits.has(name)) expect([name, (done.get(name) ?? 0) > 20]).toEqual([name, true])
})
