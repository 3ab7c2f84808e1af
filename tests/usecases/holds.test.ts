import { HOUR, MINUTE } from '../../src/domain/time'
import { clerk, clerkElsewhere, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function member(): Promise<string> {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  return shopper
}

async function held(shopper: string, amountFen = yuan(100), minutes = 60) {
  const ticket = await shop.payTicket(shopper)
  return shop.call('staff', clerk, 'balance.hold', { ticket, amountFen, minutes })
}

test('money is held, a part is captured, the rest is the member’s again', async () => {
  const shopper = await member()
  const { receiptId, until, heldAt } = await held(shopper)
  expect(until - heldAt).toBe(HOUR)
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({
    balanceFen: yuan(230),
    heldFen: yuan(100),
  })
  const receipt = await shop.call('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(80) })
  expect(receipt).toMatchObject({ amountFen: yuan(80), bonusFen: yuan(30), releasedFen: yuan(20), pointsEarned: 80 })
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({ balanceFen: yuan(250), heldFen: 0 })
  const { lines } = await shop.call('shopper', shopper, 'statement.page', {})
  expect(lines.map(line => [line.title, line.changeFen])).toEqual([
    ['消费，解冻 20', -8000],
    ['冻结 100', 0],
    ['充值 300，送 30', 33000],
  ])
})

test('holding, capturing and releasing again answer the same; another amount is refused', async () => {
  const shopper = await member()
  const ticket = await shop.payTicket(shopper)
  const wish = { ticket, amountFen: yuan(100), minutes: 60 }
  const first = await shop.call('staff', clerk, 'balance.hold', wish)
  expect(await shop.call('staff', clerk, 'balance.hold', wish)).toEqual({ ...first, repeated: true })
  expect(await shop.refusal('staff', clerk, 'balance.hold', { ...wish, amountFen: yuan(99) })).toBe('CODE_USED')
  expect(await shop.refusal('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(100) })).toBe('CODE_USED')
  const { receiptId } = first
  const taken = await shop.call('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(40) })
  expect(await shop.call('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(40) })).toEqual({
    ...taken,
    repeated: true,
  })
  expect(await shop.refusal('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(41) })).toBe('HOLD_NOT_OPEN')
  expect(await shop.refusal('staff', clerk, 'hold.release', { receiptId })).toBe('HOLD_NOT_OPEN')
  expect(await shop.balance(shopper)).toBe(yuan(290))
})

test('the till finds what its store holds by the member’s code; another store sees and ends nothing', async () => {
  const shopper = await member()
  const { receiptId } = await held(shopper)
  const { code } = await shop.call('shopper', shopper, 'payCode.show', {})
  expect(await shop.call('staff', clerk, 'code.lookUp', { code })).toMatchObject({ holds: [{ receiptId }] })
  expect(await shop.call('staff', clerkElsewhere, 'code.lookUp', { code })).toMatchObject({ holds: [] })
  expect(await shop.refusal('staff', clerkElsewhere, 'hold.capture', { receiptId, amountFen: 1 })).toBe('NOT_ALLOWED')
  expect(await shop.refusal('staff', clerkElsewhere, 'hold.release', { receiptId })).toBe('NOT_ALLOWED')
  expect(await shop.call('staff', clerk, 'hold.release', { receiptId })).toMatchObject({ amountFen: yuan(100) })
  expect(await shop.balance(shopper)).toBe(yuan(330))
})

test('more than was held, amounts that are none, and receipts that name no hold are refused', async () => {
  const shopper = await member()
  const { receiptId } = await held(shopper)
  expect(await shop.refusal('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(100) + 1 })).toBe(
    'CAPTURE_ABOVE_HOLD',
  )
  for (const amountFen of [0, -1, 0.5, 1e12]) {
    expect(await shop.refusal('staff', clerk, 'hold.capture', { receiptId, amountFen })).toBe('INPUT_INVALID')
  }
  const stranger = receiptId.replace(/^pk_./, letter => (letter === 'pk_0' ? 'pk_1' : 'pk_0'))
  expect(await shop.refusal('staff', clerk, 'hold.release', { receiptId: stranger })).toBe('PACK_NOT_OPENED')
  expect(await shop.refusal('staff', clerk, 'hold.release', { receiptId: 'x' })).toBe('HOLD_NOT_OPEN')
  const ticket = await shop.payTicket(shopper)
  expect(await shop.refusal('staff', clerk, 'balance.hold', { ticket, amountFen: yuan(231), minutes: 60 })).toBe(
    'BALANCE_TOO_LOW',
  )
})

test('a hold past its deadline is captured no more, and the clock gives the money back', async () => {
  const shopper = await member()
  const { receiptId } = await held(shopper, yuan(100), 5)
  await shop.tick()
  expect(await shop.balance(shopper)).toBe(yuan(230))
  await shop.advance(5 * MINUTE)
  expect(await shop.refusal('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(1) })).toBe('HOLD_EXPIRED')
  await shop.tick()
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({ balanceFen: yuan(330), heldFen: 0 })
  expect(await shop.refusal('staff', clerk, 'hold.release', { receiptId })).toBe('HOLD_NOT_OPEN')
  const { lines } = await shop.call('shopper', shopper, 'statement.page', {})
  expect(lines[0]).toMatchObject({ title: '解冻 100', changeFen: 0 })
})

test('capture and release at once: one of them ends the hold', async () => {
  for (let round = 0; round < 5; round++) {
    const shopper = await member()
    const { receiptId } = await held(shopper)
    const ends = await Promise.all([
      shop.refusal('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(100) }),
      shop.refusal('staff', clerk, 'hold.release', { receiptId }),
    ])
    expect([...ends].sort()).toEqual(['HOLD_NOT_OPEN', 'ok'])
    expect(await shop.balance(shopper)).toBe(ends[0] === 'ok' ? yuan(230) : yuan(330))
  }
})
