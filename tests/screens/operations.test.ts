import type { Browser } from 'playwright-core'
import { type Instant, SECOND, shopDayOf } from '../../src/domain/time'
import { newId, owner, TestShop, yuan } from '../support/shop'
import { startChromium } from './harness/chromium'
import { LIGHT, look, NARROW, VIEWS } from './harness/look'
import { Visitor } from './harness/visitor'

const member = 'demo-member-new'

let shop: TestShop
let browser: Browser
let visitor: Visitor
let manager: Visitor

// One story: each test goes on where the one before it ended.
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.insertDocument('settings', { _id: 'risk', amountYuan: 500, amountAction: '人工核对' })
  await shop.call('merchant', owner, 'rules.publish', {})
  browser = await startChromium()
  visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes('新会员')
  manager = await Visitor.arrive(browser, shop.url)
  await manager.becomes('店主')
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

test('a top-up that the rules hold back says so, the shop looks and decides, and the member’s page tells it by itself', async () => {
  await visitor.goTo('/#/pages/top-up/index')
  await visitor.sees('送 300')
  await visitor.page.getByText('送 300').filter({ visible: true }).first().click()
  await visitor.taps('微信支付 ¥1,500.00')
  await visitor.sees('¥1,500 正在等门店核对，没有扣款')
  const wrong = await look(visitor, 'review-waiting', VIEWS)
  await manager.goTo('/#/merchant/reviews/index')
  await manager.sees('等待核对')
  wrong.push(...(await look(manager, 'reviews', VIEWS)))
  await manager.page.getByText('金额较大').filter({ visible: true }).first().click()
  await manager.sees('核对这笔充值')
  await manager.page.locator('input').filter({ visible: true }).first().fill('已电话核对本人')
  wrong.push(...(await look(manager, 'review-sheet', VIEWS)))
  await manager.taps('通过')
  await manager.sees('已处理')
  await visitor.sees('门店已核对，可以充 ¥1,500 以内')
  wrong.push(...(await look(visitor, 'review-approved', VIEWS)))
  expect(wrong).toEqual([])
})

test('a forgotten payment password is asked about, waits, and can be kept', async () => {
  await shop.call('shopper', member, 'payPassword.set', { password: '271828' })
  await visitor.goTo('/#/wallet/pay-password/index')
  await visitor.taps('忘记密码')
  await visitor.sees('重设支付密码')
  const wrong = await look(visitor, 'password-forgotten', VIEWS)
  await visitor.taps('申请，3 天后设置')
  await visitor.sees('起可以设置新密码')
  wrong.push(...(await look(visitor, 'password-waiting', VIEWS)))
  await visitor.taps('不重设了，保留原密码')
  await visitor.sees('忘记密码')
  expect(wrong).toEqual([])
})

/** What stands on paper for machines. */
const PRINTED_CODE = /[0-9A-Z]{6}(-[0-9A-Z]{6}){2}/g

test('coupons are printed on paper from the manager’s page, known at a till, and withdrawn', async () => {
  await manager.goTo('/#/merchant/paper/index')
  await manager.sees('还没有印过纸质券')
  await manager.taps('印一批纸质券')
  await manager.page.getByText('满减券 · 满 50 减 10').filter({ visible: true }).first().click()
  await manager.types('张数', '23')
  await manager.types('用途', '开业传单')
  const wrong = await look(manager, 'paper-make', VIEWS)
  await manager.taps('印 23 张')
  const batch = manager.page.getByText('开业传单').filter({ visible: true }).first()
  await batch.click()
  await manager.sees('撤回这批券')
  wrong.push(...(await look(manager, 'paper-batch', [NARROW])))
  await manager.taps('打印')
  await manager.sees('A4 纸 3 页')
  wrong.push(...(await look(manager, 'paper-print', VIEWS, PRINTED_CODE)))
  const printed = manager.page.locator('.print-page .slip__typed')
  expect(await printed.count()).toBe(23)
  const codes = await printed.allTextContents()

  await manager.goTo('/#/staff/till/index')
  await manager.types('券码或付款码', codes[4] ?? '')
  await manager.taps('识别')
  await manager.sees('纸质券 · 第 5 张')
  await manager.types('本单金额', '60')
  await manager.sees('确认核销，减 ¥10')
  wrong.push(...(await look(manager, 'paper-at-till', [NARROW])))
  const { ticket } = await shop.call('staff', owner, 'code.lookUp', { code: codes[4] ?? '' })
  await shop.call('staff', owner, 'coupon.redeem', { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) })

  await manager.goTo('/#/merchant/paper/index')
  await manager.sees('还剩 22')
  wrong.push(...(await look(manager, 'paper-list', VIEWS)))
  await batch.click()
  await manager.taps('撤回这批券')
  wrong.push(...(await look(manager, 'paper-withdraw', [LIGHT])))
  await manager.taps('确认撤回')
  await manager.sees('已撤回')
  expect(await shop.refusal('staff', owner, 'code.lookUp', { code: codes[0] ?? '' })).toBe('PAPER_WITHDRAWN')
  expect(wrong).toEqual([])
})

