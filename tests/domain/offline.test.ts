import { ed25519 } from '@noble/curves/ed25519.js'
import { base64url } from '../../src/domain/codes/bytes'
import { stepAt } from '../../src/domain/codes/code-step'
import { writeCouponCode, writeCouponToken } from '../../src/domain/codes/coupon-code'
import { makePrintedCode } from '../../src/domain/codes/printed-code'
import type { Coupon } from '../../src/domain/coupons/coupon'
import { conflictText } from '../../src/domain/offline/conflict-words'
import { EMPTY_JOURNAL, type Journal, MOST_WAITING, noted, toldOf } from '../../src/domain/offline/journal'
import { judgeOffline, type OfflineVerdict } from '../../src/domain/offline/judge-offline'
import { offlineKitFor, openKit, sealKit } from '../../src/domain/offline/offline-kit'
import { decideConflict } from '../../src/domain/pack/decide-conflict'
import { expireDue } from '../../src/domain/pack/expire'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { redeemOffline } from '../../src/domain/pack/redeem-offline'
import { Refusal } from '../../src/domain/refusal'
import { DAY, HOUR, type Instant, later, MINUTE } from '../../src/domain/time'
import { codeOf, commit, newId, newPack, noon, packIdOf, rules, sha256, withCoupon, yuan } from './given'

const key = (name: string) => Uint8Array.from(Buffer.from(sha256(name), 'hex'))
const sign = (name: string) => (message: Uint8Array) => ed25519.sign(message, key(name))
const shopKey = ed25519.getPublicKey(key('shop'))
const clerk = { staffId: 'staff_1', name: '南山店员', openid: 'o', role: 'clerk' as const, storeId: 'store_nanshan' }
const kit = offlineKitFor(clerk, rules, shopKey, noon)
const devicePublicKey = base64url(ed25519.getPublicKey(key('phone')))

function shown(coupon: Coupon, at: Instant = noon): string {
  const token = { ...coupon, packId: packIdOf('somebody'), deviceId: newId('dev'), devicePublicKey }
  return writeCouponCode(writeCouponToken(token, sign('shop')), stepAt(at), sign('phone'))
}

function judge(code: string, { orderFen = yuan(60), journal = EMPTY_JOURNAL, at = noon, of = kit } = {}) {
  return judgeOffline(code, orderFen, { kit: of, journal, verify: ed25519.verify, at })
}

function taken(journal: Journal, verdict: OfflineVerdict | Refusal, at: Instant = noon): Journal {
  if (verdict instanceof Refusal) throw new Error(verdict.code)
  const { couponId } = verdict.coupon
  const { discountFen } = verdict
  return noted(journal, {
    redeemId: newId('rdm', at),
    couponId,
    title: '券',
    code: '',
    orderFen: yuan(60),
    discountFen,
    redeemedAt: at,
  })
}

describe('a till without a network', () => {
  const { coupon } = withCoupon(newPack(), 'off_10')

  test('takes a coupon that both have signed, and says what it is and gives', () => {
    expect(judge(shown(coupon))).toMatchObject({
      title: '满减券',
      discountFen: yuan(10),
      coupon: { couponId: coupon.couponId },
    })
  })

  test('takes none twice, also after it has told of the first', () => {
    const journal = taken(EMPTY_JOURNAL, judge(shown(coupon)))
    expect(codeOf(judge(shown(coupon), { journal }))).toBe('OFFLINE_SEEN_HERE')
    const told = toldOf(journal, [journal.waiting[0]?.redeemId ?? newId('rdm')])
    expect(told.waiting).toEqual([])
    expect(codeOf(judge(shown(coupon), { journal: told }))).toBe('OFFLINE_SEEN_HERE')
  })

  test.each([
    ['a picture of a few minutes ago', () => judge(shown(coupon), { at: later(noon, 4 * MINUTE) }), 'CODE_EXPIRED'],
    ['a pay code', () => judge('MCP2.P.x.y.z.w'), 'OFFLINE_CODE'],
    ['a short code', () => judge('482913756'), 'OFFLINE_CODE'],
    ['a code on paper', () => judge(makePrintedCode(new Uint8Array(10).fill(7))), 'OFFLINE_PAPER'],
    ['too small an order', () => judge(shown(coupon), { orderFen: yuan(49) }), 'COUPON_ORDER_TOO_SMALL'],
    [
      'a coupon of another store',
      () => judge(shown(withCoupon(newPack(), 'coffee').coupon), { of: { ...kit, storeId: 'store_futian' } }),
      'COUPON_WRONG_STORE',
    ],
    [
      'a coupon that has run out',
      () =>
        judge(shown(coupon, coupon.expiresAt), {
          at: coupon.expiresAt,
          of: { ...kit, validUntil: later(coupon.expiresAt, DAY) },
        }),
      'COUPON_EXPIRED',
    ],
    [
      'anything with a kit of yesterday',
      () => judge(shown(coupon, later(noon, 24 * HOUR)), { at: later(noon, 24 * HOUR) }),
      'OFFLINE_KIT_OLD',
    ],
  ] as const)('refuses %s', (_name, verdict, code) => {
    expect(codeOf(verdict())).toBe(code)
  })

  test('gives away no more than the day’s allowance, whatever it has told meanwhile, and begins anew the next day', () => {
    const small = { ...kit, dailyFen: yuan(25), validUntil: later(noon, 3 * DAY) }
    let journal = EMPTY_JOURNAL
    for (let n = 0; n < 2; n++)
      journal = taken(journal, judge(shown(withCoupon(newPack(), 'off_10').coupon), { journal, of: small }))
    journal = toldOf(
      journal,
      journal.waiting.map(each => each.redeemId),
    )
    const third = judge(shown(withCoupon(newPack(), 'off_10').coupon), { journal, of: small })
    expect(third).toMatchObject({ code: 'OFFLINE_ALLOWANCE', details: { leftFen: yuan(5) } })
    const tomorrow = later(noon, DAY)
    expect(codeOf(judge(shown(coupon, tomorrow), { journal, of: small, at: tomorrow }))).toBeNull()
  })

  test('stops instead of forgetting', () => {
    const one = taken(EMPTY_JOURNAL, judge(shown(coupon))).waiting[0]
    if (!one) throw new Error('nothing was taken')
    const journal = {
      ...EMPTY_JOURNAL,
      waiting: Array.from({ length: MOST_WAITING }, () => ({ ...one, couponId: newId('cpn') })),
    }
    expect(codeOf(judge(shown(coupon), { journal }))).toBe('OFFLINE_JOURNAL_FULL')
  })

  test('believes its kit only under the shop’s signature', () => {
    const sealed = sealKit(kit, sign('shop'))
    expect(openKit(sealed, base64url(shopKey), ed25519.verify)).toEqual(kit)
    const more = sealKit({ ...kit, dailyFen: yuan(99_999) }, sign('thief'))
    expect(openKit(more, base64url(shopKey), ed25519.verify)).toBeNull()
  })
})

