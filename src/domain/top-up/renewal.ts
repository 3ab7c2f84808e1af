import { shortYuanText } from '../money'
import { balanceOf, type Pack } from '../pack/pack'
import { DAY, type Instant, later } from '../time'
import { spentPerDay } from './nudge'
import { isOfTier } from './recommend'
import type { Tier } from './tier'

/** When this member will probably top up again, and how much. */
export interface Renewal {
  tier: Tier
  /** the member's rhythm, in whole days */
  everyDays: number
  expectedAt: Instant
  /** how many days the balance lasts at the member's own pace; null while there is no pace */
  daysLeft: number | null
  /** "你大约每 30 天充一次 300，余额还能用约 5 天" */
  text: string
}

/** Two gaps make a rhythm; one could be chance. */
const LEAST_TOP_UPS = 3
/** A gap more than so many times another is no rhythm. */
const MOST_UNEVEN = 3
/** A rhythm of hours is a test, and one of years is none. */
const EVERY_DAYS = { least: 2, most: 200 }
/** So long before the expected day a word is welcome. */
const AHEAD_DAYS = 3
/** Or when the balance lasts no longer than this. */
const LOW_DAYS = 7

/**
 * What the member's own top-ups say about the next one; null while they have no rhythm, while their usual tier cannot be taken, or as
 * long as it is not due: neither the day is near nor the balance low. Nothing but the member's own pack is looked at.
 */
export function renewalFor(pack: Pack, available: readonly Tier[], at: Instant): Renewal | null {
  const rhythm = rhythmOf(pack)
  const tier = rhythm && usualTier(pack, available)
  if (!tier) return null
  const { everyDays, lastAt } = rhythm
  const expectedAt = later(lastAt, everyDays * DAY)
  const daysLeft = daysLeftOf(pack, at)
  const isNear = at >= later(expectedAt, -AHEAD_DAYS * DAY)
  const isLow = daysLeft !== null && daysLeft <= LOW_DAYS
  if (!isNear && !isLow) return null
  return { tier, everyDays, expectedAt, daysLeft, text: textOf(tier, everyDays, daysLeft) }
}

/** The middle one of the gaps between top-ups, if they are like one another. */
function rhythmOf({ pastTopUps }: Pack): { everyDays: number; lastAt: Instant } | null {
  const times = timesOf(pastTopUps)
  const lastAt = times.at(-1)
  if (lastAt === undefined || times.length < LEAST_TOP_UPS) return null
  const gaps = times.slice(1).map((at, place) => at - (times[place] ?? at))
  gaps.sort((a, b) => a - b)
  const [shortest = 0] = gaps
  const longest = gaps.at(-1) ?? 0
  const everyDays = Math.round((gaps[Math.floor(gaps.length / 2)] ?? 0) / DAY)
  if (everyDays < EVERY_DAYS.least || everyDays > EVERY_DAYS.most || longest > MOST_UNEVEN * shortest) return null
  return { everyDays, lastAt }
}

/** When the member topped up; twice within a day is once. */
function timesOf(pastTopUps: Pack['pastTopUps']): Instant[] {
  const times: Instant[] = []
  for (const { at } of pastTopUps) if (at - (times.at(-1) ?? 0) >= DAY) times.push(at)
  return times
}

/** What was taken last, or most of the remembered times; only what can be taken now. */
function usualTier({ pastTopUps }: Pack, available: readonly Tier[]): Tier | null {
  const timesOf = (tier: Tier): number => pastTopUps.filter(past => isOfTier(past, tier)).length
  const known = available.filter(tier => timesOf(tier) > 0)
  return known.reduce<Tier | null>((best, tier) => (best && timesOf(best) > timesOf(tier) ? best : tier), null)
}

function daysLeftOf(pack: Pack, at: Instant): number | null {
  const perDay = spentPerDay(pack, at)
  return perDay === null ? null : Math.floor(balanceOf(pack, at).totalFen / perDay)
}

function textOf({ payFen }: Tier, everyDays: number, daysLeft: number | null): string {
  const habit = `你大约每 ${everyDays} 天充一次 ${shortYuanText(payFen)}`
  if (daysLeft === null) return habit
  return daysLeft === 0 ? `${habit}，余额不够一天用了` : `${habit}，余额还能用约 ${daysLeft} 天`
}
