import fc from 'fast-check'
import { newCouponGift } from '../../src/domain/gifts/coupon-gift'
import { GIFT_LIFE } from '../../src/domain/gifts/gift'
import { type CouponGiftId, deriveId } from '../../src/domain/ids'
import { type Movement, replay } from '../../src/domain/ledger/movement'
import { expireDue } from '../../src/domain/pack/expire'
import { couponArrived, giveCoupon, receiveCoupon, takeCouponBack } from '../../src/domain/pack/give-coupon'
import { packLimits } from '../../src/domain/pack/limits'
import { openPack, type Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { Refusal } from '../../src/domain/refusal'
import { later } from '../../src/domain/time'
import {
  codeOf,
  commit,
  daysAfter,
  frozen,
  newId,
  newPack,
  noon,
  packIdOf,
  rules,
  rulesWith,
  sha256,
  withCoupon,
  yuan,
} from './given'

const shop = rulesWith({
  coupon_templates: [
    {
      _id: 'gift',
      title: '好友券',
      kind: '代金',
      valueYuan: 5,
      validDays: 30,
      perMember: 3,
      perMemberPerDay: 2,
      holder: '可转赠',
    },
    { _id: 'own', title: '本人券', kind: '代金', valueYuan: 5, validDays: 30, perMember: 3 },
  ],
})
const friend = openPack(packIdOf('friend'), 'unnamed', noon, sha256)
const till = {
  redeemId: newId('rdm'),
  storeId: 'store_nanshan',
  storeName: '南山店',
  staffId: 'staff_1',
  orderFen: yuan(20),
}

function given(from: Pack = withCoupon(newPack(), 'gift', noon, shop).pack, giftId = newId('cgf')) {
  const coupon = from.coupons.at(-1)
  if (!coupon) throw new Error('no coupon to give')
  const { pack } = commit(giveCoupon(frozen(from), giftId, coupon.couponId, noon), {
    commandId: newId('cgo'),
    at: noon,
  })
  return { pack, coupon, giftId }
}

test('a given coupon is the friend’s with the same id and validity, and cannot be given on', () => {
  const { coupon, giftId } = given()
  const { pack, entry } = commit(receiveCoupon(frozen(friend), giftId, coupon, shop, noon), {
    commandId: newId('cgi'),
    at: noon,
  })
  expect(pack.coupons).toMatchObject([
    { couponId: coupon.couponId, expiresAt: coupon.expiresAt, terms: { title: '好友券' } },
  ])
  expect(entry.facts).toMatchObject({ kind: 'coupon_received', giftId, couponId: coupon.couponId })
  expect(codeOf(giveCoupon(pack, newId('cgf'), coupon.couponId, noon))).toBe('COUPON_NOT_TRANSFERABLE')
})

test('from the moment it is given no till takes it from the giver, before and after it has arrived', () => {
  const { pack, coupon, giftId } = given()
  expect(codeOf(redeemCoupon(pack, { ...till, couponId: coupon.couponId }, shop, noon))).toBe('COUPON_GIVEN')
  const arrived = couponArrived(frozen(pack), giftId, noon)
  if (!arrived) throw new Error('was out')
  expect(codeOf(redeemCoupon(arrived, { ...till, couponId: coupon.couponId }, shop, noon))).toBe('COUPON_GIVEN')
  expect(arrived.closedCoupons).toMatchObject([{ couponId: coupon.couponId, end: { state: 'given', at: noon } }])
  expect(couponArrived(arrived, giftId, noon)).toBeNull()
})

test('a returned coupon is as if it had never left, even into a wallet that filled up meanwhile', () => {
  const before = withCoupon(newPack(), 'gift', noon, shop).pack
  const { pack, giftId } = given(before)
  const back = commit(takeCouponBack(frozen(pack), giftId), { commandId: newId('cgb'), at: noon })
  expect(back.pack.coupons).toEqual(before.coupons)
  expect(back.pack.couponsOut).toEqual({})
  expect(() => takeCouponBack(back.pack, giftId)).toThrow('not out of this pack')
})

test('what is on its way keeps its place in the giver’s wallet', () => {
  let pack = newPack()
  while (pack.coupons.length < packLimits.coupons) {
    const next = withCoupon(pack, 'coffee').pack
    pack = { ...next, flushedSeq: next.head.seq }
  }
  const transferable = pack.coupons.map(each => ({ ...each, terms: { ...each.terms, transferable: true as const } }))
  const { pack: out } = given({ ...pack, coupons: transferable })
  expect(out.coupons).toHaveLength(packLimits.coupons - 1)
  expect(codeOf(receiveCoupon(out, newId('cgf'), given().coupon, shop, noon))).toBe('WALLET_FULL')
})

test('giving is no way around a cap: a gift counts as the friend’s own claim, for ever and for the day', () => {
  const { coupon } = given()
  let pack = friend
  for (const cap of [1, 2]) {
    const { pack: next } = commit(
      receiveCoupon(frozen(pack), newId('cgf'), { ...coupon, couponId: newId('cpn') }, shop, noon),
      { commandId: newId('cgi'), at: noon },
    )
    pack = next
    expect(pack.couponClaims.gift).toBe(cap)
  }
  expect(receiveCoupon(pack, newId('cgf'), coupon, shop, noon)).toMatchObject({
    code: 'COUPON_DAY_CAP_REACHED',
    details: { cap: 2 },
  })
  const tomorrow = daysAfter(noon, 1)
  const third = commit(receiveCoupon(pack, newId('cgf'), { ...coupon, couponId: newId('cpn') }, shop, tomorrow), {
    commandId: newId('cgi'),
    at: tomorrow,
  }).pack
  expect(receiveCoupon(third, newId('cgf'), coupon, shop, daysAfter(noon, 2))).toMatchObject({
    code: 'COUPON_CAP_REACHED',
    details: { cap: 3 },
  })
  // The giver's own count stays: giving away does not make room for another claim.
  expect(given().pack.couponClaims.gift).toBe(1)
})

test('of a withdrawn template a friend may have one', () => {
  const { coupon } = given()
  const first = commit(receiveCoupon(friend, newId('cgf'), coupon, rules, noon), {
    commandId: newId('cgi'),
    at: noon,
  }).pack
  expect(codeOf(receiveCoupon(first, newId('cgf'), { ...coupon, couponId: newId('cpn') }, rules, noon))).toBe(
    'COUPON_CAP_REACHED',
  )
})

test('only one’s own, live, transferable coupons are given, and only so many at once', () => {
  const own = withCoupon(newPack(), 'own', noon, shop)
  expect(codeOf(giveCoupon(own.pack, newId('cgf'), own.coupon.couponId, noon))).toBe('COUPON_NOT_TRANSFERABLE')
  const { pack, coupon } = withCoupon(newPack(), 'gift', noon, shop)
  expect(codeOf(giveCoupon(pack, newId('cgf'), coupon.couponId, coupon.expiresAt))).toBe('COUPON_EXPIRED')
  expect(codeOf(giveCoupon(newPack(), newId('cgf'), coupon.couponId, noon))).toBe('COUPON_NOT_HELD')
  const couponsOut = Object.fromEntries(Array.from({ length: packLimits.couponsOut }, () => [newId('cgf'), coupon]))
  expect(codeOf(giveCoupon({ ...pack, couponsOut }, newId('cgf'), coupon.couponId, noon))).toBe('TOO_MANY_GIFTS')
})

test('a gift can be claimed for a week, and never beyond the coupon’s own end', () => {
  const { coupon } = given()
  const wish = {
    giftId: newId('cgf'),
    giverPackId: newPack().packId,
    couponId: coupon.couponId,
    greeting: 'thanks' as const,
  }
  const ends = (at = noon) => {
    const gift = newCouponGift({ ...wish, giftId: newId('cgf', at) }, coupon, at)
    return gift instanceof Refusal ? gift.code : gift.claimBefore
  }
  expect(ends()).toBe(later(noon, GIFT_LIFE))
  expect(ends(daysAfter(noon, 28))).toBe(coupon.expiresAt)
  expect(codeOf(newCouponGift({ ...wish, giftId: newId('cgf', daysAfter(noon, 1)) }, coupon, noon))).toBe(
    'COMMAND_ID_TIME',
  )
})

test('whatever is claimed, given, received, returned, used and run out: each coupon is in one place, by pack and by ledger', () => {
  const step = fc.record({
    do: fc.constantFrom('claim', 'give', 'receive', 'return', 'redeem', 'expire'),
    hours: fc.nat({ max: 200 }),
    pick: fc.nat(),
  })
  const many = rulesWith({
    coupon_templates: [
      { _id: 'gift', title: '好友券', kind: '代金', valueYuan: 5, validDays: 30, perMember: 50, holder: '可转赠' },
    ],
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const movements: Movement[] = []
      let [a, b] = [newPack(), friend]
      let at = noon
      const out: CouponGiftId[] = []
      const add = (decision: Parameters<typeof commit>[0], id: CouponGiftId): Pack => {
        const { pack, entry } = commit(decision, { commandId: deriveId('spd', id), at })
        movements.push(...entry.movements)
        return { ...pack, flushedSeq: pack.head.seq }
      }
      for (const { do: what, hours, pick } of steps) {
        at = later(at, hours * 3_600_000)
        const id = newId('cgf', at)
        const own = a.coupons[pick % Math.max(1, a.coupons.length)]
        const [sent] = what === 'receive' || what === 'return' ? out.splice(pick % Math.max(1, out.length), 1) : []
        if (what === 'claim') {
          const { pack, coupon } = withCoupon(a, 'gift', at, many)
          movements.push({ unit: 'coupon', amount: 1, from: 'coupons_issued:gift', to: `coupon:${coupon.couponId}` })
          a = { ...pack, flushedSeq: pack.head.seq }
        }
        if (what === 'give' && own) {
          const decision = giveCoupon(a, id, own.couponId, at)
          if (!(decision instanceof Refusal)) {
            a = add(decision, id)
            out.push(id)
          }
        }
        const coupon = sent && a.couponsOut[sent]
        if (what === 'receive' && sent && coupon) {
          b = add(receiveCoupon(b, sent, coupon, many, at), id)
          a = couponArrived(a, sent, at) ?? a
        }
        if (what === 'return' && sent) a = add(takeCouponBack(a, sent), id)
        if (what === 'redeem' && own) {
          const decision = redeemCoupon(a, { ...till, couponId: own.couponId }, many, at)
          if (!(decision instanceof Refusal)) a = add(decision, id)
        }
        const expired = what === 'expire' ? expireDue(a, at) : null
        if (expired) a = add(expired, id)
      }
      const balances = replay(movements)
      const held = (account: 'coupon:' | 'coupon_in_transit:') =>
        [...balances].filter(([name, there]) => name.startsWith(account) && there !== 0)
      expect(
        held('coupon:')
          .map(([name]) => name)
          .sort(),
      ).toEqual([...a.coupons, ...b.coupons].map(({ couponId }) => `coupon:${couponId}`).sort())
      expect(
        held('coupon_in_transit:')
          .map(([name]) => name)
          .sort(),
      ).toEqual(out.map(id => `coupon_in_transit:${id}`).sort())
      expect([...balances.values()].reduce((sum, each) => sum + each, 0)).toBe(0)
    }),
    { numRuns: 150 },
  )
})
