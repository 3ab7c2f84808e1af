import { deriveId, type PackId, type PasswordResetId, type SpendId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import {
  askedStep,
  begunReset,
  isOpenReset,
  letByStoreStep,
  type PasswordReset,
  type PasswordResetStep,
} from '../../src/domain/risk/password-reset'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { findEntry } from '../_store/entries'
import { endReset, findPassword, type KeptPassword, putReset } from '../_store/pay-passwords'
import { type Committed, commitCommand, type PackCommand } from './commit-command'

interface Wish {
  packId: PackId
  resetId: PasswordResetId
}

/**
 * A member has forgotten the payment password: the ledger says so first, then the way to another one opens after the waiting
 * time. One that is open already goes on. Throws PASSWORD_NOT_SET, PASSWORD_RESET_OVER, COMMAND_ID_TIME.
 */
export async function askReset({ packId, resetId }: Wish, waitHours: number, at: Instant): Promise<KeptPassword> {
  const known = await needed(packId)
  if (isOpenReset(known.reset, at)) return known
  return begin({ packId, resetId }, askedStep(waitHours, at), known, at)
}

/** Staff who see the member let them set another at once. The code that was shown lets it once. Throws PASSWORD_NOT_SET. */
export async function letReset(
  { packId, spendId }: { packId: PackId; spendId: SpendId },
  { staffId, storeId }: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<PasswordReset> {
  const known = await needed(packId)
  const resetId = deriveId('pwr', spendId)
  if (known.reset?.resetId === resetId && isOpenReset(known.reset, at)) return known.reset
  const by = { storeId, storeName: storeNameIn(rules)(storeId), staffId }
  const { reset } = await begin({ packId, resetId }, letByStoreStep(by, at), known, at)
  if (!reset) throw new Refusal('PASSWORD_RESET_OVER', {})
  return reset
}

/** The member keeps the password that there is. What is over already stays so. */
export async function giveUpReset({ packId, resetId }: Wish, at: Instant): Promise<KeptPassword> {
  const known = await needed(packId)
  if (known.reset?.resetId !== resetId) return known
  await sayEnded({ packId, resetId }, 'given_up', at)
  await endReset(packId, resetId)
  return needed(packId)
}

/** The ledger's word that a reset ended, and how: it has one end, whatever comes at once. Throws PASSWORD_RESET_OVER. */
export async function sayEnded({ packId, resetId }: Wish, step: 'given_up' | 'done', at: Instant): Promise<void> {
  try {
    await say(packId, deriveId('pwe', resetId), { step }, { step }, at)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'COMMAND_ID_REUSED') throw error
    await endReset(packId, resetId)
    throw new Refusal('PASSWORD_RESET_OVER', {})
  }
}

async function begin(
  { packId, resetId }: Wish,
  step: PasswordResetStep,
  known: KeptPassword,
  at: Instant,
): Promise<KeptPassword> {
  const { entry, pack, repeated } = await say(packId, resetId, { reset: step.step }, step, at)
  const { facts } = entry
  if (repeated && (await hasEnded(pack, resetId, at))) throw new Refusal('PASSWORD_RESET_OVER', {})
  const reset = facts.kind === 'password_reset' ? begunReset(resetId, facts, entry.at, at) : null
  if (!reset) throw new Refusal('PASSWORD_RESET_OVER', {})
  if (!(await putReset(packId, reset, known))) throw new Refusal('TRY_AGAIN', {})
  return { ...known, reset }
}

/** The same wish again, after its end: it must not look open. */
async function hasEnded({ packId, recent }: Pack, resetId: PasswordResetId, at: Instant): Promise<boolean> {
  const endId = deriveId('pwe', resetId)
  return recent.some(({ commandId }) => commandId === endId) || (await findEntry(packId, endId, at)) !== null
}

function say(
  packId: PackId,
  commandId: PackCommand['commandId'],
  content: Record<string, unknown>,
  step: PasswordResetStep,
  at: Instant,
): Promise<Committed> {
  return commitCommand({
    ...{ packId, commandId, content, rulesVersion: 0, at },
    decide: pack => ({ pack, facts: { kind: 'password_reset', ...step }, movements: [] }),
  })
}

async function needed(packId: PackId): Promise<KeptPassword> {
  const known = await findPassword(packId)
  if (!known) throw new Refusal('PASSWORD_NOT_SET', {})
  return known
}
