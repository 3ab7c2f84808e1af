import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { type PaymentOutcome, pay } from '../../cloud/payment'
import { isUncertain, type Trouble, troubleOf } from '../../cloud/trouble'
import type { OrderRest } from '../../contract/checkout'
import { type Attempt, isFresh, openAttempt, type Wanted } from './attempt'
import { CHOOSING, type OrderStage, paidByBalance, stageOf, type Unpaid } from './order-stage'

/** Waits between looks at what was paid, in milliseconds; their sum is how long the screen keeps looking by itself. */
const LOOK_WAITS = [0, 300, 500, 800, 1200, 2000, 3000, 5000, 8000]

/**
 * Pays one order, in one visit or several: one tap starts it, everything after follows the shop's word. An attempt without an
 * outcome is gone on with under its own id, so that nothing is paid twice. Nothing here rejects.
 */
export class OrderPayment {
  /** the tap that comes before the button has changed means the same payment */
  private underWay = false
  /** nobody looks at the screen any more */
  private left = false

  constructor(private readonly show: (stage: OrderStage) => void) {}

  /** Takes up what was left half way. */
  async resume(): Promise<void> {
    this.left = false
    const attempt = openAttempt.read()
    if (!attempt) return
    if (attempt.expectedRestFen > 0) return this.look(attempt)
    if (isFresh(attempt)) return this.goOn(attempt)
    openAttempt.clear()
    this.show(CHOOSING)
  }

  /** The tap on the button. */
  start(wanted: Wanted): Promise<void> {
    return this.alone(async () => {
      const attempt = openAttempt.read() ?? { ...wanted, checkoutId: await newId('cko'), begunAt: serverNow() }
      openAttempt.write(attempt)
      this.show({ stage: 'starting' })
      await this.carryOut(attempt)
    })
  }

  /** The same attempt once more: what it has done already is not done again. */
  goOn(attempt: Attempt): Promise<void> {
    return this.alone(() => {
      this.show({ stage: 'starting' })
      return this.carryOut(attempt)
    })
  }

  /** Opens the sheet for the rest once more. */
  payAgain(unpaid: Unpaid): Promise<void> {
    return this.alone(() => {
      this.show({ stage: 'unpaid', ...unpaid, busy: true })
      return this.carryOut(unpaid.attempt)
    })
  }

  /** Looks at what was paid, without another tap to pay. */
  look(attempt: Attempt): Promise<void> {
    return this.alone(() => this.follow(attempt, null))
  }

  /** Looks whether what waits for its rest still does: it may have been paid elsewhere, or run out. Keeps nobody's tap waiting. */
  async watch({ attempt }: Unpaid): Promise<void> {
    const { checkoutId } = attempt
    const rest = await askShopper('checkout.readRest', { checkoutId }).catch(() => null)
    const isNews = rest && rest.state !== 'waiting' && !this.underWay && !this.left
    if (isNews) this.stand(attempt, rest, null, null)
  }

  /** Pays otherwise, or not at all: what is held comes free, unless it turns out to be paid. */
  giveUp(unpaid: Unpaid): Promise<void> {
    return this.alone(async () => {
      const { attempt } = unpaid
      this.show({ stage: 'unpaid', ...unpaid, busy: true })
      try {
        const { checkoutId } = attempt
        this.stand(attempt, await askShopper('checkout.giveUpRest', { checkoutId }), null, null)
      } catch (error) {
        this.show({ stage: 'unpaid', ...unpaid, trouble: troubleOf(error), busy: false })
      }
    })
  }

  leave(): void {
    this.left = true
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    if (this.underWay) return
    this.underWay = true
    try {
      await work()
    } finally {
      this.underWay = false
    }
  }

  private async carryOut(attempt: Attempt): Promise<void> {
    try {
      await (attempt.expectedRestFen > 0 ? this.payWithRest(attempt) : this.payByBalance(attempt))
    } catch (error) {
      const trouble = troubleOf(error)
      // Everything stays kept for it: the same payment may be asked for again.
      if (trouble.code === 'PAYMENT_UNAVAILABLE') await this.follow(attempt, null, trouble)
      else if (isUncertain(trouble)) this.show({ stage: 'unsure', attempt, trouble })
      else this.end({ stage: 'choosing', trouble, over: false })
    }
  }

  private async payByBalance(attempt: Attempt): Promise<void> {
    const { expectedRestFen: _none, begunAt: _begunAt, ...wish } = attempt
    const { checkoutId, sharedPackId } = attempt
    await askShopper('checkout.reserve', wish)
    const paid = await askShopper('checkout.confirm', { checkoutId, ...(sharedPackId && { sharedPackId }) })
    this.end({ stage: 'paid', paid: paidByBalance(attempt, paid) })
  }

  private async payWithRest(attempt: Attempt): Promise<void> {
    const { begunAt: _begunAt, ...wish } = attempt
    const rest = await askShopper('checkout.payRest', wish)
    if (rest.state !== 'waiting' || !rest.payment) return this.stand(attempt, rest, null, null)
    this.show({ stage: 'paying', rest })
    const outcome = await pay(rest.payment)
    if (outcome === 'paid') this.show({ stage: 'crediting', attempt, slow: false })
    await this.follow(attempt, outcome)
  }

  /** Looks until the order stands still. When the sheet said "paid", "waiting" only means that it was not heard of yet. */
  private async follow(
    attempt: Attempt,
    outcome: PaymentOutcome | null,
    trouble: Trouble | null = null,
  ): Promise<void> {
    try {
      for (const wait of LOOK_WAITS) {
        await new Promise(resolve => setTimeout(resolve, wait))
        if (this.left) return
        const rest = await askShopper('checkout.readRest', { checkoutId: attempt.checkoutId })
        const moves = rest.state === 'crediting' || (rest.state === 'waiting' && outcome === 'paid')
        if (!moves) return this.stand(attempt, rest, outcome, trouble)
      }
      this.show({ stage: 'crediting', attempt, slow: true })
    } catch (error) {
      this.unknown(attempt, troubleOf(error))
    }
  }

  /** An order that the shop never heard of was never begun: nothing is held for it. Anything else stays open. */
  private unknown(attempt: Attempt, trouble: Trouble): void {
    if (trouble.code === 'ORDER_UNKNOWN') this.end(CHOOSING)
    else this.show({ stage: 'unsure', attempt, trouble })
  }

  private stand(attempt: Attempt, rest: OrderRest, after: PaymentOutcome | null, trouble: Trouble | null): void {
    const stage = stageOf(rest, { attempt, rest, after, trouble, busy: false })
    if (stage.stage === 'unpaid' || stage.stage === 'crediting') this.show(stage)
    else this.end(stage)
  }

  /** The attempt can change no more. */
  private end(stage: OrderStage): void {
    openAttempt.clear()
    this.show(stage)
  }
}
