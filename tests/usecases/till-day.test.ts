import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function redeemed(person: string, staff = clerk) {
  const ticket = await shop.couponTicket(person, 'coupon_50_10', staff)
  const wish = { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) }
  await shop.call('staff', staff, 'coupon.redeem', wish)
  return wish
}

async function newestReceipt(staff = clerk): Promise<string> {
  const { lines } = await shop.call('staff', staff, 'till.today', {})
  const redemption = lines.find(line => line.did.kind === 'redeemed' && !line.did.undone)
  if (!redemption) throw new Error('nothing was redeemed today')
  return redemption.receiptId
}

test('today’s list and totals are of the own store and equal what was done there', async () => {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  const before = await shop.call('staff', clerk, 'till.today', {})
  const elsewhere = await shop.call('staff', clerkElsewhere, 'till.today', {})
  await redeemed(person)
  await shop.call('staff', clerk, 'balance.charge', { ticket: await shop.payTicket(person), amountFen: yuan(12) })
  const after = await shop.call('staff', clerk, 'till.today', {})
  expect(after.lines.slice(0, 2).map(line => line.did)).toMatchObject([
    { kind: 'charged', amountFen: yuan(12) },
    { kind: 'redeemed', title: '满减券', discountFen: yuan(10), undone: false },
  ])
  expect(after.totals.charges.fen - before.totals.charges.fen).toBe(yuan(12))
  expect(after.totals.redemptions).toEqual({
    count: before.totals.redemptions.count + 1,
    discountFen: before.totals.redemptions.discountFen + yuan(10),
  })
  expect(await shop.call('staff', clerkElsewhere, 'till.today', {})).toEqual(elsewhere)
})

test('a manager sees how much of a charge may still go back, staff do not', async () => {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  await shop.call('staff', clerk, 'balance.charge', { ticket: await shop.payTicket(person), amountFen: yuan(20) })
  const newest = async (who: string) => (await shop.call('staff', who, 'till.today', {})).lines
  const [charged] = await newest(owner)
  expect(charged?.did).toEqual({
    ...{ kind: 'charged', amountFen: yuan(20), restFen: 0, together: null, leftFen: yuan(20) },
  })
  expect((await newest(clerk))[0]?.did).toMatchObject({ leftFen: null })
  const wish = { refundId: newId('rfd', shop.now), receiptId: charged?.receiptId ?? '', reason: 'returned' as const }
  await shop.call('staff', owner, 'charge.refund', { ...wish, amountFen: yuan(5) })
  const [, before] = await newest(owner)
  expect(before).toMatchObject({ receiptId: charged?.receiptId, did: { leftFen: yuan(15) } })
})

test('an undone redemption gives the coupon back, and list and totals say so', async () => {
  const person = shop.newPerson()
  await shop.balance(person)
  const before = await shop.call('staff', clerk, 'till.today', {})
  await redeemed(person)
  const receiptId = await newestReceipt()
  const wish = { undoId: newId('und', shop.now), receiptId }
  const undone = await shop.call('staff', clerk, 'coupon.undo', wish)
  expect(undone).toMatchObject({ title: '满减券', discountFen: yuan(10), repeated: false })
  expect(await shop.call('staff', clerk, 'coupon.undo', wish)).toEqual({ ...undone, repeated: true })
  expect((await shop.call('shopper', person, 'coupons.wallet', {})).usable).toHaveLength(1)
  const { lines, totals } = await shop.call('staff', clerk, 'till.today', {})
  expect(lines.find(line => line.receiptId === receiptId)?.did).toMatchObject({ undone: true, undoUntil: null })
  expect(totals.redemptions).toEqual(before.totals.redemptions)
  expect(totals.undone.count).toBe(before.totals.undone.count + 1)
})

test('undone twenty times at once, a redemption is undone once', async () => {
  const person = shop.newPerson()
  await shop.balance(person)
  await redeemed(person)
  const receiptId = await newestReceipt()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      shop.refusal('staff', clerk, 'coupon.undo', { undoId: newId('und', shop.now), receiptId }),
    ),
  )
  expect(answers.filter(answer => answer === 'ok')).toHaveLength(1)
  expect(new Set(answers)).toEqual(new Set(['ok', 'REDEMPTION_UNDONE']))
})

test('a redemption of another store is unknown, and so is whatever is no redemption', async () => {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  await redeemed(person)
  const receiptId = await newestReceipt()
  const undo = (staff: string, what: string) =>
    shop.refusal('staff', staff, 'coupon.undo', { undoId: newId('und', shop.now), receiptId: what })
  expect(await undo(clerkElsewhere, receiptId)).toBe('REDEMPTION_UNKNOWN')
  expect(await undo(clerk, receiptId.split(':')[0] ?? '')).toBe('REDEMPTION_UNKNOWN')
  expect(await undo(clerk, `${receiptId.split(':')[0]}:${newId('rdm', shop.now)}`)).toBe('REDEMPTION_UNKNOWN')
  expect(await undo(owner, receiptId)).toBe('ok')
})

test('too late, a redemption stays', async () => {
  const person = shop.newPerson()
  await shop.balance(person)
  await redeemed(person)
  const receiptId = await newestReceipt()
  await shop.advance(30 * 60_000)
  const undoId = newId('und', shop.now)
  expect(await shop.refusal('staff', clerk, 'coupon.undo', { undoId, receiptId })).toBe('UNDO_TOO_LATE')
})

test('a shift counts what its own member of staff did, and is handed over once', async () => {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  const shiftId = newId('shf', shop.now)
  const opened = await shop.call('staff', clerk, 'shift.open', { shiftId })
  expect(opened).toMatchObject({ shiftId, closedAt: null, totals: { charges: { count: 0 } } })
  expect(await shop.call('staff', clerk, 'shift.open', { shiftId })).toEqual(opened)
  expect(await shop.refusal('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now) })).toBe('SHIFT_OPEN')
  expect(await shop.refusal('staff', owner, 'shift.close', { shiftId })).toBe('SHIFT_NOT_OPEN')

  await shop.call('staff', clerk, 'balance.charge', { ticket: await shop.payTicket(person), amountFen: yuan(20) })
  const byOwner = await shop.payTicket(person, owner)
  await shop.call('staff', owner, 'balance.charge', { ticket: byOwner, amountFen: yuan(5) })
  expect((await shop.call('staff', clerk, 'till.today', {})).shift?.totals.charges).toEqual({ count: 1, fen: yuan(20) })

  const [one, two] = await Promise.all([
    shop.call('staff', clerk, 'shift.close', { shiftId }),
    shop.call('staff', clerk, 'shift.close', { shiftId }),
  ])
  expect(one.totals.charges).toEqual({ count: 1, fen: yuan(20) })
  expect(two).toEqual(one)
  expect((await shop.call('staff', clerk, 'till.today', {})).shift).toBeNull()
  await shop.call('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now) })
})
