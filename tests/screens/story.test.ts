import type { Browser } from 'playwright-core'
import { TestShop } from '../support/shop'
import { startChromium } from './harness/chromium'
import { DocumentConsole } from './harness/document-console'
import { DARK, LIGHT, look, VIEWS } from './harness/look'
import { SHORT_CODE, Visitor } from './harness/visitor'

let shop: TestShop
let browser: Browser
let shopper: Visitor
let clerk: Visitor
let owner: Visitor
let documents: DocumentConsole
let couponCode: string

// One story: each test goes on where the one before it ended.
beforeAll(async () => {
  shop = await TestShop.open()
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function entersCode(code: string): Promise<void> {
  await clerk.types('券码或付款码', code)
  await clerk.taps('识别')
}

test('a new member finds a card without money, and what to do about it', async () => {
  shopper = await Visitor.arrive(browser, shop.url)
  await shopper.sees('还没有可用的券')
  await shopper.sees('去充值')
  expect(await shopper.reads(/^¥0\.00$/)).toBe('¥0.00')
  expect(await look(shopper, 'story-01-new-member', VIEWS)).toEqual([])
})

test('a payment cancelled at the cashier takes nothing and stays on offer', async () => {
  await shopper.taps('充值')
  await shopper.taps('¥800')
  await shopper.taps('微信支付 ¥800.00')
  await shopper.cashierIsOpen()
  expect(await look(shopper, 'story-02-cashier', [LIGHT, DARK])).toEqual([])
  await shopper.atCashier('取消')
  await shopper.sees('支付已取消')
  await shopper.sees('没有扣款，订单为你保留')
  expect(await look(shopper, 'story-03-cancelled', VIEWS)).toEqual([])
})

test('a payment that fails says that no money was taken, and can be tried again', async () => {
  await shopper.taps('微信支付 ¥800.00')
  await shopper.atCashier('模拟支付失败')
  await shopper.sees('支付没有成功')
  await shopper.sees('没有扣款，可以再试一次')
  expect(await look(shopper, 'story-04-failed', VIEWS)).toEqual([])
})

test('paying 800 credits 920, and the card has it, though nobody could be asked at first', async () => {
  await shopper.taps('微信支付 ¥800.00')
  await shopper.cashierIsOpen()
  await shopper.page.route('**/call/shopper', route => route.abort())
  await shopper.atCashier('立即支付')
  await shopper.sees('款项不会丢')
  expect(shopper.takeTroubles()).not.toEqual([])
  await shopper.page.unroute('**/call/shopper')
  await shopper.taps('再查一次')
  await shopper.sees('到账 ¥920.00')
  await shopper.sees('现在的余额')
  expect(await look(shopper, 'story-05-settled', VIEWS)).toEqual([])
  await shopper.taps('完成')
  expect(await shopper.reads(/^¥920\.00$/)).toBe('¥920.00')
  expect(await look(shopper, 'story-06-card-pack', VIEWS)).toEqual([])
})

test('a coupon is claimed, and its code is shown', async () => {
  await shopper.taps('优惠券')
  await shopper.tapsOnTicket('满减券', '领取')
  await shopper.sees('每人限领 1 张，你已经领满了')
  // What it says at once lies over the ticket for a moment.
  await shopper.loses('已放入卡包')
  expect(await look(shopper, 'story-07-claimed', VIEWS)).toEqual([])
  await shopper.taps('可用')
  await shopper.taps('去使用')
  couponCode = await shopper.reads(SHORT_CODE)
  expect(await look(shopper, 'story-08-coupon', VIEWS)).toEqual([])
})

test('the till takes the typed code, says what it takes off, and redeems it', async () => {
  clerk = await Visitor.arrive(browser, shop.url)
  await clerk.becomes('南山店员')
  await clerk.taps('收银台')
  await clerk.sees('南山店 · 南山店员')
  expect(await look(clerk, 'story-09-till', VIEWS)).toEqual([])
  await entersCode(couponCode)
  await clerk.types('本单金额', '68')
  await clerk.sees('顾客还需付')
  expect(await look(clerk, 'story-10-till-found', VIEWS)).toEqual([])
  await clerk.taps('确认核销，减 ¥10')
  await clerk.sees('已核销')
  expect(await look(clerk, 'story-11-till-redeemed', VIEWS)).toEqual([])
})

test("the shopper's own page tells that the coupon was taken, and where", async () => {
  await shopper.sees('已核销')
  await shopper.sees(/在南山店使用/)
  expect(await look(shopper, 'story-12-coupon-redeemed', VIEWS)).toEqual([])
})

test('the same coupon is refused a second time, with when and where it was used', async () => {
  await clerk.taps('下一单')
  await entersCode(couponCode)
  await clerk.sees(/这张券已于今天 \d\d:\d\d 在南山店核销/)
  expect(await look(clerk, 'story-13-till-refused', VIEWS)).toEqual([])
  await clerk.taps('下一单')
})

test('the pay code charges the balance, and both sides see the same', async () => {
  await shopper.taps('返回我的券')
  await shopper.goTo('/')
  await shopper.taps('付款码')
  // As a scanner gun does: it types and ends with the Enter key.
  await clerk.types('券码或付款码', await shopper.reads(SHORT_CODE))
  await clerk.page.keyboard.press('Enter')
  expect(await look(shopper, 'story-14-pay-code', VIEWS)).toEqual([])
  await clerk.types('收款金额', '28.5')
  expect(await look(clerk, 'story-15-till-charge', VIEWS)).toEqual([])
  await clerk.taps('收款 ¥28.50')
  await clerk.sees('已收款')
  expect(await clerk.reads(/^¥891\.50$/)).toBe('¥891.50')
  expect(await look(clerk, 'story-16-till-charged', VIEWS)).toEqual([])
  await shopper.sees('已付款')
  await shopper.sees('余额 ¥891.50')
  expect(await look(shopper, 'story-17-paid', VIEWS)).toEqual([])
  await shopper.taps('完成')
})

test('a till without a network says so in a bar that stays until it is back', async () => {
  await clerk.losesNetwork(true)
  await clerk.sees('可核销券，不能收款')
  expect(await look(clerk, 'story-18-till-offline', VIEWS)).toEqual([])
  await clerk.losesNetwork(false)
  await clerk.loses('可核销券，不能收款')
})

test('a code that nobody made is refused, with what to do', async () => {
  await clerk.taps('下一单')
  await entersCode('000 000 001')
  await clerk.sees('无法识别这个码')
  expect(await look(clerk, 'story-19-till-unknown', [LIGHT])).toEqual([])
  await clerk.taps('下一单')
})

test('the console shows where the text of a document is wrong, and saves nothing', async () => {
  documents = new DocumentConsole(await Visitor.arrive(browser, shop.url, '/console'))
  await documents.opens('tiers')
  const text = await documents.edits('tier_800')
  const line = text.split('\n').findIndex(each => each.includes('"payYuan"')) + 1
  const broken = text.replace('"payYuan": 800,', '"payYuan": 800')
  await documents.writes(broken)
  const column = (broken.split('\n')[line - 1]?.length ?? 0) + 1
  await documents.saves()
  expect(await documents.mistake()).toBe(`第 ${line} 行第 ${column} 列：缺少逗号或 }`)
  await documents.writes(text.replace('"bonusYuan": 120', '"bonusYuan": -120'))
  await documents.saves()
  await documents.isSaved()
})

test('a negative bonus is explained beside the document, and the last good tier stays live', async () => {
  owner = await Visitor.arrive(browser, shop.url)
  await owner.becomes('店主')
  await owner.taps('规则与发布')
  await owner.sees('有修改还没有生效')
  await owner.taps('立即发布')
  await owner.sees('需要改正')
  await owner.sees('充 800 送 120')
  await owner.sees(/旧的版本仍在使用/)
  expect(await look(owner, 'story-20-rules-problem', VIEWS, /bonusYuan|tier_800/g)).toEqual([])

  await documents.opens('tiers')
  await documents.card('tier_800').getByRole('alert').getByText('bonusYuan').waitFor()
  expect(await documents.look('story-21-console-problem')).toEqual([])
  await shopper.goTo('/')
  await shopper.taps('充值')
  await shopper.sees('送 120 · 到账 920')
})

test('a corrected tier is published, and the shopper sees it', async () => {
  const text = await documents.edits('tier_800')
  await documents.writes(text.replace('"bonusYuan": -120', '"bonusYuan": 150'))
  await documents.saves()
  await documents.isSaved()
  await owner.goTo('/')
  await owner.taps('规则与发布')
  await owner.taps('立即发布')
  await owner.sees('充 800 送 150')
  await owner.sees('所有修改都已生效')
  expect(await look(owner, 'story-22-rules-live', VIEWS)).toEqual([])
  await documents.opens('tiers')
  await documents.card('tier_800').getByText('150').waitFor()
  expect(await documents.card('tier_800').getByRole('alert').count()).toBe(0)

  // An instance may go on with the rules it read seconds ago.
  await shopper.opensUntil('/#/pages/top-up/index', '送 150 · 到账 950')
  expect(await look(shopper, 'story-23-new-tier', VIEWS)).toEqual([])
})

test('until here nobody met an error, and staff go home', async () => {
  for (const visitor of [clerk, owner, shopper]) expect(visitor.takeTroubles()).toEqual([])
  await clerk.leave()
  await owner.leave()
})

test('a cloud that was killed and started again has every fen, coupon and line of the statement', async () => {
  await shopper.goTo('/')
  await shopper.taps('明细')
  await shopper.sees('没有更早的明细了')
  const before = await shopper.statement()
  expect(before).toHaveLength(4)

  await shop.killAndRestart(async () => {
    await shopper.goesBack()
    await shopper.sees('网络不通，没有连上门店')
    await shopper.sees(/显示的是 今天 \d\d:\d\d 的余额/)
    shopper.takeTroubles()
    expect(await look(shopper, 'story-24-offline', VIEWS)).toEqual([])
  })
  await shopper.taps('重试')
  await shopper.loses('网络不通，没有连上门店')
  expect(await shopper.reads(/^¥891\.50$/)).toBe('¥891.50')
  await shopper.taps('明细')
  await shopper.sees('没有更早的明细了')
  expect(await shopper.statement()).toEqual(before)
  expect(await look(shopper, 'story-25-statement-after', VIEWS)).toEqual([])

  await shopper.goTo('/')
  await shopper.taps('优惠券')
  await shopper.taps('用过')
  await shopper.sees(/在南山店使用/)
  expect(await look(shopper, 'story-26-used-coupon-after', VIEWS)).toEqual([])
  await shopper.opensUntil('/#/pages/top-up/index', '送 150 · 到账 950')
})
