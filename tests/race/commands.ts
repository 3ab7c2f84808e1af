import { packIdOf } from '../../cloudfunctions/_store/pack-id'
import { clerk, newId, owner, type TestShop, yuan } from '../support/shop'
import { type Command, manager } from './ready'

/** A plan that a person is in, up to the payment of its first instalment. */
async function instalmentOf(shop: TestShop, openid: string) {
  const { mine } = await shop.call('shopper', openid, 'plans.page', {})
  const terms = { planId: 'plan_monthly_100', expectedPayFen: yuan(100), expectedTimes: 12 }
  const wish = { membershipId: newId('ipl', shop.now), ...terms }
  const { membershipId, next } = mine[0] ?? (await shop.call('shopper', openid, 'plans.join', wish))
  if (!next) throw new Error('a plan begins with an instalment')
  return { membershipId, number: next.number, expectedPayFen: next.payFen, expectedBonusFen: next.bonusFen }
}

async function couponGiftOf(shop: TestShop, openid: string) {
  const claim = { claimId: newId('clm', shop.now), templateId: 'coupon_90' }
  const { couponId } = await shop.call('shopper', openid, 'coupons.claim', claim)
  return { giftId: newId('cgf', shop.now), couponId, greeting: 'coffee' as const }
}

/** Commands that never stand in each other's way on one pack. A new one is a few lines here, and races every other one. */
export const commands: Record<string, Command> = {
  'a charge': async ({ shop }, openid) => {
    const ticket = await shop.payTicket(openid)
    return () => shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(7) })
  },
  'a hold': async ({ shop }, openid) => {
    const ticket = await shop.payTicket(openid)
    return () => shop.ask('staff', clerk, 'balance.hold', { ticket, amountFen: yuan(6), minutes: 30 })
  },
  'a capture of a part': async (at, openid) => {
    const { shop } = at
    const receiptId = await at.held(openid)
    return () => shop.ask('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(4) })
  },
  'a release': async (at, openid) => {
    const { shop } = at
    const receiptId = await at.held(openid)
    return () => shop.ask('staff', clerk, 'hold.release', { receiptId })
  },
  'a refund of a sale': async (at, openid) => {
    const { shop } = at
    const ticket = await shop.payTicket(openid)
    await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(8) })
    const receiptId = await at.newestOf(openid, 'spent')
    const wish = { refundId: newId('rfd', shop.now), receiptId, amountFen: yuan(5), reason: 'returned' as const }
    return () => shop.ask('staff', owner, 'charge.refund', wish)
  },
  'a gift carved out': async ({ shop }, openid) => {
    const wish = { giftId: newId('gft', shop.now), amountFen: yuan(3), greeting: 'coffee' as const }
    return () => shop.ask('shopper', openid, 'gift.create', wish)
  },
  'a gift claimed': async (at, openid) => {
    const { shop } = at
    const wish = { giftId: newId('gft', shop.now), amountFen: yuan(2), greeting: 'coffee' as const }
    const { token } = await shop.call('shopper', at.giver, 'gift.create', wish)
    return () => shop.ask('shopper', openid, 'gift.claim', { token: token ?? 'none' })
  },
  'an exchange': async ({ shop }, openid) => {
    const wish = { exchangeId: newId('xch', shop.now), direction: 'to_points' as const, points: 80, bonusFen: yuan(1) }
    return () => shop.ask('shopper', openid, 'points.exchange', wish)
  },
  'a claim': async ({ shop }, openid) => {
    const claimId = newId('clm', shop.now)
    return () => shop.ask('shopper', openid, 'coupons.claim', { claimId, templateId: 'coupon_50_10' })
  },
  'a redemption': async ({ shop }, openid) => {
    const ticket = await shop.couponTicket(openid, 'coupon_90')
    const redeemId = newId('rdm', shop.now)
    return () => shop.ask('staff', clerk, 'coupon.redeem', { redeemId, ticket, orderFen: yuan(60) })
  },
  'an undone redemption': async (at, openid) => {
    const { shop } = at
    const ticket = await shop.couponTicket(openid, 'coupon_90')
    await shop.call('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) })
    const receiptId = await at.newestOf(openid, 'coupon_redeemed')
    const undoId = newId('und', shop.now)
    return () => shop.ask('staff', clerk, 'coupon.undo', { undoId, receiptId })
  },
  'a credited top-up': async ({ shop }, openid) => {
    const order = await shop.startTopUp(openid, 'tier_300')
    await shop.atCashier(order, 'pay')
    return () => shop.ask('shopper', openid, 'topUp.read', { orderId: order.orderId })
  },
  'a started top-up': async ({ shop }, openid) => {
    const orderId = newId('ord', shop.now)
    const wish = { orderId, tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
    return () => shop.ask('shopper', openid, 'topUp.start', wish)
  },
  'a counter top-up': async ({ shop }, openid) => {
    const bought = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
    const paid = { ticket: await shop.payTicket(openid), by: 'cash' as const, reason: 'pays_cash' as const }
    const orderId = newId('ord', shop.now)
    return () => shop.ask('staff', clerk, 'counter.topUp', { orderId, ...bought, ...paid })
  },
  'a started instalment': async ({ shop }, openid) => {
    const wish = await instalmentOf(shop, openid)
    return () => shop.ask('shopper', openid, 'plans.pay', wish)
  },
  'a coupon given': async ({ shop }, openid) => {
    const wish = await couponGiftOf(shop, openid)
    return () => shop.ask('shopper', openid, 'couponGift.create', wish)
  },
  'a coupon gift claimed': async ({ shop }, openid) => {
    const other = shop.newPerson()
    await shop.balance(other)
    const { token } = await shop.call('shopper', other, 'couponGift.create', await couponGiftOf(shop, other))
    return () => shop.ask('shopper', openid, 'couponGift.claim', { token: token ?? 'none' })
  },
  'a sign-in': async ({ shop }, openid) => {
    const signInId = newId('sgn', shop.now)
    return () => shop.ask('shopper', openid, 'points.signIn', { signInId })
  },
  'a gift taken back': async ({ shop }, openid) => {
    const giftId = newId('gft', shop.now)
    await shop.call('shopper', openid, 'gift.create', { giftId, amountFen: yuan(3), greeting: 'coffee' })
    return () => shop.ask('shopper', openid, 'gift.takeBack', { giftId })
  },
  'a card received whole': async ({ shop }, openid) => {
    const holder = shop.newPerson()
    await shop.topUp(holder, 'tier_300')
    const transferId = newId('trf', shop.now)
    const { token } = await shop.call('shopper', holder, 'transfer.start', { transferId })
    await shop.call('shopper', openid, 'transfer.accept', { token: token ?? 'none' })
    return () => shop.ask('shopper', holder, 'transfer.confirm', { transferId, expectedFen: yuan(330) })
  },
  "a share of another's payment": async (at, openid) => {
    const { shop } = at
    const phone = at.newPhone()
    const identity = { name: '持卡会员', phone, consent: true as const }
    await shop.call('shopper', openid, 'card.name', { namingId: newId('nam', shop.now), ...identity })
    const orderId = newId('ord', shop.now)
    const bought = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
    const cards = [{ card: { by: 'phone' as const, phone }, ...bought }]
    const { state } = await shop.call('shopper', at.giver, 'batch.start', { orderId, cards })
    if (state.state !== 'paying') throw new Error(state.state)
    await shop.post(`/pay/sandbox/${state.payment.package.replace('prepay_id=', '')}`, { action: 'pay' })
    return () => shop.ask('shopper', at.giver, 'batch.read', { orderId })
  },
  'a bound card': async ({ shop }, openid) => {
    const cardNumber = `88${newId('bnd', shop.now).slice(-10)}`
    const row = { cardNumber, principalFen: yuan(20), bonusFen: yuan(0), bonusUntil: null, points: 10 }
    const { rows } = await shop.call('merchant', owner, 'cards.import', {
      batchId: newId('bat', shop.now),
      rows: [row],
    })
    const wish = { bindId: newId('bnd', shop.now), cardNumber, code: rows[0]?.code ?? '' }
    return () => shop.ask('shopper', openid, 'card.bind', wish)
  },
  'an approved correction': async ({ shop }, openid) => {
    const adjustmentId = newId('adj', shop.now)
    const change = { principalFen: 300, bonusFen: -100, points: 5, reason: '核对后更正' }
    const member = { packId: packIdOf(openid) }
    await shop.call('merchant', manager, 'adjustments.propose', { adjustmentId, member, ...change })
    return () => shop.ask('merchant', owner, 'adjustments.approve', { adjustmentId })
  },
  'a scanned coupon': async ({ shop, scene }, openid) => {
    return () => shop.ask('shopper', openid, 'handOut.claim', { scene })
  },
  'a forgotten password': async ({ shop }, openid) => {
    await shop.call('shopper', openid, 'payPassword.set', { password: '271828' })
    const resetId = newId('pwr', shop.now)
    return () => shop.ask('shopper', openid, 'payPassword.forgotten', { resetId })
  },
}

/** They keep room in the pack for money that may come, which is no movement of value yet. */
export const withoutEntry: ReadonlySet<string> = new Set(['a started top-up', 'a started instalment'])
/** Said twice it is one thing, so both may be answered with a yes. */
export const sameAgain: ReadonlySet<string> = new Set(['a scanned coupon', 'a forgotten password'])