test('several cards are chosen, paid for at once, and seen to arrive one by one', async () => {
  const friend = shop.newPerson()
  await shop.balance(friend)
  const identity = { name: '持卡会员', phone: '13900000001', consent: true as const }
  await shop.call('shopper', friend, 'card.name', { namingId: newId('nam', shop.now), ...identity })
  const shared = { sharedId: newId('shr', shop.now), kind: 'enterprise' as const }
  const { sharedPackId } = await shop.call('shopper', member, 'shared.create', shared)
  {
    const colleague = shop.newPerson()
    const limits = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }
    const invite = { inviteId: newId('inv', shop.now), sharedPackId, limits }
    const { token } = await shop.call('shopper', member, 'shared.invite', invite)
    await shop.balance(colleague)
    await shop.call('shopper', colleague, 'shared.join', { token })
  }
  await visitor.goTo('/#/member/batch/index')
  await visitor.sees('给哪些卡')
  await visitor.page.locator('input').filter({ visible: true }).first().fill('13900000001')
  await visitor.taps('添加')
  await visitor.sees('已选 2 张')
  const wrong = await look(visitor, 'batch', VIEWS)
  await visitor.taps('改金额')
  wrong.push(...(await look(visitor, 'batch-amount', VIEWS)))
  await visitor.taps('800 送 120')
  await visitor.taps('微信支付 ¥1,100.00')
  await visitor.atCashier('立即支付')
  await visitor.sees('2 张卡已到账')
  wrong.push(...(await look(visitor, 'batch-order', VIEWS)))
  expect(await shop.balance(friend)).toBe(yuan(920))
  expect(wrong).toEqual([])
})

test('a manager finds a member’s top-up at the till, reads how the sum comes about, and gives it back', async () => {
  const leaver = shop.newPerson()
  const { orderId } = await shop.topUp(leaver, 'tier_300')
  const ticket = await shop.payTicket(leaver, owner)
  await shop.call('staff', owner, 'balance.charge', { ticket, amountFen: yuan(48) })
  await manager.goTo('/#/staff/till/index')
  const { code } = await shop.call('shopper', leaver, 'payCode.show', {})
  await manager.types('券码或付款码', code)
  await manager.taps('识别')
  await manager.taps('退充值')
  await manager.sees('还能退的充值')
  const wrong = await look(manager, 'refund-find', VIEWS)
  await manager.taps('充 300 送 30')
  await manager.sees('256.37')
  await manager.sees('48 × 300 ÷ 330，零头不扣')
  wrong.push(...(await look(manager, 'refund-quote', VIEWS)))
  await manager.taps('门店原因')
  await manager.sees('退 ¥282.00')
  wrong.push(...(await look(manager, 'refund-quote-shop', [LIGHT])))
  await manager.taps('会员要退')
  await manager.taps('退 ¥256.37')
  await manager.sees('卡里会减少 ¥282.00')
  wrong.push(...(await look(manager, 'refund-confirm', VIEWS)))
  await manager.taps('确认退款')
  await manager.sees('会员在微信支付的账单和明细里都能看到')
  wrong.push(...(await look(manager, 'refund-done', VIEWS)))
  await manager.goTo('/')
  await manager.taps('退充值')
  await manager.types('付款码或订单号', orderId)
  await manager.taps('查找充值')
  await manager.sees('这笔充值没有可退的金额')
  wrong.push(...(await look(manager, 'refund-nothing', [LIGHT])))
  expect(wrong).toEqual([])
})

