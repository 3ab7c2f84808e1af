import type { RedeemId } from '../../../src/domain/ids'
import { newId, type TestShop, yuan } from '../../support/shop'
import { TestPhone } from '../../support/test-phone'
import type { AtTill } from './staff-rows'
import { people, type StaffRole, staffRoles, type World } from './world'

/** What happened at the Nanshan store, and what each member of staff has in hand. */
export async function openTills({
  shop,
  own,
}: World): Promise<{ hands: Record<StaffRole, AtTill>; conflictId: RedeemId }> {
  const { shiftId, counterOrderId, ...receipts } = await aDayAtNanshan(shop)
  const hands = {} as Record<StaffRole, AtTill>
  for (const role of staffRoles) {
    hands[role] = {
      ...(await ticketsFor(shop, role)),
      ...receipts,
      shiftId,
      counterOrderId,
      restOrderId: own.restOrderId,
    }
  }
  return { hands, conflictId: await aConflictAtNanshan(shop) }
}

async function guestOf(shop: TestShop): Promise<string> {
  const guest = shop.newPerson()
  await shop.topUp(guest, 'tier_300')
  return guest
}

async function ticketsFor(shop: TestShop, role: StaffRole) {
  const [guest, second] = [await guestOf(shop), await guestOf(shop)]
  const who = people[role]
  await shop.call('shopper', guest, 'payPassword.set', { password: '271828' })
  return {
    payTicket: await shop.payTicket(guest, who),
    secondPayTicket: await shop.payTicket(second, who),
    couponTicket: await shop.couponTicket(guest, 'coupon_50_10', who),
    payCode: (await shop.call('shopper', guest, 'payCode.show', {})).code,
  }
}

/** One of everything that only this store may touch again, done by its clerk. */
async function aDayAtNanshan(shop: TestShop) {
  const { clerk } = people
  const guest = await guestOf(shop)
  for (const role of staffRoles) if (role !== 'clerk') await openShift(shop, people[role])
  const shiftId = await openShift(shop, clerk)
  const counterOrderId = newId('ord', shop.now)
  await shop.call('staff', clerk, 'counter.topUp', {
    orderId: counterOrderId,
    ticket: await shop.payTicket(guest),
    tierId: 'tier_300',
    expectedPayFen: yuan(300),
    expectedBonusFen: yuan(30),
    by: 'cash',
    reason: 'pays_cash',
  })
  const charger = await guestOf(shop)
  await shop.call('staff', clerk, 'balance.charge', { ticket: await shop.payTicket(charger), amountFen: yuan(20) })
  const ticket = await shop.couponTicket(charger, 'coupon_50_10')
  await shop.call('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) })
  const payTicket = await shop.payTicket(charger)
  const hold = await shop.call('staff', clerk, 'balance.hold', { ticket: payTicket, amountFen: yuan(5), minutes: 60 })
  const { lines } = await shop.call('staff', clerk, 'till.today', {})
  const receiptOf = (kind: string) => lines.find(({ did }) => did.kind === kind)?.receiptId ?? 'none'
  return {
    shiftId,
    counterOrderId,
    chargeReceipt: receiptOf('charged'),
    redemptionReceipt: receiptOf('redeemed'),
    holdReceipt: hold.receiptId,
  }
}

async function openShift(shop: TestShop, who: string) {
  const { shiftId } = await shop.call('staff', who, 'shift.open', { shiftId: newId('shf', shop.now) })
  return shiftId
}

/** A coupon that was used at the till, and told once more as used without a network. */
async function aConflictAtNanshan(shop: TestShop): Promise<RedeemId> {
  const phone = new TestPhone(shop, shop.newPerson())
  await phone.register()
  const code = phone.couponCode(await phone.claim('coupon_50_10'))
  const { ticket } = await shop.call('staff', people.owner, 'code.lookUp', { code })
  const online = { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) }
  await shop.call('staff', people.owner, 'coupon.redeem', online)
  const redeemId = newId('rdm', shop.now)
  const told = { redeemId, code, orderFen: yuan(60), redeemedAt: shop.now }
  const { outcomes } = await shop.call('staff', people.clerk, 'offline.sync', { redemptions: [told] })
  if (outcomes[0]?.outcome.state !== 'conflict') throw new Error(JSON.stringify(outcomes))
  return redeemId
}
