import { later, MINUTE } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'
import { TestPhone } from '../support/test-phone'
import { TestTill } from '../support/test-till'

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

const tillOf = (openid: string) => TestTill.online(shop, openid)

async function phone(): Promise<TestPhone> {
  const held = new TestPhone(shop, shop.newPerson())
  await held.register()
  return held
}

test('what a till took without a network is written once, with the time it happened, however often it is told', async () => {
  const [till, member] = [await tillOf(clerk), await phone()]
  const couponId = await member.claim('offline_10')
  const happenedAt = shop.now
  expect(till.take(member.couponCode(couponId), couponId)).toMatchObject({ couponId })
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
  expect([here.take(code, couponId), there.take(code, couponId)]).toMatchObject([{ couponId }, { couponId }])
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

  // A till that tells the newest first gives away no more.
  const other: typeof redemptions = []
  for (let n = 0; n < 3; n++) {
    const code = member.couponCode(await member.claim('offline_10'))
    other.unshift({ redeemId: newId('rdm', shop.now), code, orderFen: yuan(60), redeemedAt: later(shop.now, n) })
  }
  const states: string[] = []
  for (const each of other) {
    const { outcomes } = await shop.call('staff', clerkElsewhere, 'offline.sync', { redemptions: [each] })
    states.push(...outcomes.map(({ outcome }) => outcome.state))
  }
  expect(states).toEqual(['redeemed', 'redeemed', 'conflict'])
})
