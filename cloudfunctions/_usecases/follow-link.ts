import type { IdPrefix, PackId } from '../../src/domain/ids'
import { readLinkToken } from '../../src/domain/links/link-token'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { linkMac } from '../_platform/secrets'
import { memberGuesser, TRIES_WINDOW_MINUTES, takeTry } from '../_store/tries'

/**
 * What a shared link leads to. Unknown and forged links get one answer, and failures are counted per person in the write that allows them, so that
 * nobody learns anything by guessing. Throws LINK_UNKNOWN, CODE_TOO_MANY_TRIES.
 */
export async function followLink<Id extends string, T>(
  prefix: IdPrefix,
  token: string,
  packId: PackId,
  find: (id: Id) => Promise<T | null>,
  at: Instant,
): Promise<T> {
  const id = readLinkToken<Id>(prefix, token, linkMac)
  const found = id === null ? null : await find(id)
  if (found) return found
  if (!(await takeTry(memberGuesser(packId), at))) {
    throw new Refusal('CODE_TOO_MANY_TRIES', { minutes: TRIES_WINDOW_MINUTES })
  }
  throw new Refusal('LINK_UNKNOWN', {})
}
