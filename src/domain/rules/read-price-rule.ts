import type { PriceRule } from '../pricing/price-rule'
import type { Product } from '../pricing/product'
import type { Instant } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import { readGoods } from './read-goods'
import { readLevels } from './read-levels'
import { readSpan } from './read-span'

const MOST_STORES = 50
const MOST_HOURS = 4
/** A price below half is more often a slip of the finger (0.8 folds, 8 for 80) than a plan. */
const BOLD_PERCENT = 50

/** What a shop has that a document may name. */
export interface KnownInShop {
  storeIds: ReadonlySet<string>
  shelf: readonly Product[]
}

/** Reads a document of `price_rules`. A bold price counts only when `confirmPayPercent` repeats it. */
export function readPriceRule(
  document: RawDocument,
  { storeIds, shelf }: KnownInShop,
  previous: PriceRule | null,
  at: Instant,
): ReadDocument<PriceRule> {
  const reader = new FieldReader(document)
  const title = reader.offerText('title', '名称', 20)
  const payPercent = reader.count('payPercent', '折后百分比（9折填 90）', { least: 10, most: 99 })
  const confirmed = reader.countOrNothing('confirmPayPercent', '确认折后百分比', { least: 10, most: 99 })
  const paidBy = reader.choice('paidBy', '付款方式', ['余额', '不限'], '余额') === '余额' ? 'balance' : 'anything'
  const levels = readLevels(reader)
  const stores = reader.idsOrNothing('stores', '适用门店', storeIds, MOST_STORES)
  const goods = readGoods(reader, shelf)
  const hours = reader.hoursOrNothing('hours', '适用时段', MOST_HOURS)
  const { startsAt, endsAt } = readSpan(reader, previous, at)
  const withCoupons = reader.flag('withCoupons', '是否可与优惠券同用', true)
  const on = reader.flag('on', '是否生效', true)
  reader.complainIf(
    payPercent < BOLD_PERCENT && confirmed !== payPercent,
    '折后百分比 payPercent 低于 5 折，如果没有填错，请加一项 confirmPayPercent，再填一遍同样的数字',
  )
  const ruleId = document._id
  const rule: PriceRule = {
    ruleId,
    title,
    payPercent,
    paidBy,
    levels,
    storeIds: stores,
    goods,
    hours,
    startsAt,
    endsAt,
    withCoupons,
  }
  return { value: on ? rule : null, problems: reader.finish() }
}
