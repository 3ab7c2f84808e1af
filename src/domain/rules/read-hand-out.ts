import type { CouponTemplate } from '../coupons/template'
import type { HandOut, HandOutTo } from '../hand-outs/hand-out'
import { fen, NO_MONEY } from '../money'
import type { Instant } from '../time'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'
import { readLevels } from './read-levels'
import { readSpan } from './read-span'

const MOST_BALANCE = fen(1_000_000)

/** Reads a document of `hand_outs`: a coupon of a template for whoever scans, for new members, or for a segment. */
export function readHandOut(
  document: RawDocument,
  templates: readonly CouponTemplate[],
  previous: HandOut | null,
  at: Instant,
): ReadDocument<HandOut> {
  const reader = new FieldReader(document)
  const name = reader.offerText('name', '活动名称', 20)
  const templateId = reader.text('coupon', '券的编号', 64)
  const known = templateId === '' || templates.some(each => each.templateId === templateId)
  if (!known) reader.complain(`coupon_templates 里没有 ${templateId}`)
  const { startsAt, endsAt } = readSpan(reader, previous, at)
  const to = readTo(reader)
  const on = reader.flag('on', '是否生效', true)
  // Without it, everybody who opened a card in the last weeks would be a new member.
  reader.complainIf(to.kind === 'new_member' && startsAt === 0, '发给新会员的，缺少开始日期 startsOn')
  const handOut: HandOut = { handOutId: document._id, name, templateId, to, startsAt, endsAt }
  return { value: on ? handOut : null, problems: reader.finish() }
}

const standingKinds = { 扫码: 'scan', 新会员: 'new_member', 生日月: 'birthday', 充值失败: 'failed_top_up' } as const

function readTo(reader: FieldReader): HandOutTo {
  const kind = reader.choice('to', '发给', ['扫码', '新会员', '生日月', '充值失败', '人群'], null)
  const awayDays = reader.countOrNothing('awayDays', '多少天没有消费', { least: 1, most: 1000 })
  const levels = readLevels(reader)
  const range = { least: NO_MONEY, most: MOST_BALANCE }
  const balanceFromFen = reader.yuanOrNothing('balanceFromYuan', '余额不低于', range)
  const balanceBelowFen = reader.yuanOrNothing('balanceBelowYuan', '余额低于', range)
  const segment = { awayDays, levels, balanceFromFen, balanceBelowFen }
  const isEmpty = Object.values(segment).every(each => each === null)
  switch (kind) {
    case '扫码':
    case '新会员':
    case '生日月':
    case '充值失败':
      reader.complainIf(!isEmpty, 'awayDays、levels、balanceFromYuan、balanceBelowYuan 只用于发给人群的活动')
      return { kind: standingKinds[kind] }
    case '人群':
      reader.complainIf(isEmpty, '发给人群的，至少填 awayDays、levels、balanceFromYuan、balanceBelowYuan 中的一项')
      reader.complainIf(
        balanceFromFen !== null && balanceBelowFen !== null && balanceFromFen >= balanceBelowFen,
        '余额不低于 balanceFromYuan 要小于余额低于 balanceBelowYuan',
      )
      return { kind: 'segment', segment }
    default:
      return kind satisfies never
  }
}
