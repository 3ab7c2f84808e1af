import { DAY } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

/** The owner works at the store where the sale is made. */
async function charged(shopper: string, amountFen = yuan(100)): Promise<string> {
  const ticket = await shop.payTicket(shopper, owner)
  await shop.call('staff', owner, 'balance.charge', { ticket, amountFen })
  const [pack] = await shop.documents<{ recent: { packId: string; commandId: string }[] }>('packs', {
    _id: (await newest(shopper)).packId,
  })
  const entry = pack?.recent.at(-1)
  return `${entry?.packId}:${entry?.commandId}`
}

async function newest(shopper: string): Promise<{ packId: string }> {
  const { head } = await shop.call('shopper', shopper, 'pack.open', {})
  const [entry] = await shop.documents<{ packId: string }>('entries', { hash: head.hash })
  if (!entry) throw new Error('no entry')
  return entry
}

function refund(receiptId: string, amountFen: number, refundId = newId('rfd', shop.now)) {
  return { refundId, receiptId, amountFen, reason: 'returned' as const }
}

async function member(): Promise<string> {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  return shopper
}

test('a charge is given back in parts, to the lots that paid, with its points; repeating answers the same', async () => {
  const shopper = await member()
  const receiptId = await charged(shopper)
  const wish = refund(receiptId, yuan(60))
  const first = await shop.call('staff', owner, 'charge.refund', wish)
  expect(first).toMatchObject({ principalFen: yuan(60), bonusFen: 0, refundedFen: yuan(60), pointsTaken: 60 })
  expect(await shop.call('staff', owner, 'charge.refund', wish)).toEqual({ ...first, repeated: true })
  const rest = await shop.call('staff', owner, 'charge.refund', refund(receiptId, yuan(40)))
  expect(rest).toMatchObject({ principalFen: yuan(10), bonusFen: yuan(30), refundedFen: yuan(100), pointsTaken: 40 })
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toMatchObject({
    balanceFen: yuan(330),
    bonusFen: yuan(30),
    points: 0,
  })
  const reply = await shop.ask('staff', owner, 'charge.refund', refund(receiptId, 1))
  expect(reply).toMatchObject({
    ok: false,
    refusal: { code: 'REFUND_ABOVE_CHARGE', message: '这笔消费已经全部退完，没有再退' },
  })
})

test('refunds at once never give back more than the charge', async () => {
  const shopper = await member()
  const receiptId = await charged(shopper)
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => shop.refusal('staff', owner, 'charge.refund', refund(receiptId, yuan(40)))),
  )
  expect(outcomes.filter(each => each === 'ok')).toHaveLength(2)
  expect(outcomes.filter(each => each === 'REFUND_ABOVE_CHARGE')).toHaveLength(3)
  expect(await shop.balance(shopper)).toBe(yuan(310))
})

test('a refund long after the sale left the pack still counts what was given back before', async () => {
  const shopper = await member()
  const receiptId = await charged(shopper)
  await shop.call('staff', owner, 'charge.refund', refund(receiptId, yuan(70)))
  for (let each = 0; each < 14; each++) {
    const ticket = await shop.payTicket(shopper)
    await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: 1 })
  }
  await shop.advance(DAY)
  const [pack] = await shop.documents<{ recent: { commandId: string }[] }>('packs', { _id: receiptId.split(':')[0] })
  expect(pack?.recent.map(entry => entry.commandId)).not.toContain(receiptId.split(':')[1])
  expect(await shop.refusal('staff', owner, 'charge.refund', refund(receiptId, yuan(31)))).toBe('REFUND_ABOVE_CHARGE')
  expect(await shop.call('staff', owner, 'charge.refund', refund(receiptId, yuan(30)))).toMatchObject({
    refundedFen: yuan(100),
  })
})

test('a capture of a hold is given back like any other sale', async () => {
  const shopper = await member()
  const ticket = await shop.payTicket(shopper, owner)
  const { receiptId } = await shop.call('staff', owner, 'balance.hold', { ticket, amountFen: yuan(50), minutes: 60 })
  await shop.call('staff', owner, 'hold.capture', { receiptId, amountFen: yuan(50) })
  const captureId = receiptId.replace(':spd_', ':cap_')
  expect(await shop.call('staff', owner, 'charge.refund', refund(captureId, yuan(50)))).toMatchObject({
    bonusFen: yuan(30),
    principalFen: yuan(20),
  })
})

test('clerks give nothing back, nor anybody another store’s sale or one that never was', async () => {
  const shopper = await member()
  const receiptId = await charged(shopper)
  expect(await shop.refusal('staff', clerk, 'charge.refund', refund(receiptId, 1))).toBe('NOT_ALLOWED')
  const unknown = `${receiptId.split(':')[0]}:${newId('spd', shop.now)}`
  for (const other of [unknown, 'x', `${receiptId}:y`]) {
    expect(await shop.refusal('staff', owner, 'charge.refund', refund(other, 1))).toBe('CHARGE_UNKNOWN')
  }
  const { storeId } = await shop.call('staff', owner, 'staff.me', {})
  const stores = await shop.documents('stores')
  const elsewhere = stores.find(store => store._id !== storeId)
  const ownerQuery = { openid: owner }
  await shop.editDocument('staff', ownerQuery, { store: elsewhere?._id })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  await shop.advance(20_000)
  expect(await shop.refusal('staff', owner, 'charge.refund', refund(receiptId, 1))).toBe('CHARGE_UNKNOWN')
  for (const amountFen of [0, -5, 0.5, 1e15]) {
    expect(await shop.refusal('staff', owner, 'charge.refund', refund(receiptId, amountFen))).toBe('INPUT_INVALID')
  }
})
