import type { Instant } from '../../src/domain/time'
import { purgeExpired } from '../_store/codes'

/** Codes and counts of failed tries live for minutes. */
export function purgeCodes(at: Instant): Promise<void> {
  return purgeExpired(at)
}
