/** @jest-environment ./tests/miniprogram/harness/environment.ts */
import { clerk, TestShop, yuan } from '../support/shop'
import { type Person, Phone } from './harness/phone'

let shop: TestShop
let member: Person
let phone: Phone

beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

beforeEach(async () => {
  member = { openid: shop.newPerson(), storage: new Map() }
  await shop.topUp(member.openid, 'tier_300')
  const ticket = await shop.payTicket(member.openid)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(40) })
  phone = new Phone(shop, member)
})
afterEach(() => phone.close())

async function verifies(): Promise<void> {
  await phone.taps('明细')
  await phone.sees('让手机把每一笔重新算一遍')
  await phone.taps('验证账本')
  await phone.taps('开始验证')
}

test('the compiled page re-computes the ledger on the phone and finds it whole', async () => {
  await verifies()
  await phone.sees('账本一致')
  await phone.sees('2 笔账都对得上')
})

test('the compiled page names an entry that was edited in the console', async () => {
  const { packId } = await shop.call('shopper', member.openid, 'statement.chain', { after: 0 })
  await shop.editDocument('entries', { packId, seq: 2 }, { after: { principalFen: 1, bonusFen: 0, points: 0 } })
  await verifies()
  await phone.sees('第 2 笔对不上')
  await phone.sees('这一笔写下之后被改过，内容和它的指纹不符')
})

test('what the phone remembers outlives the app: a tail that was cut off meanwhile is missed', async () => {
  await phone.sees('余额¥290.00')
  phone.close()
  const { packId, entries } = await shop.call('shopper', member.openid, 'statement.chain', { after: 0 })
  const last = entries[1]
  await shop.removeDocument('entries', `${packId}:${last?.commandId}`)
  // The card itself is made to say that this entry never was.
  const head = { seq: 1, hash: entries[0]?.hash }
  await shop.editDocument('packs', { _id: packId }, { head, recent: [], flushedSeq: 1 })
  phone = new Phone(shop, member)
  await phone.sees('验证账本')
  await phone.taps('验证账本')
  await phone.taps('开始验证')
  await phone.sees('第 2 笔对不上')
  await phone.sees('从这一笔起的账不见了，以前有过')
})
