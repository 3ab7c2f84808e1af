import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { isUncertain, Trouble, troubleOf } from '../../cloud/trouble'
import type { PriceView } from '../../contract/checkout'
import { isCouponCode } from '../../domain/codes/coupon-code'
import type { RedeemId } from '../../domain/ids'
import type { Fen } from '../../domain/money'
import { type OfflineCoupon, whyNeverOffline } from '../../domain/offline/judge-offline'
import type { TillGoods } from '../../domain/pricing/till-goods'
import { Refusal } from '../../domain/refusal'
import { wordsOf } from '../../domain/refusal-words'
import type { Instant } from '../../domain/time'
import { foundOffline, offlineTitle } from './offline-coupon'
import { offlineDesk } from './offline-desk'
import { ring } from './ring'
import { priced, refusedTogether, shownNow, type TogetherState, withoutPayer, withPayer } from './sale-together'
import { busy, READY, type SaleTogether, type TillState } from './till-state'

/** A redemption as it was confirmed: whichever way it is told, it is this one. */
interface Confirmed {
  redeemId: Promise<RedeemId>
  code: string
  orderFen: Fen | null
  at: Instant
}

/** What a charge is held against: the price as the till shows it. */
export type ChargedPrice = Pick<PriceView, 'payableFen' | 'points' | 'pointsFen'>

/** The same of a sale whose rest the phone pays. */
export type RestPrice = Pick<PriceView, 'payableFen' | 'restFen'>

/** What the till does, and where each piece of work leads it. Nothing here rejects: every outcome is a state. */
export class TillWork {
  /** counts the pieces of work; a reply that comes after the till has moved on belongs to nobody */
  private turn = 0
  /** the turn in which a coupon or money moves: until the till goes on, another tap means the same move */
  private moving: number | null = null
  /** whether a move is under way, or ended without anybody knowing how */
  private pending = false

  /** what several cards are about to pay, while the till shows it */
  private sale: SaleTogether | null = null
  /** codes for it are taken one after the other, however quickly they are shown */
  private line: Promise<void> = Promise.resolve()

  constructor(private readonly show: (next: TillState | ((state: TillState) => TillState)) => void) {}

  /**
   * A code from a scanner gun: the next customer's, or the next card's for what several pay. While it is open whether something
   * went through, nothing else is begun.
   */
  hear(code: string): void {
    if (!this.pending) void (this.sale ? this.addPayer(code) : this.lookUp(code))
  }

  /** Asks the shop what a code is. Where it cannot be asked, the till judges coupons by itself. */
  lookUp(code: string): Promise<void> {
    this.show({ step: 'looking', code })
    return this.settle(async () => {
      try {
        const found = await askStaff('code.lookUp', { code })
        // The shop can be reached again: what waits is told, whatever this customer came for.
        void offlineDesk.tell()
        return { step: 'found', code, found, orderFen: null, busy: false }
      } catch (error) {
        if (!isNotReached(error)) throw error
        return recognised(code, error)
      }
    })
  }

  /** Asks what the coupon takes off this order. The ticket in the answer replaces the older one. */
  weigh(code: string, orderFen: Fen): Promise<void> {
    return this.settle(async () => {
      const found = await askStaff('code.lookUp', { code, orderFen })
      return { step: 'found', code, found, orderFen, busy: false }
    })
  }

  /** The same by the till alone. */
  weighOffline(known: OfflineCoupon, code: string, orderFen: Fen): Promise<void> {
    return this.settle(() => judged(known, code, orderFen))
  }

  redeem(ticket: string, code: string, orderFen: Fen | null): Promise<void> {
    // Made once, outside of the tries: all of them mean this one redemption.
    const confirmed: Confirmed = { redeemId: newId('rdm'), code, orderFen, at: serverNow() }
    const redeem = async (): Promise<TillState> => {
      const input = { redeemId: await confirmed.redeemId, ticket, ...(orderFen === null ? {} : { orderFen }) }
      return { step: 'redeemed', receipt: await askStaff('coupon.redeem', input) }
    }
    return this.move(redeem, isCouponCode(code) ? () => noted(confirmed) : null)
  }

  /** Redeems without a network: the yes is shown when it is written down. */
  redeemOffline(code: string, orderFen: Fen | null): Promise<void> {
    const confirmed: Confirmed = { redeemId: newId('rdm'), code, orderFen, at: serverNow() }
    return this.move(() => noted(confirmed))
  }

  /** The ticket itself names the one spend it allows, so asking again with it is safe. */
  charge(ticket: string, goods: TillGoods, price: ChargedPrice): Promise<void> {
    const { payableFen: expectedPayableFen, points, pointsFen } = price
    const input = { ticket, ...goods, expectedPayableFen, ...(points > 0 && { points: { points, pointsFen } }) }
    const charge = async (): Promise<TillState> => ({
      step: 'charged',
      receipt: await askStaff('balance.charge', input),
    })
    return this.move(charge)
  }

  /** Holds the balance and asks the member's phone for the rest. Safe to ask again, as a charge is. */
  startRest(ticket: string, goods: TillGoods, { payableFen, restFen }: RestPrice): Promise<void> {
    return this.move(async () => {
      const input = { ticket, ...goods, expectedPayableFen: payableFen, expectedRestFen: restFen }
      return { step: 'waiting_for_rest', rest: await askStaff('rest.start', input) }
    })
  }

  /** Begins a payment from several cards with the one that is there. */
  payTogether(ticket: string, goods: TillGoods, amountFen: Fen): Promise<void> {
    return this.inSale({ goods, amountFen, payers: [shownNow(ticket)], quote: null }, priced)
  }

