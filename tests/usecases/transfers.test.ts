import type { TransferId } from '../../src/domain/ids'
import { DAY, MINUTE } from '../../src/domain/time'
import { interrupted, interruptionsOf } from '../support/interruptions'
import { clerk, newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function holder(): Promise<string> {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  return person
}

async function start(person: string) {
  const transferId = newId('trf', shop.now)
  const { token } = await shop.call('shopper', person, 'transfer.start', { transferId })
  if (token === null) throw new Error('no link')
  return { transferId, token }
}

async function accepted(person: string, receiver: string): Promise<TransferId> {
  const { transferId, token } = await start(person)
  await shop.call('shopper', receiver, 'transfer.accept', { token })
  return transferId
}

const confirm = (person: string, transferId: TransferId, expectedFen = yuan(330)) =>
  shop.call('shopper', person, 'transfer.confirm', { transferId, expectedFen })

test('a whole card is handed over once both have agreed: kinds stay, points and coupons stay behind', async () => {
  const [person, receiver] = [await holder(), shop.newPerson()]
  await shop.call('shopper', person, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_90' })
  const ticket = await shop.payTicket(person)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(20) })
  const { transferId, token } = await start(person)
  const seen = await shop.call('shopper', receiver, 'transfer.read', { token })
  expect(seen).toMatchObject({ mine: null, token: null, balanceFen: yuan(310), state: { state: 'offered' } })
  expect(await shop.call('shopper', receiver, 'transfer.accept', { token })).toMatchObject({
    mine: 'receiver',
    state: { state: 'accepted' },
  })
  expect(await shop.balance(person)).toBe(yuan(310))
  expect(await confirm(person, transferId, yuan(310))).toMatchObject({ balanceFen: null, state: { state: 'done' } })
  expect(await shop.call('shopper', person, 'pack.open', {})).toMatchObject({ balanceFen: 0, points: 20 })
  expect((await shop.call('shopper', person, 'coupons.wallet', {})).usable).toHaveLength(1)
  const there = await shop.call('shopper', receiver, 'pack.open', {})
  expect(there).toMatchObject({ principalFen: yuan(300), bonusFen: yuan(10), points: 0, coupons: [] })
  expect(await confirm(person, transferId, yuan(310))).toMatchObject({ state: { state: 'done' } })
  expect(await shop.balance(receiver)).toBe(yuan(310))
})

test('nothing moves without the receiver’s word, without the holder’s, or when the balance is another', async () => {
  const [person, receiver, other] = [await holder(), shop.newPerson(), shop.newPerson()]
  const { transferId, token } = await start(person)
  const wish = { transferId, expectedFen: yuan(330) }
  expect(await shop.refusal('shopper', person, 'transfer.confirm', wish)).toBe('TRANSFER_NOT_ACCEPTED')
  expect(await shop.refusal('shopper', person, 'transfer.accept', { token })).toBe('TRANSFER_OWN')
  await shop.call('shopper', receiver, 'transfer.accept', { token })
  expect(await shop.refusal('shopper', other, 'transfer.accept', { token })).toBe('TRANSFER_OVER')
  expect(await shop.refusal('shopper', receiver, 'transfer.confirm', wish)).toBe('LINK_UNKNOWN')
  expect(await shop.refusal('shopper', other, 'transfer.cancel', { transferId })).toBe('LINK_UNKNOWN')
  const changed = { transferId, expectedFen: yuan(329) }
  expect(await shop.refusal('shopper', person, 'transfer.confirm', changed)).toBe('TRANSFER_CHANGED')
  expect(await shop.balance(person)).toBe(yuan(330))
  expect(await shop.balance(receiver)).toBe(0)
})

