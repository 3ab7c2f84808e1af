import { expiryAfterMonths, type Instant, monthOf, shopDayOf } from '../time'

/** The month of a member's birthday, by the member's own word. The day is nobody's business. */
export interface Birthday {
  /** 1 to 12 */
  month: number
  setAt: Instant
}

/** From when on it may be changed: once a year, or every month would be one. */
export function changeableFrom({ setAt }: Birthday): Instant {
  return expiryAfterMonths(setAt, 12)
}

/** Whether a moment lies in the member's month. */
export function isBirthdayMonth(birthday: Birthday | null, at: Instant): boolean {
  return birthday !== null && Number(monthOf(shopDayOf(at)).slice(5)) === birthday.month
}
