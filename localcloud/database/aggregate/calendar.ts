const DAY = 86_400_000

/**
 * The parts of a date that expressions ask for, read from a date whose UTC fields show the wall clock of the zone. Weeks
 * of `$week` begin on Sundays, the days before the first one are in week 0; ISO weeks begin on Mondays.
 */
export const PARTS = {
  $year: (wall: Date) => wall.getUTCFullYear(),
  $month: (wall: Date) => wall.getUTCMonth() + 1,
  $dayOfMonth: (wall: Date) => wall.getUTCDate(),
  $hour: (wall: Date) => wall.getUTCHours(),
  $minute: (wall: Date) => wall.getUTCMinutes(),
  $second: (wall: Date) => wall.getUTCSeconds(),
  $millisecond: (wall: Date) => wall.getUTCMilliseconds(),
  $dayOfWeek: (wall: Date) => wall.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  $week: (wall: Date) => Math.floor((dayOfYear(wall) - wall.getUTCDay() + 6) / 7),
  $isoDayOfWeek: isoDayOfWeek,
  $isoWeek: (wall: Date) => Math.ceil(dayOfYear(thursdayOf(wall)) / 7),
  $isoWeekYear: (wall: Date) => thursdayOf(wall).getUTCFullYear(),
}

/** Milliseconds of midnight UTC of a day; months and days beyond their range carry over. */
export function dayAt(year: number, month: number, day: number): number {
  // `Date.UTC` takes years below 100 for years of the last century.
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

/** Milliseconds of midnight UTC of a day of an ISO week. */
export function isoDayAt(year: number, week: number, day: number): number {
  const january4 = new Date(dayAt(year, 1, 4))
  return january4.getTime() + ((week - 1) * 7 + day - isoDayOfWeek(january4)) * DAY
}

function dayOfYear(wall: Date): number {
  return Math.floor((wall.getTime() - dayAt(wall.getUTCFullYear(), 1, 1)) / DAY) + 1
}

function isoDayOfWeek(wall: Date): number {
  return wall.getUTCDay() || 7
}

/** The Thursday of a day's week: an ISO week belongs to the year in which its Thursday lies. */
function thursdayOf(wall: Date): Date {
  return new Date(wall.getTime() + (4 - isoDayOfWeek(wall)) * DAY)
}
