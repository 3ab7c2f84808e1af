import { bodyOf, type CouponId, isId, type PackId, type SpendId } from '../ids'

/**
 * What a code at the till stands for. A pay code names the one spend that it allows, and for a shared pack also the
 * member who pays.
 */
export type CodeSubject =
  | { what: 'coupon'; packId: PackId; couponId: CouponId }
  | { what: 'pay'; packId: PackId; spendId: SpendId; memberPackId?: PackId }

/** A subject as three short texts without dots: the form it has inside a code and inside a ticket. */
export function subjectTexts(subject: CodeSubject): [letter: 'C' | 'P' | 'S', packBody: string, body: string] {
  const packBody = bodyOf(subject.packId)
  if (subject.what === 'coupon') return ['C', packBody, bodyOf(subject.couponId)]
  const { spendId, memberPackId } = subject
  return memberPackId === undefined
    ? ['P', packBody, bodyOf(spendId)]
    : ['S', packBody, `${bodyOf(spendId)}-${bodyOf(memberPackId)}`]
}

/** Reads such texts back; null when they name nothing. */
export function subjectFrom(letter: unknown, packBody: unknown, body: unknown): CodeSubject | null {
  const [first, second, ...more] = String(body).split('-')
  const packId = `pk_${packBody}`
  const couponId = `cpn_${first}`
  const spendId = `spd_${first}`
  const memberPackId = `pk_${second}`
  if (!isId<'pk'>('pk', packId) || more.length > 0 || (second !== undefined) !== (letter === 'S')) return null
  if (letter === 'C' && isId<'cpn'>('cpn', couponId)) return { what: 'coupon', packId, couponId }
  if (!isId<'spd'>('spd', spendId)) return null
  if (letter === 'P') return { what: 'pay', packId, spendId }
  if (letter === 'S' && isId<'pk'>('pk', memberPackId)) return { what: 'pay', packId, spendId, memberPackId }
  return null
}
