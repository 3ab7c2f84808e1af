import { asksForProof, type Proof } from '../../cloud/confirmation'
import { keptDeviceId } from '../../cloud/device-id'
import { CLIENT, goToCashier, type PaymentOutcome, pay } from '../../cloud/payment'
import { troubleOf } from '../../cloud/trouble'
import type { OrderView } from '../../contract/top-up'
import type { OrderId } from '../../domain/ids'
import type { Desk } from './desk'
import { followOrder, isFinal } from './follow-order'
import type { Wanted } from './purchase-intent'
import { CHOOSING, stageOf, type TopUpStage, type WhenUnpaid } from './top-up-stage'

/** One visit to the top-up page: one tap starts the purchase, everything after follows the server. Nothing here rejects. */
export class Purchase {
  /** the order this visit looks at; an answer about any other comes too late */
  private following: OrderId | null = null
  /** a start is under way: the tap that comes before the button has changed means the same purchase */
  private starting = false
  /** WeChat's payment sheet is open: it opens once, however often the button is tapped */
  private sheetOpen = false

  constructor(
    private readonly desk: Desk,
    private readonly show: (stage: TopUpStage) => void,
  ) {}

  /** A wish of an earlier visit has no outcome yet. */
  get isLeftHalfWay(): boolean {
    return this.desk.intents.kept() !== null
  }

  /** Takes up `asked`, or what was left half way; one that was only never paid leaves the choice open. */
  async resume(asked: OrderId | null): Promise<void> {
    if (asked) return this.follow(asked, null, order => ({ stage: 'unpaid', order }))
    const left = this.desk.intents.kept()
    if (left) await this.follow(left.orderId, null, () => CHOOSING)
  }

  /** `proof` confirms a purchase that the shop's rules of risk asked about. */
  async start(wanted: Wanted, proof: Proof | null = null): Promise<void> {
    if (this.starting) return
    this.starting = true
    this.show({ stage: 'starting', confirming: proof && wanted })
    try {
      const left = this.desk.intents.other(wanted)
      if (left && !(await this.giveUp(left))) return
      const { orderId, tierId, payFen, bonusFen, coupons, couponId, way } = await this.desk.intents.for(wanted)
      const deviceId = keptDeviceId()
      const known = { ...(deviceId && { deviceId }), ...proof }
      const expected = { expectedPayFen: payFen, expectedBonusFen: bonusFen, expectedCoupons: coupons ?? 0 }
      const use = couponId ? { couponId } : {}
      const input = { orderId, tierId, ...use, ...expected, client: CLIENT, way, ...known }
      await this.payFor(await this.desk.start(input))
    } catch (error) {
      const trouble = troubleOf(error)
      const asksAgain = asksForProof(trouble)
      // A code that was sent confirms this order and no other.
      if (!asksAgain) this.desk.intents.releaseIfRefused(trouble)
      this.show({ stage: 'choosing', after: null, trouble, toConfirm: asksAgain ? wanted : null })
    } finally {
      this.starting = false
    }
  }

  /**
   * Another wish than the one left open: that order is given up before a second one is asked to be paid. False when it
   * turns out to be paid: then it is shown, and nothing more is bought.
   */
  private async giveUp(orderId: OrderId): Promise<boolean> {
    const order = await this.desk.giveUp(orderId).catch((error: unknown) => {
      if (troubleOf(error).code === 'ORDER_UNKNOWN') return null
      throw error
    })
    const isOver = order === null || order.state.state === 'closed'
    if (order === null || isFinal(order)) this.desk.intents.release(orderId)
    if (!isOver) this.show(stageOf(order, unpaid => ({ stage: 'unpaid', order: unpaid })))
    return isOver
  }

  /** The purchase was not to be confirmed after all: the server knows nothing of it. */
  decline(orderId: OrderId): void {
    this.desk.intents.release(orderId)
    this.chooseAgain()
  }

  async payFor(order: OrderView): Promise<void> {
    const { orderId, state } = order
    if (this.sheetOpen) return
    let outcome: PaymentOutcome | null = null
    if (state.state === 'paying') {
      this.show({ stage: 'paying', order })
      outcome = await this.atSheet(pay(state.payment))
    } else if (state.state === 'at_cashier') {
      this.show({ stage: 'paying', order })
      outcome = await this.atSheet(goToCashier(state.cashier))
    }
    if (outcome === 'paid' || state.state === 'crediting') this.show({ stage: 'crediting', orderId, slow: false })
    await this.follow(orderId, outcome, () => ({ stage: 'choosing', after: outcome, trouble: null, toConfirm: null }))
  }

  private async atSheet(closing: Promise<PaymentOutcome>): Promise<PaymentOutcome> {
    this.sheetOpen = true
    try {
      return await closing
    } finally {
      this.sheetOpen = false
    }
  }

  /** `isPaid`: the payment sheet said so; else nothing is claimed before the server says it. */
  async lookAgain(orderId: OrderId, isPaid: boolean): Promise<void> {
    this.show(isPaid ? { stage: 'crediting', orderId, slow: false } : { stage: 'resuming' })
    await this.follow(orderId, isPaid ? 'paid' : null, order => ({ stage: 'unpaid', order }))
  }

  chooseAgain(): void {
    this.leave()
    this.show(CHOOSING)
  }

  /** Stops looking. The order goes its way without the screen. */
  leave(): void {
    this.following = null
  }

  private async follow(orderId: OrderId, outcome: PaymentOutcome | null, unpaid: WhenUnpaid): Promise<void> {
    this.following = orderId
    const wanted = () => this.following === orderId
    try {
      const order = await followOrder(this.desk, orderId, outcome === 'paid', wanted)
      if (!wanted()) return
      if (order && isFinal(order)) this.desk.intents.release(orderId)
      this.show(order ? stageOf(order, unpaid) : { stage: 'crediting', orderId, slow: true })
    } catch (error) {
      if (wanted()) this.followFailed(orderId, outcome, error)
    }
  }

  /** An order the server never heard of was never started: the wish is free again. Anything else stays open. */
  private followFailed(orderId: OrderId, outcome: PaymentOutcome | null, error: unknown): void {
    const trouble = troubleOf(error)
    const unknownToServer = trouble.code === 'ORDER_UNKNOWN'
    if (unknownToServer) this.desk.intents.release(orderId)
    if (unknownToServer) this.show(CHOOSING)
    else if (outcome === 'paid') this.show({ stage: 'crediting', orderId, slow: true, trouble })
    else this.show({ stage: 'unknown', orderId, trouble })
  }
}
