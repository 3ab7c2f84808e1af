import type { Browser } from 'playwright-core'
import { newId, owner, TestShop, yuan } from '../support/shop'
import { startChromium } from './harness/chromium'
import { DARK, LIGHT, look, NARROW, VIEWS } from './harness/look'
import { Visitor } from './harness/visitor'

const member = 'demo-member-new'

let shop: TestShop
let browser: Browser
let shopper: Visitor
let boss: Visitor
let secondPerson: string

beforeAll(async () => {
  shop = await TestShop.open()
  secondPerson = shop.newPerson()
  const second = { _id: 'second', name: '店长', openid: secondPerson, role: '店长', store: 'store_nanshan' }
  await shop.insertDocument('staff', second)
  await shop.call('merchant', owner, 'rules.publish', {})
  // Instances keep what was published for seconds.
  await shop.advance(11_000)
  browser = await startChromium()
  shopper = await Visitor.arrive(browser, shop.url)
  await shopper.becomes('新会员')
  boss = await Visitor.arrive(browser, shop.url)
  await boss.becomes('店主')
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

test('a correction is proposed with the card beside it, and somebody else’s is approved', async () => {
  await boss.taps('余额更正')
  await boss.sees('没有等待批准的更正')
  const wrong = await look(boss, 'adjust-none', [LIGHT])
  await boss.taps('提一笔更正')
  const { code } = await shop.call('shopper', member, 'payCode.show', {})
  await boss.types('付款码', code)
  await boss.taps('查找会员')
  await boss.types('本金', '12.5')
  await boss.types('赠送', '5')
  await boss.types('原因', '上午漏记一笔充值')
  await boss.sees('¥0.00 → ¥12.50')
  wrong.push(...(await look(boss, 'adjust-form', VIEWS)))
  await boss.taps('提交，等人批准')
  await boss.sees('现在余额不变')
  wrong.push(...(await look(boss, 'adjust-confirm', [LIGHT, DARK])))
  await boss.taps('提交')
  await boss.sees('等待批准')
  expect(await shop.balance(member)).toBe(0)

  const wish = { principalFen: yuan(20), bonusFen: yuan(0), points: 100, reason: '补一笔' }
  const shown = await shop.call('shopper', member, 'payCode.show', {})
  const adjustmentId = newId('adj', shop.now)
  await shop.call('merchant', secondPerson, 'adjustments.propose', {
    adjustmentId,
    member: { code: shown.code },
    ...wish,
  })
  await boss.opensUntil('/#/merchant/adjustments/index', '本金 +¥20、积分 +100')
  wrong.push(...(await look(boss, 'adjust-list', VIEWS)))
  await boss.taps('本金 +¥20、积分 +100')
  await boss.sees('批准后马上变动')
  wrong.push(...(await look(boss, 'adjust-sheet', VIEWS)))
  await boss.taps('批准，马上更正')
  await boss.sees('已更正')
  expect(await shop.balance(member)).toBe(yuan(20))
  expect(wrong).toEqual([])
})

test('cards are pasted, judged line by line and imported; a member takes one over with its code', async () => {
  await boss.goTo('/#/merchant/import-cards/index')
  await boss.types('粘贴到这里', '8800 0001\t300\t30\t2099-12-31\t100\n8800 0002\tx')
  await boss.sees('第 2 行')
  const wrong = await look(boss, 'import-problem', [LIGHT, NARROW])
  await boss.types('粘贴到这里', '8800 0001\t300\t30\t2099-12-31\t100\n8800 0002\t50')
  await boss.taps('导入 2 张')
  await boss.sees('本金共 ¥350')
  await boss.taps('开始导入')
  await boss.sees('0 / 2 张已转入')
  wrong.push(...(await look(boss, 'import-result', VIEWS)))

  const batchId = await shop.documents<{ batchId: string }>('imported_cards', {}).then(([card]) => card?.batchId ?? '')
  const rows = [
    { cardNumber: '8800 0001', principalFen: yuan(300), bonusFen: yuan(30), bonusUntil: '2099-12-31', points: 100 },
  ]
  const again = await shop.call('merchant', owner, 'cards.import', { batchId, rows })
  await shopper.taps('绑定实体卡')
  await shopper.types('卡号', '88000001')
  await shopper.types('绑定码', 'AAAA AAAA AAAA AAAA')
  await shopper.taps('转入余额')
  await shopper.sees('卡号或')
  wrong.push(...(await look(shopper, 'bind-refused', [LIGHT])))
  await shopper.types('绑定码', again.rows[0]?.code ?? '')
  await shopper.taps('转入余额')
  await shopper.sees('已转入')
  wrong.push(...(await look(shopper, 'bind-done', VIEWS)))
  expect(await shop.balance(member)).toBe(yuan(350))
  expect(wrong).toEqual([])
})
