import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

test('a coupon is claimed, shown, looked up and redeemed; the statement tells it all', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const ticket = await shop.couponTicket(shopper, 'coupon_50_10')
  const receipt = await shop.call('staff', clerk, 'coupon.redeem', {
    redeemId: newId('rdm'),
    ticket,
    orderFen: yuan(68),
  })
  expect(receipt).toMatchObject({ discountFen: yuan(10), payableFen: yuan(58), item: null, repeated: false })
  const wallet = await shop.call('shopper', shopper, 'coupons.wallet', {})
  expect(wallet.usable).toEqual([])
  expect(wallet.used[0]?.state).toMatchObject({ state: 'redeemed', storeName: '南山店' })
  const { lines } = await shop.call('shopper', shopper, 'statement.page', {})
  expect(lines.map(line => [line.group, line.title.split(' ')[0]])).toEqual([
    ['coupon', '使用'],
    ['coupon', '领取'],
  ])
})

test('the short code typed at the till finds the same coupon', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const { couponId } = await shop.call('shopper', shopper, 'coupons.claim', {
    claimId: newId('clm'),
    templateId: 'coupon_90',
  })
  const { shortCode } = await shop.call('shopper', shopper, 'coupons.show', { couponId })
  const typed = `${shortCode.slice(0, 3)} ${shortCode.slice(3, 6)} ${shortCode.slice(6)}`
  const found = await shop.call('staff', clerk, 'code.lookUp', { code: typed, orderFen: yuan(100) })
  expect(found).toMatchObject({ what: 'coupon', title: '全场折扣券', discountFen: yuan(10), refusal: null })
})

test('redeeming again with the same id answers the same; with another id it says when and where it was used', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const ticket = await shop.couponTicket(shopper, 'coupon_50_10')
  const wish = { redeemId: newId('rdm'), ticket, orderFen: yuan(50) }
  const first = await shop.call('staff', clerk, 'coupon.redeem', wish)
  const again = await shop.call('staff', clerk, 'coupon.redeem', wish)
  expect(again).toEqual({ ...first, repeated: true })
  const other = await shop.ask('staff', clerk, 'coupon.redeem', { ...wish, redeemId: newId('rdm') })
  expect(other).toMatchObject({ ok: false, refusal: { code: 'COUPON_ALREADY_REDEEMED' } })
  expect(!other.ok && other.refusal.message).toMatch(/^这张券已于今天 \d\d:\d\d 在南山店核销$/)
  const changed = { ...wish, orderFen: yuan(51) }
  expect(await shop.refusal('staff', clerk, 'coupon.redeem', changed)).toBe('COMMAND_ID_REUSED')
})

test('an order below the threshold hears how much is missing, and the coupon stays', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const ticket = await shop.couponTicket(shopper, 'coupon_50_10')
  const reply = await shop.ask('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm'), ticket, orderFen: yuan(37) })
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'COUPON_ORDER_TOO_SMALL', message: '还差 ¥13 可用' } })
  expect((await shop.call('shopper', shopper, 'coupons.wallet', {})).usable).toHaveLength(1)
})

test('a coupon of one store is refused in another, with the store where it can be used', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const { couponId } = await shop.call('shopper', shopper, 'coupons.claim', {
    claimId: newId('clm'),
    templateId: 'coupon_americano',
  })
  const { code } = await shop.call('shopper', shopper, 'coupons.show', { couponId })
  const found = await shop.call('staff', clerkElsewhere, 'code.lookUp', { code })
  expect(found).toMatchObject({ refusal: { code: 'COUPON_WRONG_STORE', nextStep: '这张券可在南山店使用' } })
  const wish = { redeemId: newId('rdm'), ticket: found.ticket }
  expect(await shop.refusal('staff', clerkElsewhere, 'coupon.redeem', wish)).toBe('COUPON_WRONG_STORE')
})

test('a ticket serves nobody but the member of staff who looked the code up', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const ticket = await shop.couponTicket(shopper, 'coupon_90', clerk)
  const wish = { redeemId: newId('rdm'), ticket, orderFen: yuan(20) }
  expect(await shop.refusal('staff', clerkElsewhere, 'coupon.redeem', wish)).toBe('CODE_UNKNOWN')
})

