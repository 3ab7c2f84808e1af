import { ed25519 } from '@noble/curves/ed25519.js'
import type { OfflineOutcome } from '../../src/contract/offline'
import type { CouponId } from '../../src/domain/ids'
import { EMPTY_JOURNAL, type Journal, noted, toldOf } from '../../src/domain/offline/journal'
import { judgeOffline } from '../../src/domain/offline/judge-offline'
import { type OfflineKit, openKit } from '../../src/domain/offline/offline-kit'
import { Refusal } from '../../src/domain/refusal'
import { later, MINUTE } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'
import { TestPhone } from '../support/test-phone'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.insertDocument('coupon_templates', {
    _id: 'offline_10',
    title: '离线券',
    kind: '满减',
    minimumYuan: 50,
    offYuan: 10,
    validDays: 30,
    perMember: 50,
  })
  const { version } = await shop.call('merchant', owner, 'rules.publish', {})
  shop.seenVersion = version
})
afterAll(() => shop.close())

/** A staff phone: its kit and its journal, and no network unless it syncs. */
class TestTill {
  journal: Journal = EMPTY_JOURNAL
  private kit: OfflineKit | null = null

  constructor(readonly openid: string) {}

  async goOnline(): Promise<void> {
    const { kit, shopPublicKey } = await shop.call('staff', this.openid, 'offline.kit', {})
    this.kit = openKit(kit, shopPublicKey, ed25519.verify)
  }

  /** Takes a coupon without a network. The refusal's code, or null. */
  take(code: string, couponId: CouponId, orderFen = yuan(60)): string | null {
    if (!this.kit) throw new Error('this till was never online')
    const at = shop.now
    const verdict = judgeOffline(code, orderFen, { kit: this.kit, journal: this.journal, verify: ed25519.verify, at })
    if (verdict instanceof Refusal) return verdict.code
    const { discountFen } = verdict
    this.journal = noted(this.journal, {
      redeemId: newId('rdm', at),
      couponId,
      title: '券',
      code,
      orderFen,
      discountFen,
      redeemedAt: at,
    })
    return null
  }

  async sync(): Promise<OfflineOutcome[]> {
    const redemptions = this.journal.waiting.slice(0, 20).map(({ redeemId, code, orderFen, redeemedAt }) => {
      return { redeemId, code, redeemedAt, ...(orderFen === null ? {} : { orderFen }) }
    })
    if (redemptions.length === 0) return []
    const { outcomes } = await shop.call('staff', this.openid, 'offline.sync', { redemptions })
    return outcomes
  }

  forget(outcomes: OfflineOutcome[]): void {
    this.journal = toldOf(
      this.journal,
      outcomes.map(each => each.redeemId),
    )
  }
}

async function tillOf(openid: string): Promise<TestTill> {
  const till = new TestTill(openid)
  await till.goOnline()
  return till
}

async function phone(): Promise<TestPhone> {
  const held = new TestPhone(shop, shop.newPerson())
  await held.register()
  return held
}

test('what a till took without a network is written once, with the time it happened, however often it is told', async () => {
  const [till, member] = [await tillOf(clerk), await phone()]
  const couponId = await member.claim('offline_10')
  const happenedAt = shop.now
  expect(till.take(member.couponCode(couponId), couponId)).toBeNull()
  await shop.advance(20 * MINUTE)
  const answers = await Promise.all([till.sync(), till.sync(), till.sync()])
  for (const outcomes of answers) expect(outcomes).toMatchObject([{ outcome: { state: 'redeemed' } }])
  const wallet = await shop.call('shopper', member.openid, 'coupons.wallet', {})
  expect(wallet.used).toHaveLength(1)
  expect(wallet.used[0]?.state).toMatchObject({ state: 'redeemed', storeName: '南山店' })
  const [entry] = await shop.documents<{ facts: { offlineAt: number } }>('entries', {
    'facts.couponId': couponId,
    'facts.kind': 'coupon_redeemed',
  })
  expect(Math.abs((entry?.facts.offlineAt ?? 0) - happenedAt)).toBeLessThan(5_000)
})

test('used at two tills without a network, one use is written and the other waits for the merchant, who decides once', async () => {
  const [here, there, member] = [await tillOf(clerk), await tillOf(clerkElsewhere), await phone()]
  const couponId = await member.claim('offline_10')
  const code = member.couponCode(couponId)
  expect([here.take(code, couponId), there.take(code, couponId)]).toEqual([null, null])
  expect(await here.sync()).toMatchObject([{ outcome: { state: 'redeemed' } }])
  const [conflict] = await there.sync()
  expect(conflict?.outcome).toMatchObject({ state: 'conflict', message: expect.stringMatching(/在南山店核销$/) })
  const redeemId = conflict?.redeemId ?? newId('rdm')

  const { conflicts } = await shop.call('merchant', owner, 'offline.conflicts', {})
  expect(conflicts[0]).toMatchObject({
    redeemId,
    title: '离线券',
    storeName: '福田店',
    discountFen: yuan(10),
    decided: null,
  })
  const decide = (policy: 'honour' | 'reject') =>
    shop.refusal('merchant', owner, 'offline.decide', { redeemId, policy })
  const decided = await Promise.all([decide('honour'), decide('honour'), decide('honour')])
  expect(decided).toEqual(['ok', 'ok', 'ok'])
  expect(await decide('reject')).toBe('COMMAND_ID_REUSED')
  const { lines } = await shop.call('shopper', member.openid, 'statement.page', {})
  expect(lines.map(line => line.title)).toEqual(['门店承担重复使用的 离线券', '使用 离线券', '领取 离线券'])
  expect(await shop.refusal('merchant', clerk, 'offline.conflicts', {})).toBe('NOT_ALLOWED')
})

