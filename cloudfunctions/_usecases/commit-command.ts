import { canonicalJson } from '../../src/domain/canonical-json'
import type { CommandId, PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { appendEntry, isOutboxFull } from '../../src/domain/pack/append-entry'
import type { Decision } from '../../src/domain/pack/decision'
import type { Pack } from '../../src/domain/pack/pack'
import { judgeRepeat, sameContent } from '../../src/domain/pack/repeats'
import { whyTooLarge } from '../../src/domain/pack/size'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { pauseBeforeRetry } from '../_platform/pause'
import { sha256 } from '../_platform/secrets'
import { findEntry, insertEntry } from '../_store/entries'
import { loadPack, replacePack } from '../_store/packs'
import { confirmOutbox } from './confirm-outbox'

/** Writers that keep meeting give up after this many rounds; nothing has happened then. */
const MOST_ATTEMPTS = 16

/** A change of one pack: under which id, with which content, decided how. */
export interface PackCommand {
  packId: PackId
  commandId: CommandId
  /** what the command says; the same id with other content is refused */
  content: Record<string, unknown>
  rulesVersion: number
  at: Instant
  decide: (pack: Pack) => Decision | Promise<Decision>
  /** the pack as the caller has just read it: decided on first, and read anew when it is not the newest */
  justRead?: Pack
}

export interface Committed {
  pack: Pack
  entry: Entry
  /** true when this id was done before: the answer is the same, nothing happened again */
  repeated: boolean
}

/**
 * Decides and commits one command: one read, one conditional write, one insert. Whoever loses the race decides again on
 * the newer pack. An unknown outcome is settled by reading again: the entry is in the pack or it is not.
 * Throws the decision's Refusal, COMMAND_ID_REUSED, COMMAND_ID_TIME, PACK_NOT_OPENED, PACK_FROZEN, or TRY_AGAIN.
 */
export async function commitCommand(command: PackCommand): Promise<Committed> {
  const inputHash = sha256(canonicalJson(command.content))
  let tried: string | null = null
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const justRead = attempt === 0 ? command.justRead : undefined
    const pack = justRead ?? (await loadPack(command.packId, command.at))
    const done = await findDone(pack, command, inputHash)
    // What this very call wrote is no repeat, although the database's answer was lost or came twice.
    const isOwn = done !== null && done.hash === tried
    if (isOwn) await insertQuietly(done, command.at)
    if (done) return { pack, entry: done, repeated: !isOwn }
    const decision = await command.decide(pack)
    if (decision instanceof Refusal) throw decision
    const tooLarge = whyTooLarge(pack, decision.pack, decision.facts)
    if (tooLarge) throw tooLarge
    const committed = appendEntry(await withRoom(pack, decision, command.at), { ...command, inputHash }, sha256)
    tried = committed.entry.hash
    if (await replacePack(committed.pack, pack.version, command.at)) {
      await insertQuietly(committed.entry, command.at)
      return { ...committed, repeated: false }
    }
    await pauseBeforeRetry(attempt)
  }
  throw new Refusal('TRY_AGAIN', {})
}

async function findDone(pack: Pack, command: PackCommand, inputHash: string): Promise<Entry | null> {
  const judged = judgeRepeat(pack, command.commandId, inputHash, command.at)
  if (judged instanceof Refusal) throw judged
  if (judged.verdict === 'done') return judged.entry
  if (judged.verdict === 'new') return null
  const entry = await findEntry(command.packId, command.commandId, command.at)
  const refusal = entry && sameContent(entry, inputHash)
  if (refusal) throw refusal
  return entry
}

/** A full outbox is confirmed first, so that the pack can let old entries go. Happens once in dozens of commands. */
async function withRoom(pack: Pack, decision: Exclude<Decision, Refusal>, at: Instant) {
  if (!isOutboxFull(pack)) return decision
  const flushedSeq = await confirmOutbox(pack, at)
  return { ...decision, pack: { ...decision.pack, flushedSeq } }
}

/** The entry is safe in the pack already: a failed insert is left to the next command or the clock. */
async function insertQuietly(entry: Entry, at: Instant): Promise<void> {
  try {
    await insertEntry(entry, at)
  } catch (error) {
    log('entry left to the clock', { error: errorText(error) })
  }
}
