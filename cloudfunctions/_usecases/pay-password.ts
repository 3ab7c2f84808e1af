import type { PackId, PasswordResetId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import { whyNotReset } from '../../src/domain/risk/password-reset'
import type { Instant } from '../../src/domain/time'
import { newSalt, passwordHash, sameHash } from '../_platform/password-hash'
import { findPassword, type KeptPassword, putPassword } from '../_store/pay-passwords'
import { giveBackTry, passwordGuesser, TRIES_WINDOW_MINUTES, takeTry } from '../_store/tries'
import { readPack } from './read-pack'
import { sayEnded } from './reset-password'

/** A member's payment password, as far as it may be told; null while there is none. */
export function passwordOf(packId: PackId): Promise<Pick<KeptPassword, 'reset'> | null> {
  return findPassword(packId)
}

interface NewPassword {
  packId: PackId
  password: string
  /** the one that is replaced, from whoever knows it */
  before: string | null
  /** the reset under which it is replaced, by who does not */
  resetId: PasswordResetId | null
}

/**
 * Sets the first payment password, or another in place of one that is known or may be set anew. Throws PASSWORD_WRONG,
 * CODE_TOO_MANY_TRIES, PASSWORD_RESET_NOT_YET, PASSWORD_RESET_OVER.
 */
export async function setPassword(
  { packId, password, before, resetId }: NewPassword,
  at: Instant,
): Promise<KeptPassword> {
  await readPack(packId, at)
  const known = await findPassword(packId)
  if (known && resetId && known.setBy === resetId) {
    if (!(await isCurrent(packId, password, known, at))) throw new Refusal('PASSWORD_RESET_OVER', {})
    return known
  }
  if (known && resetId) {
    const refusal = whyNotReset(known.reset, resetId, at)
    if (refusal) throw refusal
    // The ledger says it first: a password never changes in silence.
    await sayEnded({ packId, resetId }, 'done', at)
  } else if (known) {
    // The answer to the same wish may have been lost: what is set already is no other password.
    if ((await assertOneOf(packId, [before, password], known, at)) === 1) return known
    if (known.reset) await sayEnded({ packId, resetId: known.reset.resetId }, 'given_up', at)
  }
  const salt = newSalt()
  const hash = await passwordHash(password, salt)
  const kept: KeptPassword = { salt, hash, setAt: at, ...(known && resetId && { setBy: resetId }) }
  if (!(await putPassword(packId, kept, known))) throw new Refusal('TRY_AGAIN', {})
  return kept
}

async function isCurrent(packId: PackId, password: string, known: KeptPassword, at: Instant): Promise<boolean> {
  try {
    await assertPassword(packId, password, known, at)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'PASSWORD_WRONG') return false
    throw error
  }
}

/** Throws PASSWORD_WRONG, and CODE_TOO_MANY_TRIES once a guesser has had a few: a try is taken before it is looked at. */
export async function assertPassword(
  packId: PackId,
  password: string,
  known: KeptPassword,
  at: Instant,
): Promise<void> {
  await assertOneOf(packId, [password], known, at)
}

/** The same for one try that may be right in several ways: answers which of them is. */
async function assertOneOf(
  packId: PackId,
  candidates: readonly (string | null)[],
  known: KeptPassword,
  at: Instant,
): Promise<number> {
  const guessers = passwordGuesser(packId)
  if (!(await takeTry(guessers, at))) throw new Refusal('CODE_TOO_MANY_TRIES', { minutes: TRIES_WINDOW_MINUTES })
  for (const [place, candidate] of candidates.entries()) {
    if (candidate === null || !sameHash(await passwordHash(candidate, known.salt), known.hash)) continue
    await giveBackTry(guessers, at)
    return place
  }
  throw new Refusal('PASSWORD_WRONG', {})
}
