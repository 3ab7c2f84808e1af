import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { isUncertain, troubleOf } from '../../cloud/trouble'
import { togetherWords } from '../../copy/together'
import { TICKET_LIFE } from '../../domain/codes/ticket'
import { MOST_PAYERS } from '../../domain/payments/payment'
import { later } from '../../domain/time'
import type { SaleTogether, ShownPayer, TillNote, TillState } from './till-state'

export type TogetherState = Extract<TillState, { step: 'together' }>

const { notes } = togetherWords

export function shownNow(ticket: string): ShownPayer {
  return { ticket, shownAt: serverNow() }
}

export function withoutPayer(sale: SaleTogether, place: number): SaleTogether {
  return { ...sale, payers: sale.payers.filter((_, each) => each !== place) }
}

/** What these cards pay. Tickets that have run out leave the sale, and the screen says so. Never rejects. */
export async function priced(sale: SaleTogether): Promise<TogetherState> {
  try {
    return shown(await quoted(sale), null)
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble.code === 'CODE_EXPIRED') return { ...(await priced(withoutOld(sale))), note: notes.expired }
    // Which of them it was is nobody's to say: a payment that was given up has used all of them up.
    if (trouble.code === 'CODE_USED') return shown({ ...sale, payers: [], quote: null }, notes.used)
    return shown({ ...sale, quote: null }, trouble)
  }
}

async function quoted(sale: SaleTogether): Promise<SaleTogether> {
  const { goods, payers } = sale
  if (payers.length === 0) return { ...sale, quote: null }
  const tickets = payers.map(({ ticket }) => ticket)
  return { ...sale, quote: await askStaff('charge.quoteTogether', { ...goods, tickets }) }
}

/** The sale with the card of one more code, or as it was, with the reason. Never rejects. */
export async function withPayer(sale: SaleTogether, code: string): Promise<TogetherState> {
  const { payers, quote } = sale
  if (quote && quote.missingFen === 0) return shown(sale, notes.enough)
  if (payers.length >= MOST_PAYERS) return shown(sale, notes.full)
  let wish = sale
  try {
    const found = await askStaff('code.lookUp', { code })
    if (found.what !== 'pay') return shown(sale, notes.notPayCode)
    wish = { ...sale, payers: [...payers, shownNow(found.ticket)] }
    return withoutTwice(shown(await quoted(wish), null))
  } catch (error) {
    const trouble = troubleOf(error)
    // A ticket that was given just now is good: it is one of the others that has run out.
    const isOlder = trouble.code === 'CODE_EXPIRED' && wish !== sale
    return isOlder ? withoutTwice(await priced(wish)) : shown(sale, trouble)
  }
}

/** A member who is there already is not counted again; the code that was shown last is the one that lives longest. */
function withoutTwice(state: TogetherState): TogetherState {
  const { payers, quote } = state.sale
  const newest = payers.at(-1)
  const earlier = quote?.payers.at(-1)?.sameAs ?? null
  if (!quote || !newest || earlier === null) return state
  const renewed = payers.slice(0, -1).map((payer, place) => (place === earlier ? newest : payer))
  const sale = { ...state.sale, payers: renewed, quote: { ...quote, payers: quote.payers.slice(0, -1) } }
  return { ...state, sale, note: notes.twice(quote.payers[earlier]?.holder ?? '') }
}

/** Without the tickets whose time is over by this till's clock; without any when it knows of none. */
function withoutOld(sale: SaleTogether): SaleTogether {
  const fresh = sale.payers.filter(({ shownAt }) => serverNow() < later(shownAt, TICKET_LIFE))
  return { ...sale, payers: fresh.length < sale.payers.length ? fresh : [] }
}

function shown(sale: SaleTogether, note: TillNote | null): TogetherState {
  return { step: 'together', sale, note, busy: false }
}

/** A no to the whole payment. Throws what leaves it open whether it was one. */
export function refusedTogether(error: unknown, back: () => void): Extract<TillState, { step: 'refused' }> {
  const trouble = troubleOf(error)
  if (isUncertain(trouble)) throw error
  return { step: 'refused', trouble, back }
}
