import fc from 'fast-check'
import { entryNews } from '../../src/domain/messages/entry-news'
import { expiringNews } from '../../src/domain/messages/expiring-news'
import { fieldValues, messageIdOf } from '../../src/domain/messages/message'
import type { MessageRules } from '../../src/domain/messages/message-rules'
import { outsideQuietHours } from '../../src/domain/messages/quiet-hours'
import { creditAtCounter } from '../../src/domain/pack/counter-top-up'
import { withLots } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { readMessageRules } from '../../src/domain/rules/read-messages'
import { HOUR, instant, shopWeekMinute } from '../../src/domain/time'
import { commit, daysAfter, newId, newPack, noon, quoted, rules, shopTime, toppedUp, withCoupon, yuan } from './given'

const document = {
  _id: 'messages',
  templates: [
    {
      for: '优惠券到期',
      templateId: 'wx-coupon',
      fields: [
        { field: 'thing1', says: '名称' },
        { field: 'date2', says: '时间' },
      ],
    },
    { for: '赠送金到期', templateId: 'wx-bonus', fields: [{ field: 'amount1', says: '金额' }] },
    {
      for: '大额付款',
      templateId: 'wx-charge',
      fields: [
        { field: 'amount1', says: '金额' },
        { field: 'thing2', says: '门店' },
      ],
    },
  ],
  chargeFromYuan: 100,
}
const told = readMessageRules(document).value as MessageRules

test('a document that WeChat would take is read; each slip is named', () => {
  expect(readMessageRules(document).problems).toEqual([])
  expect(told).toMatchObject({ daysBefore: 3, chargeFromFen: yuan(100), quiet: { fromHour: 22, untilHour: 9 } })
  const [first] = document.templates
  const wrong = (change: object) =>
    readMessageRules({ ...document, templates: [{ ...first, ...change }] }).problems.join()
  expect(wrong({ for: '生日' })).toContain('for')
  expect(wrong({ templateId: 'a b' })).toContain('templateId')
  expect(wrong({ fields: [{ field: 'amount1', says: '名称' }] })).toContain('amount1 放不下「名称」')
  expect(wrong({ fields: [{ field: 'phrase1', says: '名称' }] })).toContain('phrase1')
  expect(wrong({ fields: [] })).toContain('fields')
  expect(readMessageRules({ ...document, templates: [first, first] }).problems.join()).toContain('只能有一个模板')
})

test('a message waits for the end of the quiet hours, and only in them', () => {
  const quiet = { fromHour: 22, untilHour: 9 }
  expect(outsideQuietHours(quiet, shopTime('2026-11-22 21:59:59'))).toBe(shopTime('2026-11-22 21:59:59'))
  expect(outsideQuietHours(quiet, shopTime('2026-11-22 22:00:00'))).toBe(shopTime('2026-11-23 09:00:00'))
  expect(outsideQuietHours(quiet, shopTime('2026-11-23 08:59:00'))).toBe(shopTime('2026-11-23 09:00:00'))
  expect(outsideQuietHours(null, shopTime('2026-11-23 03:00:00'))).toBe(shopTime('2026-11-23 03:00:00'))
})

test('whatever the quiet hours, a message goes less than a day later and outside them', () => {
  const hour = fc.integer({ min: 0, max: 23 })
  fc.assert(
    fc.property(hour, hour, fc.integer({ min: 0, max: 72 * HOUR }), (fromHour, untilHour, ms) => {
      const at = instant(noon + ms)
      const goes = outsideQuietHours({ fromHour, untilHour }, at)
      const inHour = Math.floor(shopWeekMinute(goes).minute / 60)
      const isQuiet =
        fromHour < untilHour ? inHour >= fromHour && inHour < untilHour : inHour >= fromHour || inHour < untilHour
      expect(fromHour !== untilHour && isQuiet).toBe(false)
      expect(goes - at).toBeGreaterThanOrEqual(0)
      expect(goes - at).toBeLessThan(24 * HOUR)
    }),
  )
})

