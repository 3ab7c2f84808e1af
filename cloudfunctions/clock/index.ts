import { type Instant, instant } from '../../src/domain/time'
import { caller } from '../_platform/cloud'
import { sweepAdjustments } from '../_usecases/adjust-pack'
import { auditNight } from '../_usecases/audit-night'
import { sweepImportedCards } from '../_usecases/bind-card'
import { sweepPlans } from '../_usecases/bring-plan-on'
import { sweepRefunds } from '../_usecases/bring-refund-on'
import { sweepInvites } from '../_usecases/join-shared-pack'
import { placeOlderEntries } from '../_usecases/place-older-entries'
import { publishDayRoots } from '../_usecases/publish-day-roots'
import { publishWhenQuiet } from '../_usecases/publish-rules'
import { purgeCodes } from '../_usecases/purge-codes'
import { reconcileDue } from '../_usecases/reconcile-day'
import { resolveDueOffline } from '../_usecases/resolve-offline'
import { returnLeftStock } from '../_usecases/return-stock'
import { rollUpDays } from '../_usecases/roll-up-days'
import { runClosings } from '../_usecases/run-closing'
import { sweepPayments } from '../_usecases/settle-payment'
import { sweepGifts } from '../_usecases/sweep-gifts'
import { sweepOrders } from '../_usecases/sweep-orders'
import { sweepTickets } from '../_usecases/sweep-tickets'
import { sweepTransfers } from '../_usecases/sweep-transfers'
import { tellMembers } from '../_usecases/tell-members'
import { expirePacks, flushOutboxes } from '../_usecases/tend-packs'
import { sweepCounterTopUps } from '../_usecases/void-counter-top-up'
import { sweepPaperBatches } from '../_usecases/withdraw-paper-batch'
import { workOffHandOuts } from '../_usecases/work-off-hand-outs'
import { goRound } from './round'

/** What is done at every tick. */
const chores: Record<string, (at: Instant) => Promise<unknown>> = {
  publish: publishWhenQuiet,
  orders: sweepOrders,
  counterTopUps: sweepCounterTopUps,
  refunds: sweepRefunds,
  closings: runClosings,
  plans: sweepPlans,
  gifts: sweepGifts,
  adjustments: sweepAdjustments,
  paper: sweepPaperBatches,
  importedCards: sweepImportedCards,
  transfers: sweepTransfers,
  invites: sweepInvites,
  payments: sweepPayments,
  outboxes: flushOutboxes,
  expiries: expirePacks,
  olderEntries: placeOlderEntries,
  roots: publishDayRoots,
  offline: resolveDueOffline,
  figures: rollUpDays,
  handOuts: workOffHandOuts,
  // Before the messages: what it finds is told in the same round.
  tickets: sweepTickets,
  messages: tellMembers,
  audit: auditNight,
  stock: returnLeftStock,
  codes: purgeCodes,
  bills: reconcileDue,
}

/** What the last tick of this instance had no time for. */
let next: string | null = null

/** The timer's function. Nobody else may call it: it would let a client drive the shop's clock. */
export async function main(): Promise<Record<string, unknown>> {
  const at = instant(Date.now())
  if (caller().source !== 'wx_trigger') return { refused: 'only the timer' }
  const bound = Object.fromEntries(Object.entries(chores).map(([name, chore]) => [name, () => chore(at)]))
  const round = await goRound(bound, next, Date.now)
  next = round.next
  return round.done
}
