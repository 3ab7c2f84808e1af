import type { CountedBy, CounterReason, CounterRules } from '../../src/domain/counter/counter-rules'
import type { CounterTopUp } from '../../src/domain/counter/counter-top-up'
import { take } from '../../src/domain/counter/drawer'
import { deriveId, type OrderId, type PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { creditAtCounter } from '../../src/domain/pack/counter-top-up'
import { isAhead } from '../../src/domain/pack/repeats'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import { type Instant, shopDayOf } from '../../src/domain/time'
import { choiceOf, quoteTopUp, type TopUpChoice } from '../../src/domain/top-up/quote'
import { isAsTold, type ToldTerms } from '../../src/domain/top-up/told-terms'
import { isShopShut } from '../_store/closings'
import { counterTopUps } from '../_store/counter-top-ups'
import { loadPack } from '../_store/packs'
import { findOpenShift } from '../_store/shifts'
import { keepTier, returnTier } from '../_store/tier-stock'
import { type Committed, commitCommand } from './commit-command'
import { takeOutOfDrawer, withDrawer } from './drawers'
import { isFinalNo } from './final-no'
import { moveFlow } from './move-flow'
import { soldOutOf, takeLimited } from './take-limited'
import { voidCommand } from './void-command'

export interface CounterWish extends ToldTerms {
  orderId: OrderId
  packId: PackId
  choice: TopUpChoice
  by: CountedBy
  reason: CounterReason
}

/**
 * A top-up that is paid in the shop: its own document, then the money into the drawer (where the limits are held), then the
 * pack. Repeating it goes on from where it stands. Throws a quote's refusals, COUNTER_NOT_OFFERED, COUNTER_NO_SHIFT,
 * COUNTER_ABOVE_LIMIT, COUNTER_ABOVE_DAY, DRAWER_FULL, TIER_CHANGED, ORDER_CLOSED, COMMAND_ID_REUSED, COMMAND_ID_TIME.
 */
export async function topUpAtCounter(
  wish: CounterWish,
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  const topUp = (await counterTopUps.find(wish.orderId)) ?? (await start(wish, staff, rules, at))
  assertSame(topUp, wish, staff)
  if (topUp.progress.state === 'closed') throw new Refusal('ORDER_CLOSED', {})
  return credit(topUp, limitsFor(staff, rules), rules, at)
}

async function start(wish: CounterWish, staff: StaffMember, rules: Rules, at: Instant): Promise<CounterTopUp> {
  const { orderId, packId, choice, by, reason } = wish
  if (isAhead(orderId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  const limits = limitsFor(staff, rules)
  const [shift, pack, isShut] = await Promise.all([findOpenShift(staff.staffId), loadPack(packId, at), isShopShut(at)])
  if (isShut) throw new Refusal('SHOP_CLOSING', {})
  if (shift?.storeId !== staff.storeId) throw new Refusal('COUNTER_NO_SHIFT', {})
  const quote = quoteTopUp(choice, pack, rules, at)
  if (quote instanceof Refusal) throw quote
  const { payFen, bonusFen } = quote
  if (!isAsTold(quote, wish)) throw new Refusal('TIER_CHANGED', { payFen, bonusFen })
  // Asked here so that a no leaves nothing behind; held in the writes that take.
  if (quote.limited && (await soldOutOf(rules)).has(quote.tierId)) throw new Refusal('TIER_SOLD_OUT', {})
  const taken = take(shift.drawer, { orderId, by, fen: payFen }, limits, shopDayOf(at))
  if (taken instanceof Refusal) throw taken
  const { staffId, storeId } = staff
  const place = { storeId, storeName: storeNameIn(rules)(storeId), staffId, shiftId: shift.shiftId }
  const topUp: CounterTopUp = {
    ...{ orderId, packId, quote, by, reason, ...place },
    createdAt: at,
    progress: { state: 'taking' },
  }
  if (await counterTopUps.insert(topUp)) return topUp
  const other = await counterTopUps.find(orderId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return other
}

function assertSame(topUp: CounterTopUp, wish: CounterWish, { staffId }: StaffMember): void {
  const { packId, quote, by, reason } = topUp
  const { custom, tierId } = quote
  const sameChoice = 'tierId' in wish.choice ? !custom && tierId === wish.choice.tierId : custom === true
  const same = packId === wish.packId && by === wish.by && reason === wish.reason && topUp.staffId === staffId
  if (!same || !sameChoice || !isAsTold(quote, wish)) throw new Refusal('COMMAND_ID_REUSED', {})
}

function limitsFor({ role }: StaffMember, { counter }: Rules): CounterRules['limits'][StaffMember['role']] {
  if (!counter) throw new Refusal('COUNTER_NOT_OFFERED', {})
  return counter.limits[role]
}

async function credit(
  topUp: CounterTopUp,
  limits: CounterRules['limits'][StaffMember['role']],
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  const { orderId, quote, by, shiftId, createdAt } = topUp
  const step = creditStep(topUp, at)
  try {
    if (topUp.progress.state === 'taking') {
      const taking = { orderId, by, fen: quote.payFen }
      await takeLimited(quote, orderId, rules)
      await withDrawer(shiftId, drawer => take(drawer, taking, limits, shopDayOf(createdAt)))
    }
    const command = { ...topUp, choice: choiceOf(quote) }
    const committed = await commitCommand({ ...step, decide: pack => creditAtCounter(pack, command, rules, at) })
    await finish(topUp, committed.entry, at)
    // Void: the clock had given this top-up up before this call came to it.
    if (committed.entry.facts.kind !== 'counter_topped_up') throw new Refusal('ORDER_CLOSED', {})
    return committed
  } catch (error) {
    if (isFinalNo(error) && topUp.progress.state === 'taking') await giveUp(topUp, at)
    throw error
  }
}

function creditStep({ orderId, packId, quote, by, staffId }: CounterTopUp, at: Instant) {
  const { payFen, bonusFen, rulesVersion } = quote
  const content = { orderId, payFen, bonusFen, by, staffId }
  return { packId, commandId: deriveId('top', orderId), content, rulesVersion, at }
}

/** The fence first: a top-up that was not credited never will be. One that was is finished instead. */
export async function giveUp(topUp: CounterTopUp, at: Instant): Promise<CounterTopUp> {
  return finish(topUp, await voidCommand(creditStep(topUp, at), 'counter_topped_up'), at)
}

async function finish(topUp: CounterTopUp, entry: Entry, at: Instant): Promise<CounterTopUp> {
  if (topUp.progress.state !== 'taking') return topUp
  const { quote, orderId } = topUp
  if (entry.facts.kind === 'counter_topped_up') {
    if (quote.limited) await keepTier(quote.tierId, orderId)
    return moveFlow(counterTopUps, topUp, { state: 'credited', creditedAt: entry.at })
  }
  await takeOutOfDrawer(topUp, 'never_credited')
  if (quote.limited) await returnTier(quote.tierId, orderId)
  return moveFlow(counterTopUps, topUp, { state: 'closed', closedAt: at })
}
