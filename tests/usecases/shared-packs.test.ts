import type { PackId } from '../../src/domain/ids'
import { DAY, MINUTE } from '../../src/domain/time'
import { interrupted, interruptionsOf } from '../support/interruptions'
import { clerk, newId, TestShop, yuan } from '../support/shop'

const free = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function someone(): Promise<string> {
  const person = shop.newPerson()
  await shop.balance(person)
  return person
}

async function sharedOf(owner: string, tierId: string | null = 'tier_300'): Promise<PackId> {
  const wish = { sharedId: newId('shr', shop.now), kind: 'family' as const }
  const { sharedPackId } = await shop.call('shopper', owner, 'shared.create', wish)
  if (tierId !== null) await topUp(owner, sharedPackId, tierId)
  return sharedPackId
}

async function topUp(person: string, sharedPackId: PackId, tierId: string): Promise<void> {
  const { tiers } = await shop.call('shopper', person, 'shared.topUpOffer', { sharedPackId })
  const tier = tiers.find(each => each.tierId === tierId)
  if (!tier) throw new Error('no tier')
  const orderId = newId('ord', shop.now)
  const expected = { expectedPayFen: tier.payFen, expectedBonusFen: tier.bonusFen }
  const order = await shop.call('shopper', person, 'shared.topUpStart', { sharedPackId, orderId, tierId, ...expected })
  await shop.atCashier(order, 'pay')
  await shop.call('shopper', person, 'shared.topUpRead', { sharedPackId, orderId })
}

async function inviteTo(owner: string, sharedPackId: PackId, limits: object = {}): Promise<string> {
  const wish = { inviteId: newId('inv', shop.now), sharedPackId, limits: { ...free, ...limits } }
  return (await shop.call('shopper', owner, 'shared.invite', wish)).token
}

async function memberOf(owner: string, sharedPackId: PackId, limits: object = {}): Promise<string> {
  const member = await someone()
  await shop.call('shopper', member, 'shared.join', { token: await inviteTo(owner, sharedPackId, limits) })
  return member
}

async function sharedTicket(person: string, sharedPackId: PackId) {
  const { code } = await shop.call('shopper', person, 'shared.payCode', { sharedPackId })
  return shop.call('staff', clerk, 'code.lookUp', { code })
}

async function charge(person: string, sharedPackId: PackId, amountFen: number) {
  const { ticket } = await sharedTicket(person, sharedPackId)
  return shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen })
}

test('a family card: opened, topped up, joined by an invitation, paid from by a member, seen by both', async () => {
  const owner = await someone()
  const sharedPackId = await sharedOf(owner)
  const token = await inviteTo(owner, sharedPackId, { perDayFen: yuan(50) })
  const member = await someone()
  const seen = await shop.call('shopper', member, 'shared.readInvite', { token })
  expect(seen).toMatchObject({ kind: 'family', joined: false, sharedPackId: null, limits: { perDayFen: yuan(50) } })
  expect(await shop.call('shopper', member, 'shared.join', { token })).toMatchObject({ joined: true, sharedPackId })
  const { shared, balanceFen } = await shop.call('shopper', member, 'pack.open', {})
  expect(balanceFen).toBe(0)
  expect(shared).toMatchObject([{ sharedPackId, role: 'member', balanceFen: yuan(330), payableFen: yuan(50) }])
  const found = await sharedTicket(member, sharedPackId)
  expect(found.what === 'pay' && found.holder).toMatch(/^家庭卡 · .{4}（会员 · .{4}）$/)
  const wish = { ticket: found.ticket, amountFen: yuan(20) }
  const receipt = await shop.call('staff', clerk, 'balance.charge', wish)
  expect(receipt).toMatchObject({ amountFen: yuan(20), balanceFen: yuan(310) })
  expect(await shop.call('staff', clerk, 'balance.charge', wish)).toEqual({ ...receipt, repeated: true })
  const view = await shop.call('shopper', owner, 'shared.read', { sharedPackId })
  expect(view.members.map(each => each.paidTodayFen)).toEqual([0, yuan(20)])
  expect((await shop.call('shopper', member, 'shared.read', { sharedPackId })).members).toHaveLength(1)
  const { lines } = await shop.call('shopper', member, 'shared.statement', { sharedPackId })
  expect(lines[0]).toMatchObject({ group: 'spend', changeFen: -yuan(20) })
  expect(lines[0]?.paidBy).toMatch(/^会员 · /)
})