test('coupons that end on one day are one message, three days before and not sooner', () => {
  const { pack } = withCoupon(withCoupon(newPack(), 'pay_90').pack, 'pay_90')
  const news = (days: number) => expiringNews(pack, 'coupon_expiring', told, daysAfter(noon, days))
  expect(news(11)).toEqual([])
  expect(news(12)).toMatchObject([{ kind: 'coupon_expiring', subject: '2026-12-07' }])
  expect(news(12)[0]).toMatchObject({
    page: 'wallet/coupons/index?segment=soon',
    worthUntil: pack.coupons[0]?.expiresAt,
  })
  expect(news(12)[0]?.parts).toEqual({
    ...{ name: '折扣券等 2 张', time: '2026年12月7日', amount: '¥0.00', balance: '¥0.00' },
    ...{ store: '全部门店', note: '最后一天打烊前都能用' },
  })
  expect(news(15)).toHaveLength(1)
  expect(news(16)).toEqual([])
})

test('of money only bonus runs out, and only what is not held is told', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 10 })
  const [news] = expiringNews(pack, 'bonus_expiring', told, daysAfter(noon, 8))
  expect(news?.page).toBe('pages/card-pack/index')
  expect(news?.parts).toEqual({
    ...{ name: '赠送金 30 元', time: '2026年12月2日', amount: '¥30.00', balance: '¥330.00' },
    ...{ store: '全部门店', note: '只是赠送的部分，本金不会过期' },
  })
  const held = withLots(pack, lots => lots.map(lot => ({ ...lot, heldFen: lot.leftFen })))
  expect(expiringNews(held, 'bonus_expiring', told, daysAfter(noon, 8))).toEqual([])
  const never = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: null })
  expect(expiringNews(never.pack, 'bonus_expiring', told, daysAfter(noon, 8))).toEqual([])
})

test('a charge is told from the amount on that the merchant says', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(3000), bonusFen: yuan(0) })
  const charged = (amountFen: number) => {
    const sale = { amountFen: yuan(amountFen), storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
    const commandId = newId('spd')
    return { commandId, ...commit(spend(pack, sale, rules, noon), { commandId, at: noon }) }
  }
  expect(entryNews(charged(99.99).entry, told)).toBeNull()
  const { entry, commandId } = charged(1234.5)
  const news = entryNews(entry, told)
  expect(news?.parts).toMatchObject({ amount: '¥1234.50', store: '南山店', balance: '¥1765.50' })
  expect(news && messageIdOf(news)).toBe(`${pack.packId}:large_charge:${commandId}`)
  expect(entryNews(entry, { ...told, templates: [] })).toBeNull()
})

test('money credited at the counter is told with what came on top, if the shop has words for it', () => {
  const counter = { for: '门店充值', templateId: 'wx-counter', fields: [{ field: 'amount1', says: '金额' }] }
  const rulesOfCounter = readMessageRules({ ...document, templates: [counter] }).value as MessageRules
  const creditedBy = (tierId: string) => {
    const [choice, pack] = [{ tierId }, newPack()]
    const quote = quoted(tierId, pack)
    const place = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
    const wish = { orderId: newId('ord'), choice, quote, by: 'cash', reason: 'pays_cash', ...place } as const
    return commit(creditAtCounter(pack, wish, rules, noon), { commandId: newId('top'), at: noon }).entry
  }
  const entry = creditedBy('tier_300')
  const news = entryNews(entry, rulesOfCounter)
  expect(news).toMatchObject({ kind: 'counter_top_up', subject: entry.commandId, packId: entry.packId })
  expect(news?.parts).toMatchObject({ amount: '¥300.00', balance: '¥330.00', store: '南山店', name: '门店充值' })
  expect(news?.parts.note).toContain('另送')
  const { facts } = entry
  if (facts.kind !== 'counter_topped_up') throw new Error('another kind of entry')
  const without = entryNews({ ...entry, facts: { ...facts, bonusFen: yuan(0) } }, rulesOfCounter)
  expect(without?.parts.note).toBe('已到账')
  expect(entryNews(entry, told)).toBeNull()
})

test('a text longer than WeChat takes ends in dots', () => {
  const [news] = expiringNews(withCoupon(newPack(), 'off_10').pack, 'coupon_expiring', told, daysAfter(noon, 30))
  const parts = { ...news?.parts, name: '一'.repeat(30) } as NonNullable<typeof news>['parts']
  const values = fieldValues([{ field: 'thing1', says: 'name' }], parts)
  expect(values.thing1?.value).toBe(`${'一'.repeat(19)}…`)
})