test('a code is refused once it is old', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const { couponId } = await shop.call('shopper', shopper, 'coupons.claim', {
    claimId: newId('clm'),
    templateId: 'coupon_90',
  })
  const { code, shortCode } = await shop.call('shopper', shopper, 'coupons.show', { couponId })
  await shop.advance(2 * 60_000)
  expect(await shop.refusal('staff', clerk, 'code.lookUp', { code })).toBe('CODE_EXPIRED')
  await shop.advance(3 * 60_000)
  expect(await shop.refusal('staff', clerk, 'code.lookUp', { code: shortCode })).toBe('CODE_UNKNOWN')
  await shop.resetClock()
})

test('a coupon that has run out is refused, and the clock moves it to the expired ones with an entry', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const { couponId } = await shop.call('shopper', shopper, 'coupons.claim', {
    claimId: newId('clm'),
    templateId: 'coupon_americano',
  })
  await shop.advance(9 * 24 * 3_600_000)
  expect(await shop.refusal('shopper', shopper, 'coupons.show', { couponId })).toBe('COUPON_EXPIRED')
  await shop.tick()
  const wallet = await shop.call('shopper', shopper, 'coupons.wallet', {})
  expect(wallet.expired.map(coupon => coupon.couponId)).toEqual([couponId])
  const { lines } = await shop.call('shopper', shopper, 'statement.page', {})
  expect(lines[0]).toMatchObject({ group: 'expiry', title: '1 张优惠券到期' })
  await shop.resetClock()
})

test('a cap per member holds', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const claim = () =>
    shop.ask('shopper', shopper, 'coupons.claim', { claimId: newId('clm'), templateId: 'coupon_50_10' })
  expect((await claim()).ok).toBe(true)
  expect(await claim()).toMatchObject({
    ok: false,
    refusal: { code: 'COUPON_CAP_REACHED', message: '每人限领 1 张，你已经领满了' },
  })
})

test('a charge takes bonus first, earns points and says the new balance', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const ticket = await shop.payTicket(shopper)
  const receipt = await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(48) })
  expect(receipt).toMatchObject({
    bonusFen: yuan(30),
    principalFen: yuan(18),
    balanceFen: yuan(282),
    pointsEarned: 48,
    repeated: false,
  })
  expect(await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(48) })).toEqual({
    ...receipt,
    repeated: true,
  })
  expect(await shop.balance(shopper)).toBe(yuan(282))
})

test('a pay code pays once: another amount under it is refused', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const ticket = await shop.payTicket(shopper)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(10) })
  expect(await shop.refusal('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(11) })).toBe('CODE_USED')
  expect(await shop.balance(shopper)).toBe(yuan(320))
})

test('a balance that is too low says how much is missing and takes nothing', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const ticket = await shop.payTicket(shopper)
  const reply = await shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(350) })
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'BALANCE_TOO_LOW', message: '余额 ¥330，还差 ¥20' } })
  expect(await shop.balance(shopper)).toBe(yuan(330))
  const fits = await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(330) })
  expect(fits.balanceFen).toBe(0)
})

test('bonus that has run out is not spent: it leaves with an entry of its own and principal stays', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  await shop.advance(367 * 24 * 3_600_000)
  expect(await shop.balance(shopper)).toBe(yuan(300))
  await shop.tick()
  const { lines } = await shop.call('shopper', shopper, 'statement.page', {})
  expect(lines[0]).toMatchObject({ group: 'expiry', title: '赠送余额到期', changeFen: -3000, balanceFen: yuan(300) })
  await shop.resetClock()
})

test('wrong codes get one answer, and too many of them a pause', async () => {
  const codes = ['000000000', 'MCP1.C.x.y.z.w', '优惠券', '123456782', 'MCP1.P.0.0.0.0']
  for (const code of codes)
    expect(await shop.refusal('staff', clerkElsewhere, 'code.lookUp', { code })).toBe('CODE_UNKNOWN')
  for (const code of codes)
    expect(await shop.refusal('staff', clerkElsewhere, 'code.lookUp', { code })).toBe('CODE_UNKNOWN')
  expect(await shop.refusal('staff', clerkElsewhere, 'code.lookUp', { code: '123456782' })).toBe('CODE_TOO_MANY_TRIES')
})

test('a shopper is no staff, and a clerk is no manager', async () => {
  expect(await shop.refusal('staff', shop.newPerson(), 'staff.me', {})).toBe('NOT_STAFF')
  expect(await shop.refusal('merchant', shop.newPerson(), 'rules.state', {})).toBe('NOT_STAFF')
  expect(await shop.refusal('merchant', clerk, 'rules.publish', {})).toBe('NOT_ALLOWED')
  expect((await shop.call('merchant', owner, 'rules.state', {})).version).toBeGreaterThan(0)
})