test('the owner reads what members have not spent, by age, and what came in and left, day by day', async () => {
  const spender = shop.newPerson()
  await shop.topUp(spender, 'tier_300')
  const ticket = await shop.payTicket(spender, owner)
  await shop.call('staff', owner, 'balance.charge', { ticket, amountFen: yuan(46.5) })
  await shop.toNoonIn(1)
  for (let tick = 0; tick < 4; tick++) await shop.tick()
  await manager.goTo('/')
  await manager.taps('储值概况')
  await manager.sees('会员还没花的储值')
  await manager.sees('余额变化')
  const wrong = await look(manager, 'stored-value', VIEWS)
  await manager.taps('近 8 周')
  await manager.sees('余额变化')
  wrong.push(...(await look(manager, 'stored-value-weeks', [NARROW])))
  const { night } = await shop.call('merchant', owner, 'figures.liability', {})
  expect(night?.liability.principal.under_30_days).toBeGreaterThan(yuan(1_000))
  expect(wrong).toEqual([])
})

test('the owner closes the shop: why, its own name, then its progress; a member reads what becomes of the money', async () => {
  // Paid in cash, so it goes back from hand to hand.
  const payer = shop.newPerson()
  await shop.balance(payer)
  const ticket = await shop.payTicket(payer, owner)
  await shop.call('staff', owner, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: 0 })
  const counted = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
  const cash = { by: 'cash', reason: 'pays_cash' } as const
  await shop.call('staff', owner, 'counter.topUp', { orderId: newId('ord', shop.now), ticket, ...counted, ...cash })
  await manager.goTo('/#/merchant/closing/index')
  await manager.sees('停业原因')
  await manager.page.locator('input').filter({ visible: true }).first().fill('租约到期')
  const wrong = await look(manager, 'closing-start', VIEWS)
  await manager.taps('开始停业退款')
  await manager.page.locator('input').filter({ visible: true }).last().fill('小满咖啡')
  wrong.push(...(await look(manager, 'closing-confirm', VIEWS)))
  await manager.taps('确认停业并退款')
  await manager.sees('正在退款')
  await shop.advance(SECOND * 11)
  await shop.tick()
  await manager.sees('2 笔')
  wrong.push(...(await look(manager, 'closing-progress', VIEWS)))
  await manager.taps('已线下退款')
  await manager.page.locator('input').filter({ visible: true }).last().fill('现金，本人签收')
  wrong.push(...(await look(manager, 'closing-by-hand', VIEWS)))
  await manager.taps('确认已退款')
  await manager.loses('等门店人工退')
  expect(await shop.balance(payer)).toBe(0)
  await visitor.goTo('/')
  await visitor.goTo('/#/pages/top-up/index')
  await visitor.sees('门店停业，不再接受充值，没有扣款')
  wrong.push(...(await look(visitor, 'closing-member', [LIGHT])))
  expect(wrong).toEqual([])
})

/** Numbers of orders, as the bills of payment services name them, and their tails. */
const ORDER_NUMBER = /[a-z]{3}_[0-9A-Z]+|尾号 [0-9A-Z]{4}/g

test('the bills of the day before are held against the books: the owner explains what differs, and signs the day off', async () => {
  const [entry] = await shop.documents<{ at: Instant }>('entries', {
    'facts.kind': 'top_up_settled',
    'facts.payFen': yuan(800),
  })
  if (!entry) throw new Error('nothing was paid')
  await shop.removeDocument('entries', entry._id)
  await shop.call('merchant', owner, 'bill.match', { day: shopDayOf(entry.at) })
  await manager.goTo('/')
  await manager.goTo('/#/merchant/bills/index')
  await manager.sees('1 条差异')
  const wrong = await look(manager, 'bills', VIEWS)
  await manager.taps('1 条差异')
  await manager.sees('逐条说明后才能签核')
  wrong.push(...(await look(manager, 'bill-differs', VIEWS, ORDER_NUMBER)))
  await manager.taps('已收款，还没入账')
  await manager.types('差异说明', '系统故障，已核实到账')
  wrong.push(...(await look(manager, 'bill-explain', VIEWS, ORDER_NUMBER)))
  await manager.taps('保存说明')
  await manager.sees('差异都已说明')
  await manager.taps('重新核对')
  await manager.sees('已重新核对')
  wrong.push(...(await look(manager, 'bill-explained', [LIGHT], ORDER_NUMBER)))
  await manager.taps('签核这一天')
  wrong.push(...(await look(manager, 'bill-sign', VIEWS, ORDER_NUMBER)))
  await manager.taps('确认签核')
  await manager.sees(/^店主 · .*签核$/)
  wrong.push(...(await look(manager, 'bill-signed', [NARROW], ORDER_NUMBER)))
  await manager.goesBack()
  await manager.sees('已签核')
  expect(wrong).toEqual([])
})
