import { fen, NO_MONEY } from '../money'
import { defaultTillRules } from '../till/till-rules'
import { DAY, MINUTE } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import { readSpending } from './read-spending'
import type { ShopSettings, StaffMember, StaffRole, Store } from './rules'

/**
 * Ceilings of a card by the issuer's legal form: companies are bound by the single-purpose card measures (MOFCOM Order
 * 2012 No. 9: named 5,000, unnamed 1,000 yuan); sole traders fall under local rules and may state their own.
 */
const COMPANY_CEILING = { unnamed: fen(100_000), named: fen(500_000) } as const
const SOLE_TRADER_MOST = fen(500_000)

/** Reads the one document `shop` of `settings`. */
export function readShopSettings(document: RawDocument): ReadDocument<ShopSettings> {
  const reader = new FieldReader(document)
  const shopName = reader.text('shopName', '店名', 20)
  const legalForm = reader.choice('legalForm', '经营主体', ['企业', '个体工商户'], '企业')
  const range = { least: fen(10_000), most: SOLE_TRADER_MOST }
  const unnamed = reader.yuanOrNothing('unnamedCeilingYuan', '不记名卡上限', range) ?? COMPANY_CEILING.unnamed
  const named = reader.yuanOrNothing('namedCeilingYuan', '记名卡上限', range) ?? COMPANY_CEILING.named
  const pointsPerYuan = reader.countOrNothing('pointsPerYuan', '每消费 1 元得几分', { least: 0, most: 10 }) ?? 1
  const undoMinutes =
    reader.countOrNothing('undoMinutes', '几分钟内可撤销核销', { least: 0, most: DAY / MINUTE }) ??
    defaultTillRules.undoMinutes
  const offlineDailyFen =
    reader.yuanOrNothing('offlineDailyYuan', '断网时每台手机每天最多优惠', {
      least: NO_MONEY,
      most: SOLE_TRADER_MOST,
    }) ?? defaultTillRules.offlineDailyFen
  const tooHigh = legalForm === '企业' && unnamed > COMPANY_CEILING.unnamed
  reader.complainIf(tooHigh, '企业发行的不记名卡上限 unnamedCeilingYuan 不能超过 1000 元')
  reader.complainIf(unnamed > named, '不记名卡上限 unnamedCeilingYuan 不能高于记名卡上限 namedCeilingYuan')
  const till = { undoMinutes, offlineDailyFen }
  const customTopUp = readCustomTopUp(reader)
  return {
    value: { shopName, ceilingFen: { unnamed, named }, pointsPerYuan, ...readSpending(reader), till, customTopUp },
    problems: reader.finish(),
  }
}

/** From and to which amount a member may top up without a tier; both or neither. */
function readCustomTopUp(reader: FieldReader): ShopSettings['customTopUp'] {
  const range = { least: fen(100), most: SOLE_TRADER_MOST }
  const leastFen = reader.yuanOrNothing('customLeastYuan', '自定义充值最少', range)
  const mostFen = reader.yuanOrNothing('customMostYuan', '自定义充值最多', range)
  if (leastFen === null && mostFen === null) return null
  const least = leastFen ?? range.least
  const most = mostFen ?? range.most
  reader.complainIf(least > most, '自定义充值最少 customLeastYuan 不能高于最多 customMostYuan')
  return { leastFen: least, mostFen: most }
}

/** Reads a document of `stores`. */
export function readStore(document: RawDocument): ReadDocument<Store> {
  const reader = new FieldReader(document)
  const name = reader.text('name', '门店名称', 20)
  const on = reader.flag('on', '是否营业', true)
  return { value: on ? { storeId: document._id, name } : null, problems: reader.finish() }
}

const roles: Record<string, StaffRole> = { 店员: 'clerk', 店长: 'manager', 店主: 'owner' }

/** Reads a document of `staff`. */
export function readStaffMember(document: RawDocument, storeIds: ReadonlySet<string>): ReadDocument<StaffMember> {
  const reader = new FieldReader(document)
  const name = reader.text('name', '姓名', 20)
  const openid = reader.text('openid', '微信 OpenID', 64)
  const role = roles[reader.choice('role', '角色', Object.keys(roles), null)] ?? 'clerk'
  const storeId = reader.text('store', '所属门店', 64)
  if (storeId && !storeIds.has(storeId)) reader.complain(`所属门店 store 里没有 ${storeId} 这家门店`)
  const on = reader.flag('on', '是否在职', true)
  const member: StaffMember = { staffId: document._id, name, openid, role, storeId }
  return { value: on ? member : null, problems: reader.finish() }
}
