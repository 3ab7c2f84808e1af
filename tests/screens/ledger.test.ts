import type { Browser } from 'playwright-core'
import { addDemoHistory } from '../../config/demo/history'
import { DAY, endOfShopDay, MINUTE, shopDayOf } from '../../src/domain/time'
import { TestShop } from '../support/shop'
import { startChromium } from './harness/chromium'
import { look, VIEWS } from './harness/look'
import { Visitor } from './harness/visitor'

interface EntryDocument {
  packId: string
  seq: number
  facts: { kind: string }
  after: object
}

let shop: TestShop
let browser: Browser
let member: Visitor

// One story: each test goes on where the one before it ended.
beforeAll(async () => {
  shop = await TestShop.open()
  await addDemoHistory(shop.url, shop.dataDir)
  browser = await startChromium()
  member = await Visitor.arrive(browser, shop.url)
  await member.becomes('老会员')
  await member.sees('最近明细')
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function entries(): Promise<(EntryDocument & { _id: string })[]> {
  const { packId } = await shop.call('shopper', 'demo-member-regular', 'statement.chain', { after: 0 })
  const found = await shop.documents<EntryDocument>('entries', { packId })
  return found.sort((a, b) => a.seq - b.seq)
}

async function verifies(): Promise<void> {
  await member.goTo('/')
  await member.sees('最近明细')
  await member.taps('明细')
  await member.taps('验证账本')
  await member.taps('开始验证')
}

test('a line of the statement opens into the lots it touched, its store and its proof', async () => {
  await member.taps('明细')
  await member.sees('没有更早的明细了')
  await member.page.locator('.list-row', { hasText: '消费' }).filter({ visible: true }).last().click()
  await member.sees('动用的余额')
  await member.sees(/^有效至/)
  await member.sees('内容和它的指纹相符，当天的指纹公布后可再核对')
  expect(await look(member, 'ledger-01-line', VIEWS)).toEqual([])
  await member.page.getByRole('button', { name: '关闭' }).click()
})

test('the statement lists one kind of entry alone', async () => {
  await member.taps('充值')
  await member.sees('没有更早的明细了')
  const lines = await member.statement()
  expect(lines).toHaveLength(3)
  expect(lines.every(text => text.startsWith('充值'))).toBe(true)
  await member.taps('退款')
  await member.sees('这里没有记录')
  expect(await look(member, 'ledger-02-none-of-a-kind', VIEWS)).toEqual([])
})

test('the whole statement is kept as a file', async () => {
  await member.taps('全部类型')
  await member.sees('没有更早的明细了')
  const [download] = await Promise.all([member.page.waitForEvent('download'), member.taps('导出')])
  expect(download.suggestedFilename()).toMatch(/^会员卡明细-\d{4}-\d\d-\d\d\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  expect(text.startsWith('\uFEFF序号,')).toBe(true)
  expect(text.trim().split('\r\n')).toHaveLength(1 + (await entries()).length)
})

test('the phone re-computes every entry and says what it compared with what', async () => {
  await verifies()
  await member.sees('账本一致')
  await member.sees(`${(await entries()).length} 笔账都对得上`)
  await member.sees('还没有公布，当天的账从第二天起可以核对')
  expect(await look(member, 'ledger-03-whole', VIEWS)).toEqual([])
})

test('the next day its entries are found in the published fingerprint, and the phone’s memory fits', async () => {
  const day = shopDayOf(shop.now)
  await shop.advance(endOfShopDay(day) - shop.now + DAY + 10 * MINUTE)
  await shop.tick()
  await shop.tick()
  await verifies()
  await member.sees('账本一致')
  await member.sees(/^你的 1 天账都在当天的指纹里/)
  await member.sees(/^和这部手机从.*起记下的结果一致/)
  expect(await look(member, 'ledger-04-next-day', VIEWS)).toEqual([])
})

test('an entry edited in the console is named, with what was done to it', async () => {
  const all = await entries()
  const third = all[2]
  if (!third) throw new Error('no third entry')
  await shop.editDocument(
    'entries',
    { packId: third.packId, seq: 3 },
    { after: { principalFen: 1, bonusFen: 0, points: 0 } },
  )
  await verifies()
  await member.sees('第 3 笔对不上')
  await member.sees('这一笔写下之后被改过，内容和它的指纹不符')
  await member.sees('它前面的 2 笔都核对无误')
  expect(await look(member, 'ledger-05-edited', VIEWS)).toEqual([])
  await shop.editDocument('entries', { packId: third.packId, seq: 3 }, { after: third.after })
  await member.taps('再验证一次')
  await member.sees('账本一致')
})

test('entries that were taken away at the end are missed', async () => {
  const all = await entries()
  const last = all.at(-1)
  if (!last) throw new Error('no last entry')
  await shop.removeDocument('entries', last._id)
  await verifies()
  await member.sees(`第 ${last.seq} 笔对不上`)
  await member.sees('从这一笔起的账不见了，以前有过')
  expect(await look(member, 'ledger-06-cut-off', VIEWS)).toEqual([])
  const { _id, ...content } = last
  await shop.insertDocument('entries', { _id, ...content })
})

test('a card that was frozen over an edited entry says what to do, and the phone can still find the entry', async () => {
  const [first] = await entries()
  if (!first) throw new Error('no entry')
  await shop.editDocument(
    'entries',
    { packId: first.packId, seq: 1 },
    { after: { principalFen: 1, bonusFen: 0, points: 0 } },
  )
  await member.goTo('/')
  await member.sees('最近明细')
  await member.taps('明细')
  await member.sees('账目和留底对不上，卡包已暂停使用，金额没有变动')
  expect(await look(member, 'ledger-07-frozen', VIEWS)).toEqual([])
  await member.taps('验证账本')
  await member.taps('开始验证')
  await member.sees('第 1 笔对不上')
})

test('without a network the verification says so and is tried again', async () => {
  await member.losesNetwork(true)
  await member.taps('再验证一次')
  await member.sees('网络不通，没有连上门店')
  expect(member.takeTroubles().length).toBeGreaterThan(0)
  await member.losesNetwork(false)
  await member.taps('重试')
  await member.sees('第 1 笔对不上')
})
