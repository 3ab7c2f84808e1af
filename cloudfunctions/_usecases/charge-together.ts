import { canonicalJson } from '../../src/domain/canonical-json'
import type { PackId, PaymentId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { type Fen, subtractFen, sumFen } from '../../src/domain/money'
import { holdPart, priceTogether } from '../../src/domain/pack/pay-together'
import { isAhead } from '../../src/domain/pack/repeats'
import { type AgreedPrice, type Payment, payableOf, splitPayment } from '../../src/domain/payments/payment'
import { amountOfLine, type Order } from '../../src/domain/pricing/order-line'
import type { TillGoods } from '../../src/domain/pricing/till-goods'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { payments } from '../_store/payments'
import { readPayers, type ShownPayer } from './payers-together'
import { subjectOf } from './redeem-coupon'
import { askedAt, finishPayment, holdParts, releasePayment } from './settle-payment'
import { orderFor } from './till-order'

export interface TogetherWish {
  paymentId: PaymentId
  goods: TillGoods
  /** of the pay codes, in the order in which they were shown; the first brings its offers */
  tickets: readonly string[]
  /** what the till showed: another price is refused; null: the amount as it stands */
  expectedPayableFen: Fen | null
}

type Asked = Omit<TogetherWish, 'tickets'> & { payers: Parameters<typeof readPayers>[0] }

/** A payment that was taken, with the entry of each pack that paid. */
export interface Taken {
  payment: Payment
  entries: Entry[]
  /** the packs whose codes were shown, in that order */
  shown: readonly { packId: PackId }[]
}

/**
 * Takes one payment from several packs, all of it or nothing: the payment's document, then a hold in each pack, then the
 * one write that decides, then the captures. Named by the till; repeating it goes on from where it stands.
 */
export async function chargeTogether(
  wish: TogetherWish,
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<Taken> {
  const { tickets, ...rest } = wish
  const there = await payments.find(wish.paymentId)
  // Tickets that were good when it began are good for every repeat: nobody may hear that they ran out when money was taken.
  const shown = tickets.map(ticket => subjectOf(ticket, 'pay', staff, there?.createdAt ?? at))
  const asked: Asked = { ...rest, payers: shown }
  const payment = there ?? (await start(asked, staff, rules, at))
  assertSame(payment, asked, staff)
  if (payment.progress.state === 'holding') {
    const refusal = await holdParts(payment, rules, at)
    if (refusal) {
      const ended = await releasePayment(payment, at)
      // Another call of the same payment may have decided that it is taken: then that is the answer.
      if (ended.progress.state === 'released') throw refusal
    }
  }
  return { ...(await finishPayment(payment, rules, at)), shown }
}

async function start(wish: Asked, staff: StaffMember, rules: Rules, at: Instant): Promise<Payment> {
  const { paymentId } = wish
  if (isAhead(paymentId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  try {
    const payment = await plan(wish, staff, rules, at)
    if (await payments.insert(payment)) return payment
  } catch (error) {
    // What another call of the same payment keeps already looks like a no.
    const other = error instanceof Refusal ? await payments.find(paymentId) : null
    if (other) return other
    throw error
  }
  const other = await payments.find(paymentId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return other
}

/** Everything that packs and rules can say beforehand is asked here: an ordinary no leaves nothing behind and uses no code up. */
async function plan(wish: Asked, staff: StaffMember, rules: Rules, at: Instant): Promise<Payment> {
  const { paymentId, goods } = wish
  const { staffId, storeId } = staff
  const order = orderFor(goods, storeId, rules, at)
  const amountFen = sumFen(order.lines.map(amountOfLine))
  const payers = await readPayers(wish.payers, rules, at)
  const price = agreedPrice(wish, payers[0], order, rules)
  const payableFen = payableOf({ amountFen, ...price })
  const lowered = payableFen < amountFen ? price.price?.leadPackId : null
  const parts = splitPayment(payers.map(asPayer), payableFen, lowered)
  if (!parts) throw notEnough(payers, payableFen)
  const base = { paymentId, storeId, storeName: storeNameIn(rules)(storeId), staffId, amountFen, ...price }
  const payment: Payment = { ...base, parts, createdAt: at, progress: { state: 'holding' } }
  for (const part of parts) {
    const pack = payers.find(({ packId }) => packId === part.packId)?.pack
    const held = pack && holdPart(pack, payment, part, askedAt(at), rules, at)
    if (held instanceof Refusal) throw held
  }
  return payment
}

function agreedPrice(
  { goods, expectedPayableFen }: Asked,
  lead: ShownPayer | undefined,
  order: Order,
  rules: Rules,
): { price?: AgreedPrice } {
  if (expectedPayableFen === null || !lead) return {}
  const { payableFen } = priceTogether(lead.pack, order, rules)
  if (payableFen !== expectedPayableFen) throw new Refusal('PRICE_CHANGED', { payableFen })
  return { price: { leadPackId: lead.packId, goods, payableFen } }
}

function asPayer({ pack: _pack, limit: _limit, ...payer }: ShownPayer) {
  return payer
}

/** A limit that stands in the way is said before a balance that does not reach. */
function notEnough(payers: readonly ShownPayer[], amountFen: Fen): Refusal {
  const limit = payers.find(payer => payer.limit !== null)?.limit
  if (limit) return limit
  const balances = new Map(payers.map(payer => [payer.packId, payer.payableFen]))
  const balanceFen = sumFen(balances.values())
  return new Refusal('BALANCE_TOO_LOW', { balanceFen, shortFen: subtractFen(amountFen, balanceFen) })
}

function assertSame(payment: Payment, wish: Asked, { storeId, staffId }: StaffMember): void {
  const shown = new Set(wish.payers.map(payer => payer.spendId))
  const samePlace = payment.storeId === storeId && payment.staffId === staffId
  const sameParts = payment.parts.every(({ spendId }) => shown.has(spendId))
  if (!samePlace || !sameParts || !isSamePrice(payment, wish)) throw new Refusal('COMMAND_ID_REUSED', {})
}

function isSamePrice({ price, amountFen }: Payment, { goods, expectedPayableFen, payers }: Asked): boolean {
  if (!price) return expectedPayableFen === null && 'amountFen' in goods && goods.amountFen === amountFen
  const sameLead = price.leadPackId === payers[0]?.packId
  return sameLead && price.payableFen === expectedPayableFen && canonicalJson(price.goods) === canonicalJson(goods)
}
