import type { Fen } from '../../src/domain/money'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const storeId = 'store_nanshan'
/** Two lattes and a cheesecake: 92 yuan, of which 10 go off with the demo's "满 50 减 10". */
const lines = [
  { productId: 'latte', quantity: 2 },
  { productId: 'cheesecake', quantity: 1 },
]

async function memberWithCoupon(templateId = 'coupon_50_10'): Promise<string> {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  await shop.call('shopper', shopper, 'coupons.claim', { claimId: newId('clm', shop.now), templateId })
  return shopper
}

function reserve(shopper: string, expectedYuan: number, checkoutId = newId('cko', shop.now)) {
  const wish = { checkoutId, storeId, lines, expectedPayableFen: yuan(expectedYuan) }
  return { checkoutId, reply: shop.ask('shopper', shopper, 'checkout.reserve', wish) }
}

test('an order is priced line by line, reserved, paid, and stands in the statement', async () => {
  const shopper = await memberWithCoupon()
  const price = await shop.call('shopper', shopper, 'checkout.price', { storeId, lines })
  expect(price).toMatchObject({ amountFen: yuan(92), payableFen: yuan(82), restFen: 0, note: null })
  expect(price.explanation.map(line => [line.words, line.fen])).toEqual([
    ['商品原价', yuan(92)],
    ['满减券', yuan(-10)],
    ['应付', yuan(82)],
    ['余额支付', yuan(-82)],
  ])
  expect(price.lines.reduce((sum, line) => sum + line.discountFen, 0)).toBe(yuan(10))
  const { checkoutId, reply } = reserve(shopper, 82)
  expect(await reply).toMatchObject({ ok: true, output: { payableFen: yuan(82), repeated: false } })
  expect(await shop.balance(shopper)).toBe(yuan(330 - 82))
  const paid = await shop.call('shopper', shopper, 'checkout.confirm', { checkoutId })
  expect(paid).toMatchObject({ paidFen: yuan(82), savedFen: yuan(10), balanceFen: yuan(248), repeated: false })
  const { lines: statement } = await shop.call('shopper', shopper, 'statement.page', {})
  expect(statement[0]).toMatchObject({ group: 'spend', changeFen: yuan(-82), storeName: '南山店' })
  expect((await shop.call('shopper', shopper, 'coupons.wallet', {})).used).toHaveLength(1)
})

test('each step repeated answers the same; a completion that comes twice does not refund the first', async () => {
  const shopper = await memberWithCoupon()
  const { checkoutId, reply } = reserve(shopper, 82)
  const first = await reply
  const again = await reserve(shopper, 82, checkoutId).reply
  expect(again).toMatchObject({ ok: true, output: { ...(first.ok ? first.output : {}), repeated: true } })
  const paid = await shop.call('shopper', shopper, 'checkout.confirm', { checkoutId })
  expect(await shop.call('shopper', shopper, 'checkout.confirm', { checkoutId })).toEqual({ ...paid, repeated: true })
  expect(await shop.refusal('shopper', shopper, 'checkout.release', { checkoutId })).toBe('CHECKOUT_OVER')
  expect(await shop.balance(shopper)).toBe(yuan(248))
  const changed = { checkoutId, storeId, lines: lines.slice(1), expectedPayableFen: yuan(36) }
  expect(await shop.refusal('shopper', shopper, 'checkout.reserve', changed)).toBe('COMMAND_ID_REUSED')
})

test('many unpaid orders do not share one coupon; the till hears that it is in use', async () => {
  const shopper = await memberWithCoupon()
  const attempts = await Promise.all(Array.from({ length: 6 }, () => reserve(shopper, 82).reply))
  expect(attempts.filter(reply => reply.ok)).toHaveLength(1)
  const losers = attempts.flatMap(reply => (reply.ok ? [] : [reply.refusal]))
  expect(new Set(losers.map(({ code }) => code))).toEqual(new Set(['PRICE_CHANGED']))
  expect(losers[0]?.message).toBe('价格刚刚变为 ¥92，没有扣款')
  const { usable } = await shop.call('shopper', shopper, 'coupons.wallet', {})
  const show = { couponId: usable[0]?.couponId ?? newId('cpn') }
  expect(await shop.refusal('shopper', shopper, 'coupons.show', show)).toBe('COUPON_IN_USE')
  expect(await shop.balance(shopper)).toBe(yuan(248))
})

test('a confirmation and a release at once: one of them happens, whole', async () => {
  const shopper = await memberWithCoupon()
  const { checkoutId, reply } = reserve(shopper, 82)
  await reply
  const [paid, released] = await Promise.all([
    shop.ask('shopper', shopper, 'checkout.confirm', { checkoutId }),
    shop.ask('shopper', shopper, 'checkout.release', { checkoutId }),
  ])
  expect([paid.ok, released.ok].filter(Boolean)).toHaveLength(1)
  expect(await shop.balance(shopper)).toBe(paid.ok ? yuan(248) : yuan(330))
  const wallet = await shop.call('shopper', shopper, 'coupons.wallet', {})
  expect([wallet.usable.length, wallet.used.length]).toEqual(paid.ok ? [0, 1] : [1, 0])
})

