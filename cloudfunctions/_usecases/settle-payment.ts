import { deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { holdOfPart, holdPart, payPart } from '../../src/domain/pack/pay-together'
import { release } from '../../src/domain/pack/release'
import type { Payment, PaymentPart } from '../../src/domain/payments/payment'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { payments } from '../_store/payments'
import { livePublished } from '../_store/published'
import { commitCommand } from './commit-command'
import { moveFlow } from './move-flow'
import { sweepFlows } from './sweep-flows'
import { voidCommand } from './void-command'

/** When a hold of a payment is due to be asked about; it ends by its payment's word alone. */
export function askedAt(heldAt: Instant): Instant {
  return later(heldAt, 5 * MINUTE)
}

/** No answer yet: the same call may be made again and goes on. Anything else is a pack's no, and ends the payment. */
const noAnswer: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['TRY_AGAIN'])

/** Places the holds, one pack after the other in their fixed order. Answers the first no; null when all are placed. */
export async function holdParts(payment: Payment, rules: Rules, at: Instant): Promise<Refusal | null> {
  for (const part of payment.parts) {
    try {
      const { entry } = await commitCommand({
        ...holdStep(payment, part, rules.version, at),
        decide: pack => holdPart(pack, payment, part, askedAt(at), rules, at),
      })
      // Void: somebody has decided meanwhile that this payment is not taken.
      if (entry.facts.kind !== 'held') return new Refusal('PAYMENT_RELEASED', {})
    } catch (error) {
      if (!(error instanceof Refusal) || noAnswer.has(error.code)) throw error
      return error.code === 'COMMAND_ID_REUSED' ? new Refusal('CODE_USED', {}) : error
    }
  }
  return null
}

function holdStep(
  { paymentId, price }: Payment,
  { packId, spendId, amountFen }: PaymentPart,
  rulesVersion: number,
  at: Instant,
) {
  const leads = price?.leadPackId === packId && { payableFen: price.payableFen }
  return { packId, commandId: spendId, content: { payment: paymentId, amountFen, ...leads }, rulesVersion, at }
}

/** Brings a payment whose holds are placed to its end. Throws PAYMENT_RELEASED when it was decided otherwise. */
export async function finishPayment(
  payment: Payment,
  rules: Rules,
  at: Instant,
): Promise<{ payment: Payment; entries: Entry[] }> {
  const decided =
    payment.progress.state === 'holding'
      ? await moveFlow(payments, payment, { state: 'capturing', since: at })
      : payment
  const { state } = decided.progress
  if (state !== 'capturing' && state !== 'captured') {
    await releasePayment(decided, at)
    throw new Refusal('PAYMENT_RELEASED', {})
  }
  const entries: Entry[] = []
  for (const part of decided.parts) entries.push(await captured(decided, part, rules, at))
  const done = state === 'captured' ? decided : await moveFlow(payments, decided, { state: 'captured', capturedAt: at })
  return { payment: done, entries }
}

async function captured(payment: Payment, part: PaymentPart, rules: Rules, at: Instant): Promise<Entry> {
  const { paymentId } = payment
  const { packId, spendId, amountFen } = part
  const { entry } = await commitCommand({
    packId,
    commandId: deriveId('cap', spendId),
    content: { payment: paymentId, amountFen },
    rulesVersion: rules.version,
    at,
    decide: pack => payPart(pack, payment, part, rules, at),
  })
  return entry
}

/** Decides that a payment is not taken, if nobody decided otherwise, and lets go of everything it holds. */
export async function releasePayment(payment: Payment, at: Instant): Promise<Payment> {
  const decided =
    payment.progress.state === 'holding'
      ? await moveFlow(payments, payment, { state: 'releasing', since: at })
      : payment
  if (decided.progress.state !== 'releasing') return decided
  for (const part of decided.parts) await letGo(decided, part, at)
  return moveFlow(payments, decided, { state: 'released', releasedAt: at })
}

/** The fence first: a hold that was not placed yet never will be. One that was placed is released. */
async function letGo(payment: Payment, part: PaymentPart, at: Instant): Promise<void> {
  const { paymentId } = payment
  const holdId = holdOfPart(part.spendId)
  try {
    const { facts } = await voidCommand(holdStep(payment, part, 0, at), 'held')
    if (facts.kind !== 'held') return
  } catch (error) {
    // The pay code was used for something else before: this payment never held anything under it.
    if (error instanceof Refusal && error.code === 'COMMAND_ID_REUSED') return
    throw error
  }
  const by = { kind: 'payment' as const, paymentId }
  await commitCommand({
    packId: part.packId,
    commandId: deriveId('rel', holdId),
    content: { ...by },
    rulesVersion: 0,
    at,
    decide: pack => release(pack, holdId, by, at),
  })
}

/** Finishes payments that a function left half-way: what was decided is done, what was not is let go. */
export async function sweepPayments(at: Instant): Promise<number> {
  const { rules } = await livePublished(at, null)
  return sweepFlows(payments, at, payment =>
    payment.progress.state === 'capturing' ? finishPayment(payment, rules, at) : releasePayment(payment, at),
  )
}