describe('telling of it', () => {
  const { pack, coupon } = withCoupon(newPack(), 'off_10')
  const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1', orderFen: yuan(60) }
  const command = (redeemedAt: Instant = noon) => {
    return { redeemId: newId('rdm', redeemedAt), couponId: coupon.couponId, ...till, redeemedAt }
  }

  test('is judged by the time it happened, and both times stand in the ledger', () => {
    const wish = command()
    const at = later(noon, 3 * DAY)
    const { pack: after, entry } = commit(redeemOffline(pack, wish, rules), { commandId: wish.redeemId, at })
    expect(entry).toMatchObject({ at, facts: { kind: 'coupon_redeemed', offlineAt: noon, discountFen: yuan(10) } })
    expect(after.closedCoupons[0]?.end).toMatchObject({ state: 'redeemed', at: noon })
  })

  test('finds a coupon that ran out and was written off in between, once', () => {
    const end = coupon.expiresAt
    const { pack: expired } = commit(expireDue(pack, end), { commandId: newId('exp', end), at: end })
    const wish = command(later(end, -MINUTE))
    const { pack: after, entry } = commit(redeemOffline(expired, wish, rules), {
      commandId: wish.redeemId,
      at: later(end, HOUR),
    })
    expect(entry.movements).toEqual([
      { unit: 'coupon', amount: 1, from: 'coupons_expired', to: 'coupons_redeemed:store_nanshan' },
    ])
    expect(after.closedCoupons).toHaveLength(1)
    expect(codeOf(redeemOffline(after, command(later(end, -MINUTE)), rules))).toBe('COUPON_ALREADY_REDEEMED')
    expect(codeOf(redeemOffline(expired, command(end), rules))).toBe('COUPON_EXPIRED')
  })

  test('of a coupon used elsewhere meanwhile is refused with where, and the decision stands beside it in the ledger', () => {
    const used = commit(redeemCoupon(pack, { ...command(), storeName: '福田店' }, rules, noon), {
      commandId: newId('rdm'),
      at: noon,
    })
    expect(redeemOffline(used.pack, command(), rules)).toMatchObject({
      code: 'COUPON_ALREADY_REDEEMED',
      details: { storeName: '福田店' },
    })
    const wish = command()
    const claim = {
      ...wish,
      packId: pack.packId,
      templateId: 'off_10',
      title: '满减券',
      discountFen: yuan(10),
      receivedAt: noon,
      progress: { state: 'received' as const },
    }
    const honoured = commit(decideConflict(used.pack, claim, 'honour'), { commandId: newId('ofc'), at: noon })
    expect(honoured.entry.movements).toMatchObject([
      { from: 'conflicts_honoured', to: 'coupons_redeemed:store_nanshan' },
    ])
    const rejected = commit(decideConflict(used.pack, claim, 'reject'), { commandId: newId('ofc'), at: noon })
    expect(rejected.entry.movements).toEqual([])
  })
})

test('why a redemption without a network waits for the merchant is said in a line', () => {
  expect(conflictText({ why: 'used', at: later(noon, -HOUR), storeName: '南山店' }, noon)).toBe(
    '这张券已于今天 11:00 在南山店核销',
  )
  expect(conflictText({ why: 'not_held' }, noon)).toBe('核销时这张券已不在该会员的卡包里')
  expect(conflictText({ why: 'allowance' }, noon)).toBe('超过这台收银台断网时每天的优惠上限')
  expect(conflictText({ why: 'late' }, noon)).toBe('离线核销超过 7 天才上传')
  expect(conflictText({ why: 'rules', message: '仅限周末' }, noon)).toBe('仅限周末')
})
