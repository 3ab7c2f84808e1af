import type { PackId } from '../../src/domain/ids'
import type { Refusal } from '../../src/domain/refusal'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { raiseAlarm } from './alarms'
import { changeWhere, insertDocument } from './documents'

/** Wrong codes are counted in windows of this length. */
export const TRIES_WINDOW_MINUTES = 10
const WINDOW = TRIES_WINDOW_MINUTES * MINUTE
/** More wrong codes than this within the window is guessing, not typing. */
const MOST_BY_STAFF = 10
/** A store has several tills; together they may slip more often than one. */
const MOST_BY_STORE = 40
/** A member follows links that friends send, and none of them by typing. */
const MOST_BY_MEMBER = 10
/** Of six digits: so few tries in a window that guessing comes to nothing. */
const MOST_PASSWORDS = 5

/** Whose wrong codes are counted, and how many are too many within the window. */
export interface Guesser {
  who: string
  most: number
}

/** Who is held back after wrong codes at a till: the member of staff, and their whole store. */
export function tillGuessers({ staffId, storeId }: { staffId: string; storeId: string }): Guesser[] {
  return [
    { who: `staff:${staffId}`, most: MOST_BY_STAFF },
    { who: `store:${storeId}`, most: MOST_BY_STORE },
  ]
}

/** A member who types numbers of cards and links. */
export function memberGuesser(packId: PackId): Guesser[] {
  return [{ who: `member:${packId}`, most: MOST_BY_MEMBER }]
}

/** Whoever types payment passwords for a card. */
export function passwordGuesser(packId: PackId): Guesser[] {
  return [{ who: `password:${packId}`, most: MOST_PASSWORDS }]
}

interface Counter {
  _id: string
  most: number
}

function countersOf(guessers: readonly Guesser[], at: Instant): Counter[] {
  return guessers.map(({ who, most }) => ({ _id: `${who}:${Math.floor(at / WINDOW)}`, most }))
}

/**
 * Takes one try of each before a code is looked at: the limit stands in the write, so a burst of parallel guesses passes
 * it no more than a slow one. False, and an alarm, when any has none left.
 */
export async function takeTry(guessers: readonly Guesser[], at: Instant): Promise<boolean> {
  const counters = countersOf(guessers, at)
  const taken = await Promise.all(counters.map(counter => countUp(counter, at)))
  if (taken.every(Boolean)) return true
  const over = counters.find((_counter, place) => !taken[place])
  await raiseAlarm('codes_guessed', over?._id ?? '', at, '短时间内多次输入错误的码，请留意')
  await Promise.all(counters.filter((_counter, place) => taken[place]).map(countDown))
  return false
}

/** A right code costs nothing: a busy till is never slowed down by its successes. */
export async function giveBackTry(guessers: readonly Guesser[], at: Instant): Promise<void> {
  await Promise.all(countersOf(guessers, at).map(countDown))
}

/** How often one coupon may be refused at tills within the window before somebody should look. */
const REFUSALS_BEFORE_ALARM = 5

/** Counts that a known code was refused for what it is (used, given away): the same one again and again is reported. */
export async function countRefused(subject: string, refusal: Refusal, at: Instant): Promise<void> {
  const _id = `code:${subject}:${Math.floor(at / WINDOW)}`
  if (await countUp({ _id, most: REFUSALS_BEFORE_ALARM }, at)) return
  await raiseAlarm('code_tried_again', `${subject}:${refusal.code}`, at, '同一张券被反复出示，但已不可用，请留意')
}

async function countUp({ _id, most }: Counter, at: Instant): Promise<boolean> {
  if (await increment({ _id, count: _.lt(most) }, 1)) return true
  if (await insertDocument('tries', { _id, count: 1, expiresAt: later(at, 2 * WINDOW) })) return true
  // There already: somebody else began the window just now, or it is used up.
  return increment({ _id, count: _.lt(most) }, 1)
}

async function countDown({ _id }: Counter): Promise<void> {
  await increment({ _id, count: _.gt(0) }, -1)
}

function increment(condition: Record<string, unknown>, by: number): Promise<boolean> {
  return changeWhere('tries', condition, { count: _.inc(by) })
}
