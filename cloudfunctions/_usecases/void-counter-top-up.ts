import type { CounterVoidReason } from '../../src/domain/counter/counter-rules'
import type { CounterTopUp, CounterTopUpState } from '../../src/domain/counter/counter-top-up'
import type { CounterVoidId, OrderId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { voidAtCounter } from '../../src/domain/pack/counter-top-up'
import { isAhead } from '../../src/domain/pack/repeats'
import { Refusal } from '../../src/domain/refusal'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { counterTopUps } from '../_store/counter-top-ups'
import { loadPack } from '../_store/packs'
import { findShift } from '../_store/shifts'
import { giveTierBack } from '../_store/tier-stock'
import { commitCommand } from './commit-command'
import { giveUp } from './counter-top-up'
import { markInDrawer, takeOutOfDrawer } from './drawers'
import { isFinalNo } from './final-no'
import { moveFlow } from './move-flow'
import { sweepFlows } from './sweep-flows'
import { voidCommand } from './void-command'

export interface CounterVoidWish {
  voidId: CounterVoidId
  orderId: OrderId
  reason: CounterVoidReason
}

type Voiding = Extract<CounterTopUpState, { state: 'voiding' }>

/**
 * A manager takes a counter top-up back: unused, lately, and while the drawer it went into has not been handed over. Repeating
 * it answers the same. Throws COUNTER_UNKNOWN (another store's too), COUNTER_USED, COUNTER_VOID_TOO_LATE, COMMAND_ID_REUSED.
 */
export async function voidCounterTopUp(
  wish: CounterVoidWish,
  manager: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<CounterTopUp> {
  const topUp = await counterTopUps.find(wish.orderId)
  if (!topUp || !mayVoid(topUp, manager)) throw new Refusal('COUNTER_UNKNOWN', {})
  const { progress } = topUp
  switch (progress.state) {
    case 'taking':
    case 'closed':
      throw new Refusal('COUNTER_UNKNOWN', {})
    case 'voiding':
    case 'voided':
      if (progress.voidId !== wish.voidId || progress.reason !== wish.reason) throw new Refusal('COMMAND_ID_REUSED', {})
      return bringVoidOn(topUp, at)
    case 'credited':
      await assertVoidable(topUp, progress.creditedAt, wish, rules, at)
      return bringVoidOn(await moveFlow(counterTopUps, topUp, begun(progress, wish, manager, at)), at)
    default:
      return progress satisfies never
  }
}

function mayVoid({ storeId }: CounterTopUp, manager: StaffMember): boolean {
  return manager.role === 'owner' || manager.storeId === storeId
}

function begun(
  { creditedAt }: { creditedAt: Instant },
  { voidId, reason }: CounterVoidWish,
  { staffId }: StaffMember,
  at: Instant,
): Voiding {
  return { state: 'voiding', since: at, creditedAt, voidId, reason, voidedBy: staffId }
}

/** Asked before anything is written, so that an ordinary no leaves nothing behind. */
async function assertVoidable(
  topUp: CounterTopUp,
  creditedAt: Instant,
  { voidId, reason }: CounterVoidWish,
  { counter }: Rules,
  at: Instant,
): Promise<void> {
  if (isAhead(voidId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  const minutes = counter?.voidMinutes ?? 0
  const [shift, pack] = await Promise.all([findShift(topUp.shiftId), loadPack(topUp.packId, at)])
  if (at >= later(creditedAt, minutes * MINUTE) || shift?.progress.state !== 'open') {
    throw new Refusal('COUNTER_VOID_TOO_LATE', { minutes })
  }
  const decision = voidAtCounter(pack, { ...topUp, reason, voidedBy: topUp.staffId })
  if (decision instanceof Refusal) throw decision
}

/** The drawer says first that the money is going out, so that the shift is not counted meanwhile; then the pack; then it is out. */
async function bringVoidOn(topUp: CounterTopUp, at: Instant): Promise<CounterTopUp> {
  const { progress } = topUp
  if (progress.state !== 'voiding') return topUp
  try {
    await markInDrawer(topUp, 'going_out')
    const entry = await takeBack(topUp, progress, at)
    if (entry.facts.kind !== 'counter_top_up_voided') throw new Refusal('COUNTER_USED', {})
  } catch (error) {
    if (!isFinalNo(error)) throw error
    const ended = await stay(topUp, progress, at)
    if (ended.progress.state === 'voided') return ended
    throw error.code === 'COUNTER_NO_SHIFT' ? new Refusal('COUNTER_VOID_TOO_LATE', { minutes: 1 }) : error
  }
  return out(topUp, progress, at)
}

async function takeBack(topUp: CounterTopUp, voiding: Voiding, at: Instant): Promise<Entry> {
  const command = { ...topUp, reason: voiding.reason, voidedBy: voiding.voidedBy }
  const { entry } = await commitCommand({
    ...voidStep(topUp, voiding, at),
    decide: pack => voidAtCounter(pack, command),
  })
  return entry
}

function voidStep({ orderId, packId }: CounterTopUp, { voidId, reason }: Voiding, at: Instant) {
  return { packId, commandId: voidId, content: { orderId, reason }, rulesVersion: 0, at }
}

/** It was used meanwhile, or the drawer was handed over: the void's id is used up, and the money stays. */
async function stay(topUp: CounterTopUp, voiding: Voiding, at: Instant): Promise<CounterTopUp> {
  const entry = await voidCommand(voidStep(topUp, voiding, at), 'counter_top_up_voided')
  if (entry.facts.kind === 'counter_top_up_voided') return out(topUp, voiding, at)
  try {
    await markInDrawer(topUp, 'in')
  } catch (error) {
    // A drawer that was handed over was not marked.
    if (!(error instanceof Refusal) || error.code !== 'COUNTER_NO_SHIFT') throw error
  }
  return moveFlow(counterTopUps, topUp, { state: 'credited', creditedAt: voiding.creditedAt })
}

async function out(topUp: CounterTopUp, { voidId, reason, voidedBy }: Voiding, at: Instant): Promise<CounterTopUp> {
  await takeOutOfDrawer(topUp, 'voided')
  if (topUp.quote.limited) await giveTierBack(topUp.quote.tierId, topUp.orderId, at)
  return moveFlow(counterTopUps, topUp, { state: 'voided', voidedAt: at, voidId, reason, voidedBy })
}

/** Finishes what a function left half-way: what was not credited is given up, what was being taken back is. */
export function bringCounterTopUpOn(topUp: CounterTopUp, at: Instant): Promise<CounterTopUp> {
  return topUp.progress.state === 'taking' ? giveUp(topUp, at) : bringVoidOn(topUp, at)
}

/** The clock's part. */
export function sweepCounterTopUps(at: Instant): Promise<number> {
  return sweepFlows(counterTopUps, at, topUp => bringCounterTopUpOn(topUp, at))
}
