import * as z from 'zod'
import type { Instant } from '../domain/time'

/** What a member says about themselves and wants to be told: the settings of a pack. */
export const habitInputs = {
  /** the month of my birthday, 1 to 12; once a year */
  'birthday.set': z.strictObject({ month: z.int().min(1).max(12) }),
  /** whether the first screen may say when my next top-up is due */
  'renewal.remind': z.strictObject({ remind: z.enum(['on', 'off']) }),
}

export interface HabitOutputs {
  'birthday.set': BirthdayView
  'renewal.remind': { remind: 'on' | 'off' }
}

export interface BirthdayView {
  month: number
  /** from when on it may be changed */
  changeableFrom: Instant
}
