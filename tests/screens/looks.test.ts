import type { Browser } from 'playwright-core'
import { addDemoHistory } from '../../config/demo/history'
import { TestShop } from '../support/shop'
import { startChromium } from './harness/chromium'
import { DARK, look, NARROW, VIEWS, type View } from './harness/look'
import { SHORT_CODE, Visitor } from './harness/visitor'

let shop: TestShop
let browser: Browser

/** A screen by what is tapped to come there from the card pack, and what stands there at the end. */
interface Way {
  name: string
  taps: string[]
  sees: string | RegExp
}

const ways: Record<'老会员' | '南山店员' | '店主', Way[]> = {
  老会员: [
    { name: 'card-pack', taps: [], sees: '最近明细' },
    { name: 'about-card', taps: ['余额'], sees: '关于这张卡' },
    { name: 'top-up', taps: ['充值'], sees: '微信支付 ¥' },
    { name: 'pay-code', taps: ['付款码'], sees: SHORT_CODE },
    { name: 'claim-centre', taps: ['优惠券'], sees: '全场折扣券' },
    { name: 'wallet', taps: ['优惠券', '可用'], sees: '去使用' },
    { name: 'coupon', taps: ['优惠券', '可用', '去使用'], sees: SHORT_CODE },
    { name: 'statement', taps: ['明细'], sees: '没有更早的明细了' },
    { name: 'order', taps: ['点单'], sees: '可颂' },
    { name: 'points', taps: ['积分'], sees: '每日签到' },
    { name: 'exchange', taps: ['积分', '赠送余额换积分'], sees: '确认兑换' },
    { name: 'gifts', taps: ['送礼金'], sees: '送一份礼金' },
    { name: 'gift', taps: ['送礼金', '请你喝一杯'], sees: '经过' },
    { name: 'give', taps: ['送礼金', '送一份礼金'], sees: '附上一句话' },
    { name: 'shared', taps: ['共享卡'], sees: '开一张共享卡' },
    { name: 'shared-card', taps: ['共享卡', '我是持卡人'], sees: '邀请成员' },
    { name: 'naming', taps: ['余额', '实名登记'], sees: '请填写姓名' },
    { name: 'transfer', taps: ['余额', '过户'], sees: '发起过户' },
  ],
  南山店员: [
    { name: 'clerk', taps: [], sees: '收银台' },
    { name: 'till', taps: ['收银台'], sees: '识别' },
    { name: 'till-day', taps: ['收银台', '今日记录'], sees: '今日合计' },
  ],
  店主: [
    { name: 'owner', taps: [], sees: '规则与发布' },
    { name: 'rules', taps: ['规则与发布'], sees: '所有修改都已生效' },
  ],
}

/** Many pages, each in many views: a patience that a busy machine does not run out of, in milliseconds. */
const LONG = 180_000

const people = Object.keys(ways) as (keyof typeof ways)[]

beforeAll(async () => {
  shop = await TestShop.open()
  await addDemoHistory(shop.url, shop.dataDir)
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function arriveAs(person: string): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, shop.url)
  await visitor.becomes(person)
  await visitor.sees('最近明细')
  return visitor
}

async function visitAll(visitor: Visitor, screens: Way[], suffix: string, views: View[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { name, taps, sees } of screens) {
    await visitor.goTo('/')
    await visitor.sees('最近明细')
    for (const words of taps) await visitor.taps(words)
    await visitor.sees(sees)
    wrong.push(...(await look(visitor, name + suffix, views)))
  }
  return wrong
}

test.each(people)(
  'every screen of %s reads well, in light and dark and on a narrow phone',
  async person => {
    const visitor = await arriveAs(person)
    expect(await visitAll(visitor, ways[person], '', VIEWS)).toEqual([])
    await visitor.leave()
  },
  LONG,
)

test.each(people)(
  'every screen of %s reads well in large type, in dark and on a narrow phone',
  async person => {
    const visitor = await arriveAs(person)
    await visitor.taps('余额')
    await visitor.taps('大字模式')
    await visitor.sees('已开启')
    expect(await visitAll(visitor, ways[person], '.care', [NARROW, DARK])).toEqual([])
    await visitor.leave()
  },
  LONG,
)
