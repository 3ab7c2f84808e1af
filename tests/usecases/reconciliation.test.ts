import { DAY, HOUR, type ShopDay, shopDayOf } from '../../src/domain/time'
import { clerk, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
let day: ShopDay
let paidTwice: string
beforeAll(async () => {
  shop = await TestShop.open()
  day = shopDayOf(shop.now)
  // One of them by API v3, whose bill comes another way.
  await shop.arm({ action: 'wx.wxPayApi', target: 'unifiedOrder', nth: 1, times: 1, kind: 'error' })
  await shop.topUp(shop.newPerson(), 'tier_300')
  await shop.disarm()
  paidTwice = (await shop.topUp(shop.newPerson(), 'tier_800')).orderId
  // Paid while nobody hears of it: no notice, no question.
  await shop.arm({ action: 'notice', kind: 'lose' })
  const unheard = await shop.startTopUp(shop.newPerson(), 'tier_1500')
  await shop.atCashier(unheard, 'pay')
  const wasLost = async (): Promise<boolean> =>
    (await shop.get<{ faults: { fired: number }[] }>('/localcloud/faults')).faults[0]?.fired === 1
  while (!(await wasLost()));
  await shop.disarm()
})
afterAll(() => shop.close())

test('before ten the next morning there is no bill yet', async () => {
  expect(await shop.refusal('merchant', owner, 'bill.match', { day })).toBe('BILL_NOT_READY')
})

test('a clerk sees nothing of it', async () => {
  expect(await shop.refusal('merchant', clerk, 'bill.days', {})).toBe('NOT_ALLOWED')
})

test('the next day the bill is held against the books: what was paid and not credited is found', async () => {
  await shop.advance(DAY + 12 * HOUR)
  const found = await shop.call('merchant', owner, 'bill.match', { day })
  expect(found.bill).toMatchObject({ payments: 3, paidFen: yuan(2600) })
  expect(found.differences).toMatchObject([
    { kind: 'only_in_bill', billFen: yuan(1500), resolution: { state: 'open' } },
  ])
  expect(await shop.refusal('merchant', owner, 'bill.signOff', { day })).toBe('BILL_DIFFERENCES_OPEN')
})

test('the clock credits what was found by the ordinary way, and the difference settles itself', async () => {
  await shop.tick()
  const again = await shop.call('merchant', owner, 'bill.match', { day })
  expect(again).toMatchObject({ openDifferences: 0, books: { payments: 3, paidFen: yuan(2600) } })
  expect(again.differences).toMatchObject([{ resolution: { state: 'settled_itself' } }])
})

test('an entry that is missing from the ledger is a difference although its order says it was credited', async () => {
  const [entry] = await shop.documents('entries', { 'facts.orderId': paidTwice })
  if (!entry) throw new Error('no entry')
  await shop.removeDocument('entries', entry._id)
  const found = await shop.call('merchant', owner, 'bill.match', { day })
  expect(found.differences.filter(each => each.resolution.state === 'open')).toMatchObject([
    { kind: 'not_booked_yet', outTradeNo: paidTwice },
  ])
  const [open] = found.differences.filter(each => each.resolution.state === 'open')
  const wish = { day, differenceId: open?.differenceId ?? '', note: '已人工核对，补记在册' }
  const explained = await shop.call('merchant', owner, 'bill.explain', wish)
  expect(explained.openDifferences).toBe(0)
  expect(explained.differences.map(each => each.resolution)).toContainEqual(
    expect.objectContaining({ state: 'explained', by: '店主' }),
  )
  expect(await shop.refusal('merchant', owner, 'bill.explain', { ...wish, differenceId: 'x' })).toBe(
    'BILL_DIFFERENCE_UNKNOWN',
  )
})

test('a day is signed off once, by the owner, and stays as it is', async () => {
  const signed = await shop.call('merchant', owner, 'bill.signOff', { day })
  expect(signed.signed?.by).toBe('店主')
  expect(await shop.call('merchant', owner, 'bill.signOff', { day })).toEqual(signed)
  expect(await shop.refusal('merchant', owner, 'bill.match', { day })).toBe('BILL_SIGNED_OFF')
  const { days } = await shop.call('merchant', owner, 'bill.days', {})
  expect(days.find(each => each.day === day)).toMatchObject({ signedOff: true })
})

test('the clock matches each finished day by itself, also one without any payment', async () => {
  await shop.advance(DAY)
  for (let times = 0; times < 8; times++) await shop.tick()
  const { days } = await shop.call('merchant', owner, 'bill.days', {})
  const next = shopDayOf((Date.parse(`${day}T12:00:00+08:00`) + DAY) as Parameters<typeof shopDayOf>[0])
  expect(days.find(each => each.day === next)).toMatchObject({ bill: { payments: 0 }, openDifferences: 0 })
})

test('each day is looked at once more when the bill of the next one is there: its last hour may stand in that', async () => {
  const yesterday = shopDayOf(shop.now)
  const lookedAt = async (): Promise<number> =>
    (await shop.documents<{ matchedAt: number }>('bill_days', { _id: yesterday }))[0]?.matchedAt ?? 0
  for (let days = 0; days < 2; days++) {
    await shop.advance(DAY)
    for (let tick = 0; tick < 4; tick++) await shop.tick()
    expect(await lookedAt()).toBeGreaterThan(shop.now - HOUR)
  }
})
