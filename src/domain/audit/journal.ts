import { type Account, type AccountKind, accountKind, lotOf, type Unit } from '../ledger/accounts'
import type { Entry } from '../ledger/entry'
import { shopDayOf } from '../time'
import type { PackAudit } from './pack-audit'

/**
 * Where each kind of account stands in the hierarchy of an accountant's program. `…` is the part that names the single
 * lot, store or template; what is the member's is kept apart by pack.
 */
const hierarchy: Record<AccountKind, string> = {
  lot: 'liabilities:members',
  in_transit: 'liabilities:in transit',
  wechat_pay: 'assets:wechat pay',
  alipay: 'assets:alipay',
  unionpay: 'assets:unionpay',
  cash: 'assets:cash',
  pos: 'assets:terminal',
  refunded_by_hand: 'assets:refunded by hand',
  bonus_granted: 'expenses:bonus granted',
  bonus_expired: 'income:bonus expired',
  bonus_exchanged: 'expenses:bonus for points',
  adjustments: 'equity:adjustments',
  opening_balances: 'equity:opening balances',
  sales: 'income:sales',
  points_granted: 'equity:points granted',
  points: 'liabilities:points',
  points_expired: 'equity:points expired',
  points_exchanged: 'equity:points exchanged',
  points_adjusted: 'equity:points adjusted',
  points_spent: 'equity:points spent',
  opening_points: 'equity:opening points',
  coupons_issued: 'equity:coupons issued',
  coupon: 'liabilities:coupons',
  paper_coupons: 'liabilities:coupons on paper',
  coupon_in_transit: 'liabilities:coupons in transit',
  coupons_redeemed: 'equity:coupons redeemed',
  coupons_expired: 'equity:coupons expired',
  conflicts_honoured: 'equity:conflicts honoured',
}

/** Points and coupons are commodities of their own: they are never added to money. */
const commodity: Record<Unit, string> = { fen: 'CNY', points: 'POINTS', coupon: 'COUPONS' }

/** What stands before the first transaction, so that programs write amounts as we do. */
export const journalHead = 'commodity CNY 1000.00\ncommodity POINTS 1000.\ncommodity COUPONS 1000.\n'

/**
 * One entry as a transaction in the format that hledger and ledger read: balanced postings, debits positive, each with
 * both sides of its movement. `audit` has taken the entry and knows which lots are principal. Null when nothing moved.
 */
export function journalEntry(entry: Entry, audit: PackAudit): string | null {
  const { packId, seq, commandId, at, facts, movements, hash } = entry
  if (movements.length === 0) return null
  const postings = movements.flatMap(({ unit, amount, from, to }) => [
    posting(accountName(from, entry, audit), amountText(unit, amount)),
    posting(accountName(to, entry, audit), amountText(unit, -amount)),
  ])
  return [
    `${shopDayOf(at)} * (${commandId}) ${facts.kind}`,
    `    ; pack:${packId}, seq:${seq}, hash:${hash}`,
    ...postings,
    '',
  ].join('\n')
}

function posting(account: string, amount: string): string {
  // Two blanks end an account's name.
  return `    ${account}  ${amount}`
}

function accountName(account: Account, { packId }: Entry, audit: PackAudit): string {
  const kind = accountKind(account)
  const part = account === kind ? '' : account.slice(kind.length + 1)
  const lotId = lotOf(account)
  if (lotId !== null) return `${hierarchy.lot}:${audit.lots.get(lotId)?.kind ?? 'bonus'}:${packId}:${lotId}`
  const own = kind === 'points' || kind === 'coupon' ? `:${packId}` : ''
  return `${hierarchy[kind]}${own}${part ? `:${inName(part)}` : ''}`
}

/** A merchant's document id may hold what would end an account's name. */
function inName(part: string): string {
  return part.replace(/\s+/g, ' ').replace(/[;()[\]]/g, '_')
}

const FEN_PER_YUAN = 100

function amountText(unit: Unit, amount: number): string {
  if (unit !== 'fen') return `${commodity[unit]} ${amount}`
  const size = Math.abs(amount)
  const decimals = String(size % FEN_PER_YUAN).padStart(2, '0')
  return `${commodity.fen} ${amount < 0 ? '-' : ''}${Math.floor(size / FEN_PER_YUAN)}.${decimals}`
}