test('an order that nobody finishes gives coupon and money back by the clock', async () => {
  const shopper = await memberWithCoupon()
  const { checkoutId, reply } = reserve(shopper, 82)
  await reply
  await shop.killInstances()
  await shop.advance(15 * 60_000)
  expect(await shop.refusal('shopper', shopper, 'checkout.confirm', { checkoutId })).toBe('CHECKOUT_OVER')
  await shop.tick()
  expect(await shop.balance(shopper)).toBe(yuan(330))
  const price = await shop.call('shopper', shopper, 'checkout.price', { storeId, lines })
  expect(price.payableFen).toBe(yuan(82))
})

test('somebody else’s attempt is no attempt of mine', async () => {
  const [shopper, stranger] = [await memberWithCoupon(), await memberWithCoupon()]
  const { checkoutId, reply } = reserve(shopper, 82)
  await reply
  expect(await shop.refusal('shopper', stranger, 'checkout.confirm', { checkoutId })).toBe('CHECKOUT_OVER')
  expect(await shop.refusal('shopper', stranger, 'checkout.release', { checkoutId })).toBe('CHECKOUT_OVER')
  expect(await shop.balance(shopper)).toBe(yuan(248))
})

test('what the shop does not sell, or a balance too low, is refused and reserves nothing', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  const unknown = { storeId, lines: [{ productId: 'gold', quantity: 1 }] }
  expect(await shop.refusal('shopper', shopper, 'checkout.price', unknown)).toBe('PRODUCT_UNKNOWN')
  expect(await shop.refusal('shopper', shopper, 'checkout.price', { storeId: 'nowhere', lines })).toBe('INPUT_INVALID')
  for (const quantity of [0, -1, 1.5, 1000]) {
    const wrong = { storeId, lines: [{ productId: 'latte', quantity }] }
    expect(await shop.refusal('shopper', shopper, 'checkout.price', wrong)).toBe('INPUT_INVALID')
  }
  expect(await reserve(shopper, 92).reply).toMatchObject({
    refusal: { code: 'BALANCE_TOO_LOW', message: '余额 ¥0，还差 ¥92' },
  })
})

test('the till quotes the best price line by line and charges it, or hears that it has changed', async () => {
  const shopper = await memberWithCoupon()
  const ticket = await shop.payTicket(shopper)
  const amountFen = yuan(60)
  const quote = await shop.call('staff', clerk, 'charge.quote', { ticket, amountFen })
  expect(quote).toMatchObject({ amountFen, payableFen: yuan(50), balanceFen: yuan(50), restFen: 0 })
  const wrong = { ticket, amountFen, expectedPayableFen: yuan(49) }
  expect(await shop.refusal('staff', clerk, 'balance.charge', wrong)).toBe('PRICE_CHANGED')
  const wish = { ticket, amountFen, expectedPayableFen: quote.payableFen }
  const receipt = await shop.call('staff', clerk, 'balance.charge', wish)
  expect(receipt).toMatchObject({ amountFen: yuan(50), orderFen: yuan(60), coupons: ['满减券'], balanceFen: yuan(280) })
  expect(await shop.call('staff', clerk, 'balance.charge', wish)).toEqual({ ...receipt, repeated: true })
  expect(await shop.refusal('staff', clerk, 'balance.charge', { ...wish, amountFen: yuan(61) })).toBe('CODE_USED')
  expect(await shop.balance(shopper)).toBe(yuan(280))
})