test('a forged code, a code of another minute and a redemption of the future are nothing', async () => {
  const member = await phone()
  const couponId = await member.claim('offline_10')
  const tell = async (code: string, redeemedAt = shop.now) => {
    const redemptions = [{ redeemId: newId('rdm', shop.now), code, orderFen: yuan(60), redeemedAt }]
    const { outcomes } = await shop.call('staff', clerk, 'offline.sync', { redemptions })
    return outcomes[0]?.outcome
  }
  const code = member.couponCode(couponId)
  const refused = { state: 'refused' }
  // In the middle of the phone's signature: its last byte is zero once in sixteen times, and forging nothing proves nothing.
  const place = code.length - 40
  const forged = `${code.slice(0, place)}${code.charAt(place) === 'A' ? 'B' : 'A'}${code.slice(place + 1)}`
  expect(await tell(forged)).toMatchObject(refused)
  expect(await tell(code, later(shop.now, -10 * MINUTE))).toMatchObject(refused)
  const ahead = later(shop.now, 3 * MINUTE)
  expect(await tell(member.couponCode(couponId, ahead), ahead)).toMatchObject(refused)
  expect((await shop.call('shopper', member.openid, 'coupons.wallet', {})).usable).toHaveLength(1)
})

test('beyond the day’s allowance of one till, redemptions become conflicts, whichever is told first', async () => {
  await shop.editDocument('settings', { _id: 'shop' }, { offlineDailyYuan: 25 })
  const { version } = await shop.call('merchant', owner, 'rules.publish', {})
  shop.seenVersion = version
  await shop.advance(24 * 60 * MINUTE)
  const member = await phone()
  const redemptions: {
    redeemId: ReturnType<typeof newId<'rdm'>>
    code: string
    orderFen: number
    redeemedAt: typeof shop.now
  }[] = []
  for (let n = 0; n < 3; n++) {
    const code = member.couponCode(await member.claim('offline_10'))
    redemptions.push({ redeemId: newId('rdm', shop.now), code, orderFen: yuan(60), redeemedAt: shop.now })
  }
  const { outcomes } = await shop.call('staff', clerk, 'offline.sync', { redemptions })
  expect(outcomes.map(each => each.outcome.state)).toEqual(['redeemed', 'redeemed', 'conflict'])
})

/** mulberry32: small, seeded, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

test.each([1, 20261122])(
  'tills that come and go, and tell things twice: at most one use each, every other one visible (seed %i)',
  async seed => {
    await shop.editDocument('settings', { _id: 'shop' }, { offlineDailyYuan: 5000 })
    shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
    const random = seeded(seed)
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
    const tills = [await tillOf(clerk), await tillOf(clerkElsewhere), await tillOf(owner)]
    const members = [await phone(), await phone()]
    const coupons: { member: TestPhone; couponId: CouponId }[] = []
    for (let n = 0; n < 8; n++) {
      const member = pick(members)
      coupons.push({ member, couponId: await member.claim('offline_10') })
    }
    const takenOf = new Map<CouponId, number>()
    for (let step = 0; step < 40; step++) {
      const till = pick(tills)
      const { member, couponId } = pick(coupons)
      if (random() < 0.6) {
        const refused = till.take(member.couponCode(couponId), couponId)
        if (refused === null) takenOf.set(couponId, (takenOf.get(couponId) ?? 0) + 1)
      } else {
        // Told once or twice at once; sometimes the answer is lost, and everything is told again later.
        const outcomes = await Promise.all(random() < 0.5 ? [till.sync()] : [till.sync(), till.sync()])
        expect(new Set(outcomes.map(each => JSON.stringify(each))).size).toBe(1)
        if (random() < 0.7) till.forget(outcomes[0] ?? [])
      }
    }
    for (const till of tills) {
      while (till.journal.waiting.length > 0) till.forget(await till.sync())
    }
    const { conflicts } = await shop.call('merchant', owner, 'offline.conflicts', {})
    for (const { couponId } of coupons) {
      const uses = await shop.documents('entries', { 'facts.couponId': couponId, 'facts.kind': 'coupon_redeemed' })
      const claims = await shop.documents<{ progress: { state: string } }>('offline_claims', { couponId })
      const taken = takenOf.get(couponId) ?? 0
      expect(uses).toHaveLength(Math.min(1, taken))
      expect(claims).toHaveLength(taken)
      expect(claims.filter(claim => claim.progress.state === 'redeemed')).toHaveLength(Math.min(1, taken))
      const listed = conflicts.filter(conflict => claims.some(claim => claim._id === conflict.redeemId))
      expect(listed).toHaveLength(Math.max(0, taken - 1))
    }
  },
)
