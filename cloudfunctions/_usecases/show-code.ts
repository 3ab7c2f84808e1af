import type { CodeSubject } from '../../src/domain/codes/code-subject'
import { makeShortCode, SHORT_CODE_RANDOM_BYTES } from '../../src/domain/codes/short-code'
import { CODE_REFRESH, codeExpiry, SHORT_CODE_LIFE, writeCode } from '../../src/domain/codes/shown-code'
import { Refusal } from '../../src/domain/refusal'
import { type Instant, later } from '../../src/domain/time'
import { codeMac, random } from '../_platform/secrets'
import { insertShortCode } from '../_store/codes'

export interface Shown {
  code: string
  shortCode: string
  refreshAt: Instant
  expiresAt: Instant
}

const MOST_CLASHES = 5

/** A code to show at the till: the QR's text, and a short one for typing. */
export async function showCode(subject: CodeSubject, at: Instant): Promise<Shown> {
  return {
    code: writeCode(subject, at, codeMac),
    shortCode: await newShortCode(subject, at),
    refreshAt: later(at, CODE_REFRESH),
    expiresAt: codeExpiry(at),
  }
}

async function newShortCode(subject: CodeSubject, at: Instant): Promise<string> {
  for (let clash = 0; clash < MOST_CLASHES; clash++) {
    const shortCode = makeShortCode(random(SHORT_CODE_RANDOM_BYTES))
    if (await insertShortCode(shortCode, subject, later(at, SHORT_CODE_LIFE))) return shortCode
  }
  throw new Refusal('TRY_AGAIN', {})
}
