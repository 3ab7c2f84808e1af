import { timingSafeEqual } from 'node:crypto'
import { canonicalJson } from '../../src/domain/canonical-json'
import { hmac } from '../_platform/secrets'

type SealPurpose = 'pack-seal' | 'rules-seal'

/**
 * A keyed hash over a document's whole content: whoever edits it in the console cannot make the seal that fits, so the
 * edit is found on the next load instead of becoming money.
 */
export function sealOf(purpose: SealPurpose, content: unknown): string {
  return sealOfText(purpose, canonicalJson(content))
}

/** The same, for a caller who has the content's canonical JSON at hand. */
export function sealOfText(purpose: SealPurpose, canonicalText: string): string {
  return hmac(purpose, canonicalText).toString('base64')
}

/** Whether a seal was made by us, for this purpose and of exactly this content. */
export function isSealed(purpose: SealPurpose, content: unknown, seal: unknown): boolean {
  return isSealedText(purpose, () => canonicalJson(content), seal)
}

/** The same, for a caller who makes the content's canonical JSON itself; it may throw a TypeError where there is none. */
export function isSealedText(purpose: SealPurpose, canonicalText: () => string, seal: unknown): boolean {
  if (typeof seal !== 'string') return false
  let fitting: Buffer
  try {
    fitting = hmac(purpose, canonicalText())
  } catch (error) {
    // An edit may have left something without a canonical form (a float, a date): that is no seal either.
    if (error instanceof TypeError) return false
    throw error
  }
  const given = Buffer.from(seal, 'base64')
  return given.length === fitting.length && timingSafeEqual(given, fitting)
}
