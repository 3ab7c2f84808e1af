import { orderOfNumber } from '../../cloudfunctions/_platform/payments/order-number'
import type { TestShop } from '../support/shop'

/** What lives for minutes, and where the clock's own work stands. */
const passing = new Set(['codes', 'tries', 'root_work'])
/** What the clock makes of a day when it is over. */
export const NIGHTLY: ReadonlySet<string> = new Set([
  'bill_days',
  'day_roots',
  'day_blocks',
  'daily_figures',
  'audits',
  'audit_findings',
])
/** Differs with every run and means nothing: how often and by which way something was tried, under which random number. */
const incidental = new Set([
  'version',
  'revision',
  'seal',
  'payment',
  'channel',
  'transactionId',
  'requestId',
  // begin with the time of writing
  'place',
  'upTo',
  'mac',
  'signature',
])

export type EndState = Record<string, unknown[]>

/** What the shop and WeChat hold, with what differs from run to run made equal. */
export async function endState(shop: TestShop, isWanted: (collection: string) => boolean): Promise<EndState> {
  const { collections } = await shop.get<{ collections: { name: string }[] }>('/localcloud/collections')
  const state: EndState = {}
  for (const { name } of collections) {
    if (!passing.has(name) && isWanted(name)) state[name] = inOrder(comparable(name, await allDocuments(shop, name)))
  }
  const { orders } = await shop.get<{ orders: PayOrder[] }>('/localcloud/pay/orders?limit=1000')
  // An order that one way left behind before the next was asked stays unpaid for ever: nobody holds what it is paid with.
  const over = orders.filter(order => order.state !== 'NOTPAY')
  const { messages } = await shop.get<{ messages: Told[] }>('/localcloud/outbox')
  state.told = inOrder(distinctCodes(messages).map(({ to, parameters }) => ({ to, parameters })))
  state.wechatPay = inOrder(
    over.map(({ outTradeNo, state, totalFee }) => ({ orderId: orderOfNumber(outTradeNo), state, totalFee })),
  )
  return state
}

interface Told {
  to: string
  parameters: { template_param_list?: string[] }
}

/** A code may come twice, the very same one, and its digits are chance. */
function distinctCodes(messages: readonly Told[]): Told[] {
  const codes = new Map<string, Told>()
  for (const { to, parameters } of messages) {
    const { template_param_list: values, ...rest } = parameters
    if (values) codes.set(`${to} ${values.join()}`, { to, parameters: rest })
  }
  return [...messages.filter(({ parameters }) => !parameters.template_param_list), ...codes.values()]
}

type Document = Record<string, unknown>

/** The clock works off days on which nothing happened a few a tick, so how far it came with them is no part of the end. */
function comparable(name: string, documents: Document[]): Document[] {
  // How often a closing went round depends on how often a page had to wait.
  if (name === 'closings')
    return documents.map(({ progress, ...closing }) => ({ ...closing, ...withoutRound(progress) }))
  // A message that may or may not have gone counts as one of the day, and a try without an answer as a try.
  if (name === 'phone_codes') return documents.map(({ sends: _sends, tries: _tries, ...code }) => code)
  // Salted by chance.
  if (name === 'pay_passwords') return documents.map(({ hash: _hash, salt: _salt, ...kept }) => kept)
  if (name === 'day_roots') return documents.filter(({ leaves }) => leaves !== 0)
  return name === 'bill_days'
    ? documents.filter(({ bill, books }) => hasPayments(bill) || hasPayments(books))
    : documents
}

function withoutRound(progress: unknown): Document {
  const { round: _round, ...state } = progress as Document
  return state
}

function hasPayments(figures: unknown): boolean {
  const { payments, refunds } = figures as { payments: number; refunds: number }
  return payments + refunds > 0
}

const PAGE = 100

async function allDocuments(shop: TestShop, name: string): Promise<Document[]> {
  const all: Document[] = []
  for (;;) {
    const page = await shop.documents(name, {}, { skip: all.length, limit: PAGE })
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

interface PayOrder {
  outTradeNo: string
  state: string
  totalFee: number
}

function inOrder(documents: unknown[]): unknown[] {
  return documents.map(normal).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

const EARLIEST = Date.UTC(2020)

function normal(value: unknown): unknown {
  if (typeof value === 'number') return value > EARLIEST ? 'a time' : value
  if (typeof value === 'string') return normalText(value)
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([name]) => !incidental.has(name))
  return Object.fromEntries(members.map(([name, member]) => [name, normal(member)]))
}

/** Hashes hold times in them; the clock makes ids of its own; marks on stock are drawn. */
function normalText(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return 'a hash'
  return text
    .replace(/\bexp_[0-9A-Z]{26}\b/g, 'exp_…')
    .replace(/(\bcoupon_(?:stock|poster):\d+\/)[0-9A-Z]{8}\b/g, '$1…')
}
