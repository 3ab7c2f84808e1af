import type { CodeSubject } from '../../src/domain/codes/code-subject'
import type { PaymentId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { type Fen, subtractFen, sumFen } from '../../src/domain/money'
import { balanceOf } from '../../src/domain/pack/pack'
import { isAhead } from '../../src/domain/pack/repeats'
import { type Payer, type Payment, type PaymentPart, splitPayment } from '../../src/domain/payments/payment'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { loadPack } from '../_store/packs'
import { payments } from '../_store/payments'
import { finishPayment, holdParts, releasePayment } from './settle-payment'

export interface TogetherWish {
  paymentId: PaymentId
  amountFen: Fen
  /** the pay codes, in the order in which they were shown */
  payers: Extract<CodeSubject, { what: 'pay' }>[]
}

/** A payment that was taken, with the entry of each pack that paid. */
export interface Taken {
  payment: Payment
  entries: Entry[]
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
  const payment = (await payments.find(wish.paymentId)) ?? (await start(wish, staff, rules, at))
  assertSame(payment, wish, staff)
  if (payment.progress.state === 'holding') {
    const refusal = await holdParts(payment, rules, at)
    if (refusal) {
      const ended = await releasePayment(payment, at)
      // Another call of the same payment may have decided that it is taken: then that is the answer.
      if (ended.progress.state === 'released') throw refusal
    }
  }
  return finishPayment(payment, rules, at)
}

async function start(wish: TogetherWish, staff: StaffMember, rules: Rules, at: Instant): Promise<Payment> {
  const { paymentId, amountFen, payers } = wish
  if (isAhead(paymentId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  const able = await Promise.all(payers.map(payer => ableToPay(payer, at)))
  const parts = splitPayment(able, amountFen)
  if (!parts) throw notEnough(able, amountFen)
  const { staffId, storeId } = staff
  const base = { paymentId, storeId, storeName: storeNameIn(rules)(storeId), staffId, amountFen, parts, createdAt: at }
  const payment: Payment = { ...base, progress: { state: 'holding' } }
  if (await payments.insert(payment)) return payment
  const other = await payments.find(paymentId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return other
}

async function ableToPay(
  { packId, spendId, memberPackId }: TogetherWish['payers'][number],
  at: Instant,
): Promise<Payer> {
  const payableFen = balanceOf(await loadPack(packId, at), at).totalFen
  return { packId, spendId, payableFen, ...(memberPackId ? { memberPackId } : {}) }
}

function notEnough(able: readonly Payer[], amountFen: Fen): Refusal {
  const balances = new Map(able.map(payer => [payer.packId, payer.payableFen]))
  const balanceFen = sumFen(balances.values())
  return new Refusal('BALANCE_TOO_LOW', { balanceFen, shortFen: subtractFen(amountFen, balanceFen) })
}

function assertSame(payment: Payment, { amountFen, payers }: TogetherWish, { storeId, staffId }: StaffMember): void {
  const shown = new Set(payers.map(payer => payer.spendId))
  const same = (part: PaymentPart): boolean => shown.has(part.spendId)
  const fits = payment.amountFen === amountFen && payment.storeId === storeId && payment.staffId === staffId
  if (!fits || !payment.parts.every(same)) throw new Refusal('COMMAND_ID_REUSED', {})
}