test('limits hold at the till and the owner changes them', async () => {
  const owner = await someone()
  const sharedPackId = await sharedOf(owner)
  const member = await memberOf(owner, sharedPackId, { perPurchaseFen: yuan(30), perDayFen: yuan(40) })
  expect(await charge(member, sharedPackId, yuan(31))).toMatchObject({ refusal: { code: 'MEMBER_LIMIT' } })
  expect((await charge(member, sharedPackId, yuan(30))).ok).toBe(true)
  expect(await charge(member, sharedPackId, yuan(11))).toMatchObject({
    refusal: { message: '超出共享卡每日限额 ¥40，还可用 ¥10，没有扣款' },
  })
  const { members } = await shop.call('shopper', owner, 'shared.read', { sharedPackId })
  const change = {
    membershipId: newId('mbr', shop.now),
    sharedPackId,
    memberPackId: members[1]?.memberPackId ?? sharedPackId,
    limits: { ...free, perDayFen: yuan(100) },
  }
  expect(await shop.refusal('shopper', member, 'shared.limit', change)).toBe('NOT_ALLOWED')
  expect(await shop.refusal('shopper', await someone(), 'shared.limit', change)).toBe('SHARED_NOT_MEMBER')
  await shop.call('shopper', owner, 'shared.limit', change)
  expect((await charge(member, sharedPackId, yuan(70))).ok).toBe(true)
})

test('who was put out or has left pays no more and does not see the card; a ticket from before is worth nothing', async () => {
  const owner = await someone()
  const sharedPackId = await sharedOf(owner)
  const [put, left] = [await memberOf(owner, sharedPackId), await memberOf(owner, sharedPackId)]
  const { ticket } = await sharedTicket(put, sharedPackId)
  const { members } = await shop.call('shopper', owner, 'shared.read', { sharedPackId })
  const change = { membershipId: newId('mbr', shop.now), sharedPackId }
  const memberPackId = members[1]?.memberPackId ?? sharedPackId
  await shop.call('shopper', owner, 'shared.remove', { ...change, memberPackId })
  await shop.call('shopper', owner, 'shared.remove', { ...change, memberPackId })
  await shop.call('shopper', left, 'shared.leave', { ...change, membershipId: newId('mbr', shop.now) })
  expect(await shop.refusal('staff', clerk, 'balance.charge', { ticket, amountFen: 1 })).toBe('SHARED_NOT_MEMBER')
  for (const person of [put, left]) {
    expect(await shop.refusal('shopper', person, 'shared.payCode', { sharedPackId })).toBe('SHARED_NOT_MEMBER')
    expect((await shop.call('shopper', person, 'pack.open', {})).shared).toEqual([])
  }
  const leave = { ...change, membershipId: newId('mbr', shop.now) }
  expect(await shop.refusal('shopper', owner, 'shared.leave', leave)).toBe('SHARED_OWNER_STAYS')
})

test('an invitation brings in one person, for three days', async () => {
  const owner = await someone()
  const sharedPackId = await sharedOf(owner, null)
  const [member, other] = [await someone(), await someone()]
  const token = await inviteTo(owner, sharedPackId)
  await shop.call('shopper', member, 'shared.join', { token })
  expect(await shop.call('shopper', member, 'shared.join', { token })).toMatchObject({ joined: true })
  expect(await shop.refusal('shopper', other, 'shared.join', { token })).toBe('INVITE_OVER')
  const wish = { inviteId: newId('inv', shop.now), sharedPackId, limits: free }
  expect(await shop.refusal('shopper', member, 'shared.invite', wish)).toBe('NOT_ALLOWED')
  const late = await inviteTo(owner, sharedPackId)
  await shop.advance(3 * DAY)
  expect(await shop.refusal('shopper', other, 'shared.join', { token: late })).toBe('INVITE_OVER')
  await shop.tick()
  const open = await shop.documents('invites', { dueAt: { $gt: 0 } })
  expect(open).toEqual([])
})

test('the same shared pack is made once, and a person’s own pack is never taken for one', async () => {
  const owner = await someone()
  const wish = { sharedId: newId('shr', shop.now), kind: 'enterprise' as const }
  const first = await shop.call('shopper', owner, 'shared.create', wish)
  expect(await shop.call('shopper', owner, 'shared.create', wish)).toEqual(first)
  expect(await shop.refusal('shopper', owner, 'shared.create', { ...wish, kind: 'family' })).toBe('COMMAND_ID_REUSED')
  expect(await shop.refusal('shopper', await someone(), 'shared.create', wish)).toBe('COMMAND_ID_REUSED')
  const [own] = await shop.documents('packs', { sharing: null })
  const ofPerson = { sharedPackId: (own?._id ?? '') as PackId }
  for (const action of ['shared.read', 'shared.payCode', 'shared.topUpOffer', 'shared.statement'] as const) {
    expect(await shop.refusal('shopper', owner, action, ofPerson)).toBe('SHARED_NOT_MEMBER')
  }
})

