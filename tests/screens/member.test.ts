import type { Browser } from 'playwright-core'
import { addDemoHistory } from '../../config/demo/history'
import { SECOND } from '../../src/domain/time'
import { newId, owner, TestShop, yuan } from '../support/shop'
import { startChromium } from './harness/chromium'
import { look, VIEWS } from './harness/look'
import { SHORT_CODE, Visitor } from './harness/visitor'

const member = 'demo-member-regular'
const newcomer = 'demo-member-new'

let shop: TestShop
let browser: Browser
let shopper: Visitor

beforeAll(async () => {
  shop = await TestShop.open()
  await addDemoHistory(shop.url, shop.dataDir)
  browser = await startChromium()
  shopper = await Visitor.arrive(browser, shop.url)
  await shopper.becomes('老会员')
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

beforeEach(async () => {
  await shopper.goTo('/')
  await shopper.sees('最近明细')
})

/** Somebody who has never been here opens a link that a friend sent. */
async function opensLink(path: string): Promise<Visitor> {
  return Visitor.arrive(browser, shop.url, `/#${path}`)
}

test('points: today’s sign-in, and an exchange that says what it costs and brings before it is done', async () => {
  const before = await shop.call('shopper', member, 'points.offer', {})
  await shopper.taps('积分')
  await shopper.taps('签到，得 5 积分')
  await shopper.sees('今天已签到')
  await shopper.sees('已连续签到 1 天')
  await shopper.taps('赠送余额换积分')
  await shopper.types('用多少赠送余额', '2')
  await shopper.sees('160 积分')
  await shopper.types('用多少赠送余额', '9000')
  await shopper.sees(/^请输入 1 到 \d+ 的整数$/)
  await shopper.types('用多少赠送余额', '2')
  expect(await look(shopper, 'member-01-exchange', VIEWS)).toEqual([])
  await shopper.taps('确认兑换')
  await shopper.sees('赠送余额换 160 积分')
  await shopper.loses('兑换成功')
  expect(await look(shopper, 'member-02-points', VIEWS)).toEqual([])
  const after = await shop.call('shopper', member, 'points.offer', {})
  expect(after.points).toBe(before.points + 5 + 160)
  expect(after.bonusFen).toBe(before.bonusFen - yuan(2))
})

test('a gift goes to somebody without a card, who claims it by its link while the giver looks on', async () => {
  const before = await shop.balance(member)
  await shopper.taps('送礼金')
  await shopper.taps('送一份礼金')
  await shopper.types('送多少', '99999')
  await shopper.sees(/^最多 ¥/)
  await shopper.types('送多少', '66')
  await shopper.taps('生日快乐')
  expect(await look(shopper, 'member-03-give', VIEWS)).toEqual([])
  await shopper.taps('从余额送出 ¥66.00')
  await shopper.taps('复制链接，发给对方')
  await shopper.sees('链接已复制，去发给对方')
  expect(await look(shopper, 'member-04-given', VIEWS)).toEqual([])
  expect(await shop.balance(member)).toBe(before - yuan(66))

  const { given } = await shop.call('shopper', member, 'gift.list', {})
  const friend = await opensLink(`/member/gift/index?token=${given[0]?.token}`)
  await friend.sees('生日快乐')
  expect(await look(friend, 'member-05-claim', VIEWS)).toEqual([])
  await friend.taps('领取 ¥66.00')
  await friend.sees('已存入你的会员卡，到店付款码就能用')
  expect(await look(friend, 'member-06-claimed', VIEWS)).toEqual([])
  expect(await shop.balance(newcomer)).toBe(yuan(66))
  await shopper.sees(/^会员 · .{4} 已领取$/)
  expect(await look(shopper, 'member-07-arrived', VIEWS)).toEqual([])
  await friend.leave()
})

test('a gift that nobody claimed is taken back, and its link says so', async () => {
  const before = await shop.balance(member)
  const wish = { giftId: newId('gft', shop.now), amountFen: yuan(20), greeting: 'thanks' as const }
  const { token } = await shop.call('shopper', member, 'gift.create', wish)
  await shopper.taps('送礼金')
  await shopper.taps('谢谢你')
  await shopper.taps('收回礼金')
  await shopper.taps('确认收回')
  await shopper.sees('已退回，你收回了')
  expect(await shop.balance(member)).toBe(before)
  const friend = await opensLink(`/member/gift/index?token=${token}`)
  await friend.sees('这份礼物已退回赠送人')
  expect(await look(friend, 'member-08-over', VIEWS)).toEqual([])
  await friend.goTo('/#/member/gift/index?token=0')
  await friend.sees('这个链接无效')
  await friend.sees('返回卡包')
  await friend.leave()
})

test('a top-up is given back by the written rule, line by line, and followed to its end', async () => {
  const { lines } = await shop.call('shopper', member, 'statement.page', { group: 'top_up' })
  expect(lines).toHaveLength(3)
  await shopper.taps('明细')
  await shopper.sees('没有更早的明细了')
  await shopper.taps('充值')
  await shopper.sees('没有更早的明细了')
  await shopper.page.locator('.list-row', { hasText: '充值 800' }).filter({ visible: true }).first().click()
  await shopper.sees('微信支付')
  await shopper.taps('申请退款')
  await shopper.sees('当时实付')
  expect(await look(shopper, 'member-09-refund', VIEWS)).toEqual([])
  const orderId = lines[0]?.orderId
  if (!orderId) throw new Error('a top-up without an order')
  await shopper.page
    .getByText(/^确认退款 ¥/)
    .filter({ visible: true })
    .last()
    .click()
  // WeChat takes its seconds for a refund: they pass when everybody has looked.
  await shop.post('/localcloud/clock', { frozen: true })
  await shopper.taps('确认退款')
  await shopper.sees('退款处理中')
  expect(await look(shopper, 'member-10-refunding', VIEWS)).toEqual([])
  const otherPhone = await Visitor.arrive(browser, shop.url)
  await otherPhone.becomes('老会员')
  await otherPhone.goTo(`/#/member/refund/index?orderId=${orderId}`)
  await otherPhone.sees('退款处理中')
  await otherPhone.leave()
  await shopper.goTo('/')
  await shopper.sees(/^冻结中 ¥/)
  await shopper.taps('余额')
  await shopper.sees('冻结中 · 充值退款处理中')
  expect(await look(shopper, 'member-11-held', VIEWS)).toEqual([])
  await shop.advance(10 * SECOND)
  await shop.post('/localcloud/clock', { frozen: false })
  await shopper.goTo(`/#/member/refund/index?orderId=${orderId}`)
  await shopper.sees('请在微信支付的账单里查看')
  expect(await look(shopper, 'member-12-refunded', VIEWS)).toEqual([])
})

test('a shared card: opened, somebody invited within limits, paid from at the till, and everybody’s payments told', async () => {
  await shopper.taps('共享卡')
  await shopper.taps('开一张共享卡')
  await shopper.taps('企业卡')
  await shopper.sees('充值后，每一笔收支都会记在这里')
  await shopper.taps('充值')
  await shopper.taps('微信支付 ¥300.00')
  await shopper.atCashier('立即支付')
  await shopper.taps('完成')
  await shopper.sees('我可用 ¥330.00')
  await shopper.taps('邀请成员')
  await shopper.types('每天最多', '0')
  await shopper.sees('限额要大于 0，最多两位小数')
  await shopper.types('每天最多', '100')
  expect(await look(shopper, 'member-13-invite', VIEWS)).toEqual([])
  const asked = shopper.page.waitForResponse(response => /shared\.invite/.test(response.request().postData() ?? ''))
  await shopper.taps('生成邀请')
  const { output } = (await (await asked).json()) as { output: { token: string } }
  await shopper.sees(/^邀请已生成/)

  const colleague = await opensLink(`/member/invite/index?token=${output.token}`)
  await colleague.sees('每天 ¥100')
  expect(await look(colleague, 'member-14-join', VIEWS)).toEqual([])
  await colleague.taps('加入')
  await colleague.taps('去看这张卡')
  await colleague.sees('我可用 ¥100.00')
  await colleague.taps('付款码')
  const code = await colleague.reads(SHORT_CODE)
  expect(await look(colleague, 'member-15-shared-code', VIEWS)).toEqual([])
  const { ticket } = await shop.call('staff', 'demo-clerk-nanshan', 'code.lookUp', { code })
  await shop.call('staff', 'demo-clerk-nanshan', 'balance.charge', { ticket, amountFen: yuan(30) })
  await colleague.goesBack()
  await colleague.sees('我可用 ¥70.00')
  await colleague.sees(/^会员 · .{4} 付/)
  expect(await look(colleague, 'member-16-as-member', VIEWS)).toEqual([])
  await colleague.taps('退出这张卡')
  await colleague.taps('确认退出')
  await shop.refusal('shopper', newcomer, 'shared.read', { sharedPackId: (await enterprise()).sharedPackId })
  await colleague.leave()
})

async function enterprise() {
  const { shared } = await shop.call('shopper', member, 'pack.open', {})
  const found = shared.find(card => card.kind === 'enterprise')
  if (!found) throw new Error('no enterprise card')
  return found
}

test('a whole card changes hands once both have agreed, and not before', async () => {
  const balance = await shop.balance(member)
  const receiverHad = await shop.balance(newcomer)
  await shopper.taps('余额')
  await shopper.taps('过户')
  await shopper.taps('发起过户')
  await shopper.sees('把链接发给接收人，等对方接受')
  expect(await look(shopper, 'member-17-offered', VIEWS)).toEqual([])
  const { started } = await shop.call('shopper', member, 'transfer.list', {})
  const receiver = await opensLink(`/member/transfer/index?token=${started[0]?.token}`)
  await receiver.taps('同意接收')
  await receiver.sees('你已同意接收，等对方最后确认')
  expect(await look(receiver, 'member-18-accepted', VIEWS)).toEqual([])
  expect(await shop.balance(newcomer)).toBe(receiverHad)
  await shopper.page
    .getByText(/^确认转出 ¥/)
    .filter({ visible: true })
    .last()
    .click()
  expect(await look(shopper, 'member-19-confirm', VIEWS)).toEqual([])
  await shopper.taps('确认转出')
  await shopper.sees(/^余额已转给 会员/)
  await receiver.sees('余额已转入你的卡')
  expect(await look(receiver, 'member-20-received', VIEWS)).toEqual([])
  expect(await shop.balance(member)).toBe(0)
  expect(await shop.balance(newcomer)).toBe(receiverHad + balance)
  await receiver.leave()
})

test('a tier above the ceiling leads to the naming form and back to the tier', async () => {
  await shop.editDocument('settings', { _id: 'shop' }, { unnamedCeilingYuan: 1000 })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  await shopper.opensUntil('/#/pages/top-up/index', '去登记')
  expect(await look(shopper, 'member-21-needs-name', VIEWS)).toEqual([])
  await shopper.taps('去登记')
  await shopper.types('姓名', '陈小满')
  await shopper.types('手机号', '13800000000')
  await shopper.taps('同意门店为这张卡保存我的姓名和手机号，可随时删除')
  expect(await look(shopper, 'member-22-naming', VIEWS)).toEqual([])
  await shopper.taps('登记')
  await shopper.taps('¥1,500')
  await shopper.sees('微信支付 ¥1,500.00')
})

test('without a network a page says so and is tried again; until here nobody met another error', async () => {
  await shopper.taps('送礼金')
  await shopper.sees('送一份礼金')
  expect(shopper.takeTroubles()).toEqual([])
  await shopper.losesNetwork(true)
  await shopper.taps('送一份礼金')
  await shopper.sees('网络不通，没有连上门店')
  expect(shopper.takeTroubles().length).toBeGreaterThan(0)
  await shopper.losesNetwork(false)
  await shopper.taps('重试')
  await shopper.sees('附上一句话')
})
