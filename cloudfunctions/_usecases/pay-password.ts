import type { PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { newSalt, passwordHash, sameHash } from '../_platform/password-hash'
import { findPassword, type KeptPassword, putPassword } from '../_store/pay-passwords'
import { giveBackTry, passwordGuesser, TRIES_WINDOW_MINUTES, takeTry } from '../_store/tries'
import { readPack } from './read-pack'

export async function hasPassword(packId: PackId): Promise<boolean> {
  return (await findPassword(packId)) !== null
}

/** Sets the first payment password, or another in place of the one that is given. Throws PASSWORD_WRONG, CODE_TOO_MANY_TRIES. */
export async function setPassword(
  { packId, password, before }: { packId: PackId; password: string; before: string | null },
  at: Instant,
): Promise<void> {
  await readPack(packId, at)
  const known = await findPassword(packId)
  if (known) await assertPassword(packId, before, known, at)
  const salt = newSalt()
  const kept: KeptPassword = { salt, hash: await passwordHash(password, salt), setAt: at }
  if (!(await putPassword(packId, kept, known))) throw new Refusal('TRY_AGAIN', {})
}

/** Throws PASSWORD_WRONG, and CODE_TOO_MANY_TRIES once a guesser has had a few: a try is taken before it is looked at. */
export async function assertPassword(
  packId: PackId,
  password: string | null,
  known: KeptPassword,
  at: Instant,
): Promise<void> {
  const guessers = passwordGuesser(packId)
  if (!(await takeTry(guessers, at))) throw new Refusal('CODE_TOO_MANY_TRIES', { minutes: TRIES_WINDOW_MINUTES })
  const isRight = password !== null && sameHash(await passwordHash(password, known.salt), known.hash)
  if (!isRight) throw new Refusal('PASSWORD_WRONG', {})
  await giveBackTry(guessers, at)
}