  addPayer(code: string): Promise<void> {
    this.line = this.line.then(() => this.inSale(this.sale, sale => withPayer(sale, code)))
    return this.line
  }

  removePayer(place: number): Promise<void> {
    return this.inSale(this.sale, sale => priced(withoutPayer(sale, place)))
  }

  /** Asks anew what the cards pay: nothing is known, or the price has changed. */
  price(): Promise<void> {
    return this.inSale(this.sale, priced)
  }

  /** Takes the payment, under an id that is made once: asking again never takes it twice. */
  collect(): Promise<void> {
    const { sale } = this
    if (!sale?.quote || sale.quote.missingFen > 0) return Promise.resolve()
    const { goods, payers, quote } = sale
    const wish = { tickets: payers.map(({ ticket }) => ticket), ...goods, expectedPayableFen: quote.payableFen }
    const paymentId = newId('pay')
    const back = () => void this.inSale(sale, priced)
    return this.move(async () => {
      const receipt = await askStaff('balance.chargeTogether', { paymentId: await paymentId, ...wish }).catch(error =>
        refusedTogether(error, back),
      )
      return 'step' in receipt ? receipt : { step: 'charged_together', receipt }
    })
  }

  /** Works on what several cards pay. Without one there is nothing to do. */
  private async inSale(sale: SaleTogether | null, work: (sale: SaleTogether) => Promise<TogetherState>): Promise<void> {
    if (!sale) return
    this.sale = sale
    this.show({ step: 'together', sale, note: null, busy: true })
    await this.settle(() => work(sale))
  }

  next(): void {
    this.turn++
    this.pending = false
    this.sale = null
    this.show(READY)
  }

  /** Something moves. `instead` is what can be done when nobody learns whether it went through. */
  private async move(work: () => Promise<TillState>, instead: (() => Promise<TillState>) | null = null): Promise<void> {
    if (this.moving === this.turn) return
    this.show(busy)
    this.pending = true
    const done = this.settle(work, { instead })
    this.moving = this.turn
    await done
  }

  /** Does one piece of work and shows where it led; with `moves`, no answer at all leaves it open what happened. */
  private async settle(
    work: () => Promise<TillState>,
    moves: { instead: (() => Promise<TillState>) | null } | null = null,
  ): Promise<void> {
    const mine = ++this.turn
    const next = await work().catch((error): TillState => {
      const trouble = troubleOf(error)
      if (!isUncertain(trouble)) return { step: 'refused', trouble, back: null }
      const press = (what: () => Promise<TillState>) => () => {
        this.show(busy)
        void this.settle(what, moves)
      }
      const again = press(work)
      if (!moves) return { step: 'unreached', trouble, busy: false, again }
      const unsure = { step: 'unsure', trouble, busy: false, again, noteInstead: null } as const
      const { instead } = moves
      if (!instead || !isNotReached(error)) return unsure
      // What cannot be written down here may still have gone through there: that stays open.
      const noteInstead = press(() => instead().catch(refused => ({ ...unsure, trouble: troubleOf(refused) })))
      return { ...unsure, noteInstead }
    })
    if (mine !== this.turn) return
    this.pending = next.step === 'unsure'
    this.sale = next.step === 'together' ? next.sale : null
    ring(next.step)
    this.show(next)
  }
}

/** No answer came, by the network's fault or the cloud's. */
function isNotReached(error: unknown): boolean {
  const { code } = troubleOf(error)
  return code === 'UNREACHED' || code === 'CLOUD_FAILED'
}

/** What a code is by the till's own judgement; where it holds nothing to judge by, the network's trouble stands. */
async function recognised(code: string, unreached: unknown): Promise<TillState> {
  if ((await offlineDesk.openKit()) === null) throw unreached
  // Whatever else it is, only the shop can tell: the till says what it can do, and asks again on a tap.
  if (!isCouponCode(code)) throw onlyCoupons(code)
  const known = await offlineDesk.recognise(code, serverNow())
  if (known instanceof Refusal) throw inWords(known)
  return judged(known, code, null)
}

async function judged(known: OfflineCoupon, code: string, orderFen: Fen | null): Promise<TillState> {
  const at = serverNow()
  const verdict = await offlineDesk.judge(known, orderFen, at)
  return { step: 'found_offline', known, code, found: foundOffline(known, verdict, at), orderFen, busy: false }
}

/** Judged once more as it was confirmed, and written down under its id. */
async function noted({ redeemId, code, orderFen, at }: Confirmed): Promise<TillState> {
  const known = await offlineDesk.recognise(code, at)
  if (known instanceof Refusal) throw inWords(known)
  const verdict = await offlineDesk.judge(known, orderFen, at)
  if (verdict instanceof Refusal) throw inWords(verdict)
  const { couponId, terms } = known.coupon
  const taken = {
    ...{ redeemId: await redeemId, couponId, code, orderFen },
    ...{ title: offlineTitle(known), discountFen: verdict.discountFen, redeemedAt: at },
  }
  offlineDesk.note(taken)
  const item = terms.benefit.kind === 'exchange' ? terms.benefit.item : null
  return { step: 'noted', taken, holder: foundOffline(known, verdict, at).holder, item }
}

function onlyCoupons(code: string): Trouble {
  const { message, nextStep } = wordsOf(whyNeverOffline(code), serverNow())
  return new Trouble('UNREACHED', message, nextStep)
}

function inWords(refusal: Refusal): Trouble {
  const { message, nextStep } = wordsOf(refusal, serverNow())
  return new Trouble(refusal.code, message, nextStep)
}