test('joining, interrupted at every call and left to the clock: a member on both sides or on neither', async () => {
  let owner = await someone()
  let sharedPackId = await sharedOf(owner, null)
  const counting = await someone()
  const countingToken = await inviteTo(owner, sharedPackId)
  const join = (person: string, token: string) => shop.call('shopper', person, 'shared.join', { token })
  const cases = await interruptionsOf(shop, 'shopper', () => join(counting, countingToken))
  for (const [place, each] of cases.entries()) {
    // A family is full at twenty.
    if (place % 15 === 0) {
      owner = await someone()
      sharedPackId = await sharedOf(owner, null)
    }
    const token = await inviteTo(owner, sharedPackId)
    const person = await someone()
    await interrupted(shop, each, () => join(person, token))
    await shop.advance(2 * MINUTE)
    await shop.tick()
    const { shared } = await shop.call('shopper', person, 'pack.open', {})
    const { joined } = await shop.call('shopper', person, 'shared.readInvite', { token })
    expect([each.name, joined]).toEqual([each.name, shared.length === 1])
  }
}, 300_000)

test('members paying as fast as they can never fill the pack beyond its cap, and nothing is lost', async () => {
  const owner = await someone()
  const sharedPackId = await sharedOf(owner)
  const member = await memberOf(owner, sharedPackId)
  const tickets = await Promise.all(
    Array.from({ length: 60 }, async (_, each) => (await sharedTicket(each % 2 ? owner : member, sharedPackId)).ticket),
  )
  for (let each = 0; each < tickets.length; each += 5) {
    const five = tickets.slice(each, each + 5)
    const replies = await Promise.all(
      five.map(ticket => shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: 100 })),
    )
    expect(replies.every(reply => reply.ok)).toBe(true)
  }
  const [pack] = await shop.documents('packs', { _id: sharedPackId })
  expect(JSON.stringify(pack).length).toBeLessThan(24 * 1024)
  expect((await shop.call('shopper', owner, 'shared.read', { sharedPackId })).balanceFen).toBe(yuan(270))
  expect(await shop.documents('entries', { packId: sharedPackId, 'facts.kind': 'spent' })).toHaveLength(60)
}, 120_000)

test('a member’s own card with its coupon and the family’s, as far as its limit lets it, pay one bill together', async () => {
  const owner = await someone()
  const sharedPackId = await sharedOf(owner)
  const member = await memberOf(owner, sharedPackId, { perDayFen: yuan(50) })
  await shop.topUp(member, 'tier_300')
  const claimId = newId('clm', shop.now)
  await shop.call('shopper', member, 'coupons.claim', { claimId, templateId: 'coupon_50_10' })
  const ofFamily = await sharedTicket(member, sharedPackId)
  const tickets = [await shop.payTicket(member), ofFamily.ticket]
  const quote = (amountFen: number) => shop.call('staff', clerk, 'charge.quoteTogether', { tickets, amountFen })
  expect(await quote(yuan(400))).toMatchObject({
    ...{ payableFen: yuan(390), missingFen: yuan(10) },
    payers: [
      { paysFen: yuan(330), limit: null },
      { holder: ofFamily.holder, mostFen: yuan(50), paysFen: yuan(50), limit: expect.stringContaining('每日限额') },
    ],
  })
  const wish = (amountFen: number) => ({ paymentId: newId('pay', shop.now), tickets, amountFen })
  const tooMuch = { ...wish(yuan(400)), expectedPayableFen: yuan(390) }
  expect(await shop.refusal('staff', clerk, 'balance.chargeTogether', tooMuch)).toBe('MEMBER_LIMIT')
  // The no has used no code up: the same codes pay for less.
  const receipt = await shop.call('staff', clerk, 'balance.chargeTogether', {
    ...wish(yuan(390)),
    expectedPayableFen: yuan(380),
  })
  expect(receipt.parts.map(part => part.amountFen)).toEqual([yuan(330), yuan(50)])
  const { shared, balanceFen } = await shop.call('shopper', member, 'pack.open', {})
  expect([balanceFen, shared[0]?.balanceFen, shared[0]?.payableFen]).toEqual([0, yuan(280), 0])
})