test('either side calls it off, and time does too', async () => {
  const [person, receiver] = [await holder(), shop.newPerson()]
  for (const who of [person, receiver]) {
    const transferId = await accepted(person, receiver)
    const reason = who === person ? 'by_holder' : 'by_receiver'
    const cancelled = await shop.call('shopper', who, 'transfer.cancel', { transferId })
    expect(cancelled.state).toEqual({ state: 'cancelled', reason })
    const wish = { transferId, expectedFen: yuan(330) }
    expect(await shop.refusal('shopper', person, 'transfer.confirm', wish)).toBe('TRANSFER_OVER')
  }
  const transferId = await accepted(person, receiver)
  await shop.advance(DAY + MINUTE)
  expect(await shop.refusal('shopper', person, 'transfer.confirm', { transferId, expectedFen: yuan(330) })).toBe(
    'TRANSFER_OVER',
  )
  await shop.tick()
  const { started } = await shop.call('shopper', person, 'transfer.list', {})
  expect(started[0]?.state).toEqual({ state: 'cancelled', reason: 'lapsed' })
  expect(await shop.balance(person)).toBe(yuan(330))
})

test('a card with a top-up or a gift under way, or with nothing on it, is not handed over', async () => {
  const [person, empty] = [await holder(), shop.newPerson()]
  await shop.balance(empty)
  const start = (who: string) => shop.refusal('shopper', who, 'transfer.start', { transferId: newId('trf', shop.now) })
  expect(await start(empty)).toBe('TRANSFER_NOTHING')
  const gift = { giftId: newId('gft', shop.now), amountFen: yuan(1), greeting: 'thanks' as const }
  await shop.call('shopper', person, 'gift.create', gift)
  expect(await start(person)).toBe('TRANSFER_BLOCKED')
  await shop.call('shopper', person, 'gift.takeBack', { giftId: gift.giftId })
  await shop.startTopUp(person, 'tier_300')
  expect(await start(person)).toBe('TRANSFER_BLOCKED')
})

test('a receiver without room hears so when accepting, the holder when confirming', async () => {
  const [person, full, fuller] = [await holder(), shop.newPerson(), shop.newPerson()]
  for (const each of [full, fuller]) for (let times = 0; times < 2; times++) await shop.topUp(each, 'tier_1500')
  await shop.topUp(full, 'tier_800')
  await shop.topUp(full, 'tier_300')
  const { token } = await start(person)
  expect(await shop.refusal('shopper', full, 'transfer.accept', { token })).toBe('RECEIVE_CEILING')
  await shop.call('shopper', fuller, 'transfer.accept', { token })
  await shop.topUp(fuller, 'tier_800')
  await shop.topUp(fuller, 'tier_300')
  const { started } = await shop.call('shopper', person, 'transfer.list', {})
  const transferId = started[0]?.transferId ?? newId('trf', shop.now)
  const wish = { transferId, expectedFen: yuan(330) }
  expect(await shop.refusal('shopper', person, 'transfer.confirm', wish)).toBe('TRANSFER_NO_ROOM')
  expect(await shop.balance(person)).toBe(yuan(330))
})

test('confirming, interrupted at every call and left to the clock: moved once or not at all', async () => {
  const counted = [await holder(), shop.newPerson()] as const
  const first = await accepted(...counted)
  const cases = await interruptionsOf(shop, 'shopper', () => confirm(counted[0], first))
  expect(cases.length).toBeGreaterThanOrEqual(2 * 12)
  // The card goes back and forth between two people, so that no case needs a top-up of its own.
  let [person, receiver] = [counted[1], counted[0]] as [string, string]
  for (const each of cases) {
    const transferId = await accepted(person, receiver)
    await interrupted(shop, each, () => confirm(person, transferId))
    await shop.advance(2 * MINUTE)
    await shop.tick()
    await shop.tick()
    const balances = [await shop.balance(person), await shop.balance(receiver)]
    const [transfer] = await shop.documents<{ progress: { state: string } }>('transfers', { _id: transferId })
    const moved = transfer?.progress.state === 'done'
    expect([each.name, balances]).toEqual([each.name, moved ? [0, yuan(330)] : [yuan(330), 0]])
    if (!moved) await shop.call('shopper', person, 'transfer.cancel', { transferId })
    else [person, receiver] = [receiver, person]
  }
  const packs = await shop.documents<{ parcels: object }>('packs')
  expect(packs.flatMap(pack => Object.keys(pack.parcels))).toEqual([])
}, 300_000)
