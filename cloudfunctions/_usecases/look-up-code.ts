import type { CodeSubject } from '../../src/domain/codes/code-subject'
import { readShortCode } from '../../src/domain/codes/short-code'
import { CODE_LIFE, readCode } from '../../src/domain/codes/shown-code'
import { Refusal } from '../../src/domain/refusal'
import type { StaffMember } from '../../src/domain/rules/rules'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { codeMac } from '../_platform/secrets'
import { findShortCode } from '../_store/codes'
import { countFailure, mayTry, TRIES_WINDOW_MINUTES } from '../_store/tries'

/**
 * What a scanned or typed code stands for. Unknown and forged codes get one answer, and failures are counted, so that
 * nobody learns anything by guessing. Throws CODE_UNKNOWN, CODE_EXPIRED, CODE_TOO_MANY_TRIES.
 */
export async function lookUpCode(text: string, staff: StaffMember, at: Instant): Promise<CodeSubject> {
  const scanned = readCode(text, codeMac)
  if (scanned) {
    const fresh = at < later(scanned.madeAt, CODE_LIFE) && scanned.madeAt <= later(at, MINUTE)
    if (!fresh) throw new Refusal('CODE_EXPIRED', {})
    return scanned.subject
  }
  return (await typedCode(text, staff, at)) ?? unknownCode(staff, at)
}

async function typedCode(text: string, staff: StaffMember, at: Instant): Promise<CodeSubject | null> {
  const shortCode = readShortCode(text)
  const [allowed, found] = await Promise.all([
    mayTry(staff.staffId, at),
    shortCode === null ? null : findShortCode(shortCode),
  ])
  if (!allowed) throw new Refusal('CODE_TOO_MANY_TRIES', { minutes: TRIES_WINDOW_MINUTES })
  return found && at < found.expiresAt ? found.subject : null
}

async function unknownCode(staff: StaffMember, at: Instant): Promise<never> {
  await countFailure(staff.staffId, at)
  throw new Refusal('CODE_UNKNOWN', {})
}