test('a till that says what it sells gets the offers for these goods alone, at the shop’s own prices', async () => {
  const shopper = await memberWithCoupon()
  const ticket = await shop.payTicket(shopper)
  const { products } = await shop.call('staff', clerk, 'charge.goods', {})
  expect(products.find(({ productId }) => productId === 'beans')).toMatchObject({ unitFen: yuan(88), isSpecial: true })
  const sold = [
    { productId: 'beans', quantity: 1 },
    { category: '咖啡', amountFen: yuan(28) },
  ]
  const quote = await shop.call('staff', clerk, 'charge.quote', { ticket, lines: sold })
  // The special offer does not count towards the coupon's 50 yuan.
  expect(quote).toMatchObject({ amountFen: yuan(116), payableFen: yuan(116), couponIds: [] })
  expect(quote.lines.map(({ name, netFen }) => [name, netFen])).toEqual([
    ['当日咖啡豆', yuan(88)],
    ['咖啡', yuan(28)],
  ])
  const whole = await shop.call('staff', clerk, 'charge.quote', { ticket, amountFen: yuan(116) })
  expect(whole.payableFen).toBe(yuan(106))

  const refusal = (wish: object) =>
    shop.refusal('staff', clerk, 'balance.charge', { ticket, ...wish } as { ticket: string })
  expect(await refusal({ lines: sold })).toBe('INPUT_INVALID')
  expect(await refusal({ lines: sold, amountFen: yuan(116), expectedPayableFen: yuan(116) })).toBe('INPUT_INVALID')
  expect(await refusal({})).toBe('INPUT_INVALID')
  expect(await refusal({ lines: sold, expectedPayableFen: yuan(106) })).toBe('PRICE_CHANGED')
  expect(await refusal({ lines: [{ productId: 'gone', quantity: 1 }], expectedPayableFen: 0 })).toBe('PRODUCT_UNKNOWN')
  const wish = { ticket, lines: sold, expectedPayableFen: yuan(116) }
  const receipt = await shop.call('staff', clerk, 'balance.charge', wish)
  expect(receipt).toMatchObject({ amountFen: yuan(116), balanceFen: yuan(330 - 116) })
  expect(await shop.call('staff', clerk, 'balance.charge', wish)).toEqual({ ...receipt, repeated: true })
  expect(await refusal({ lines: sold.slice(1), expectedPayableFen: yuan(28) })).toBe('CODE_USED')
})

test('a level’s price for paying by balance counts at the till', async () => {
  const shopper = shop.newPerson()
  for (let times = 0; times < 2; times++) await shop.topUp(shopper, 'tier_1500')
  const ticket = await shop.payTicket(shopper)
  const quote = await shop.call('staff', clerk, 'charge.quote', { ticket, amountFen: yuan(100) })
  expect(quote.payableFen).toBe(yuan(95))
  expect(quote.explanation[1]).toMatchObject({ words: '银卡余额价 9.5折', fen: yuan(-5) })
})

test('points pay a part where they were shown to: kept by one order, back with its release, with a refund in proportion', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_800')
  const charge = async (wish: object) => {
    const ticket = await shop.payTicket(shopper, owner)
    return shop.call('staff', owner, 'balance.charge', { ticket, ...(wish as { amountFen: Fen }) })
  }
  await charge({ amountFen: yuan(700) })
  const pointsOf = async () => (await shop.call('shopper', shopper, 'pack.open', {})).points
  expect(await pointsOf()).toBe(700)

  const without = await shop.call('shopper', shopper, 'checkout.price', { storeId, lines })
  expect(without).toMatchObject({ points: 0, pointsOffer: { points: 700, pointsFen: yuan(7) } })
  const { payableFen, points, pointsFen, explanation } = await shop.call('shopper', shopper, 'checkout.price', {
    ...{ storeId, lines, usePoints: true },
  })
  expect(explanation.map(line => [line.words, line.fen]).slice(1)).toEqual([
    ['应付', yuan(92)],
    ['700 积分抵扣', yuan(-7)],
    ['余额支付', yuan(-85)],
  ])
  const reserving = () => {
    const checkoutId = newId('cko', shop.now)
    const wish = { checkoutId, storeId, lines, expectedPayableFen: payableFen, points: { points, pointsFen } }
    return { checkoutId, refused: shop.refusal('shopper', shopper, 'checkout.reserve', wish) }
  }
  const [one, two] = [reserving(), reserving()]
  const answers = await Promise.all([one.refused, two.refused])
  expect([...answers].sort()).toEqual(['PRICE_CHANGED', 'ok'])
  expect(await pointsOf()).toBe(0)
  const { checkoutId } = answers[0] === 'ok' ? one : two
  await shop.call('shopper', shopper, 'checkout.release', { checkoutId })
  expect(await pointsOf()).toBe(700)

  const amount = { amountFen: yuan(20) }
  const ticket = await shop.payTicket(shopper, owner)
  const quote = await shop.call('staff', owner, 'charge.quote', { ticket, ...amount, usePoints: true })
  const shown = { points: quote.points, pointsFen: quote.pointsFen }
  expect(shown).toEqual({ points: 700, pointsFen: yuan(7) })
  const wish = { ticket, ...amount, expectedPayableFen: quote.payableFen, points: shown }
  const wrong = { ...wish, points: { ...shown, pointsFen: yuan(8) } }
  expect(await shop.refusal('staff', owner, 'balance.charge', wrong)).toBe('PRICE_CHANGED')
  const receipt = await shop.call('staff', owner, 'balance.charge', wish)
  expect(receipt).toMatchObject({ amountFen: yuan(13), orderFen: yuan(20), pointsEarned: 13 })
  expect(await pointsOf()).toBe(13)
  const [sale] = await shop.documents('entries', { hash: receipt.entry.hash })
  const back = {
    refundId: newId('rfd', shop.now),
    receiptId: sale?._id ?? '',
    amountFen: yuan(13),
    reason: 'returned' as const,
  }
  await shop.call('staff', owner, 'charge.refund', back)
  expect(await pointsOf()).toBe(700)
})
