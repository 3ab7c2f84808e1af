import { lotsOf, type Pack } from '../pack/pack'
import { DAY, type Instant } from '../time'

/** How long ago money was put in that is still owed, by the day its lot was opened. */
export const ages = ['under_30_days', 'under_90_days', 'under_180_days', 'under_365_days', 'older'] as const
export type Age = (typeof ages)[number]

const UNDER: Record<Exclude<Age, 'older'>, number> = {
  under_30_days: 30 * DAY,
  under_90_days: 90 * DAY,
  under_180_days: 180 * DAY,
  under_365_days: 365 * DAY,
}

/** What is owed to members, in fen, by the kind of lot and its age. */
export type Liability = Record<'principal' | 'bonus', Record<Age, number>>

/** A shop that owes nothing to anybody. */
export function noLiability(): Liability {
  const none = (): Record<Age, number> => ({
    under_30_days: 0,
    under_90_days: 0,
    under_180_days: 0,
    under_365_days: 0,
    older: 0,
  })
  return { principal: none(), bonus: none() }
}

/** The liability with one pack's lots added. */
export function addPack(liability: Liability, pack: Pack, at: Instant): Liability {
  const sum: Liability = { principal: { ...liability.principal }, bonus: { ...liability.bonus } }
  for (const { kind, openedAt, leftFen } of lotsOf(pack)) sum[kind][ageOf(openedAt, at)] += leftFen
  return sum
}

function ageOf(openedAt: Instant, at: Instant): Age {
  const age = ages.find(each => each !== 'older' && at - openedAt < UNDER[each])
  return age ?? 'older'
}
