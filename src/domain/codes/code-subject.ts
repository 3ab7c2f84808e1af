import { bodyOf, type CouponId, isId, type PackId, type SpendId } from '../ids'

/** What a code at the till stands for. A pay code names the one spend that it allows. */
export type CodeSubject =
  | { what: 'coupon'; packId: PackId; couponId: CouponId }
  | { what: 'pay'; packId: PackId; spendId: SpendId }

/** A subject as three short texts without dots: the form it has inside a code and inside a ticket. */
export function subjectTexts(subject: CodeSubject): [letter: 'C' | 'P', packBody: string, body: string] {
  return subject.what === 'coupon'
    ? ['C', bodyOf(subject.packId), bodyOf(subject.couponId)]
    : ['P', bodyOf(subject.packId), bodyOf(subject.spendId)]
}

/** Reads such texts back; null when they name nothing. */
export function subjectFrom(letter: unknown, packBody: unknown, body: unknown): CodeSubject | null {
  const packId = `pk_${packBody}`
  const couponId = `cpn_${body}`
  const spendId = `spd_${body}`
  if (!isId<'pk'>('pk', packId)) return null
  if (letter === 'C' && isId<'cpn'>('cpn', couponId)) return { what: 'coupon', packId, couponId }
  if (letter === 'P' && isId<'spd'>('spd', spendId)) return { what: 'pay', packId, spendId }
  return null
}
