import { ID_RANDOM_BYTES, makeId, type PackId } from '../../src/domain/ids'
import { expireDue } from '../../src/domain/pack/expire'
import type { Pack } from '../../src/domain/pack/pack'
import { holdsPastDeadline } from '../../src/domain/pack/release'
import { Refusal } from '../../src/domain/refusal'
import { type Instant, later, SECOND } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { inTurn } from '../_platform/in-turn'
import { log } from '../_platform/log'
import { random } from '../_platform/secrets'
import { freezePack, loadPack, packsDueBefore, packsWithOutboxBefore } from '../_store/packs'
import { changePack } from './change-pack'
import { commitCommand } from './commit-command'
import { confirmOutbox } from './confirm-outbox'
import { releaseHold } from './release-hold'
import { tickAt } from './tick-at'

const PACKS_PER_ROUND = 50
/** A command inserts its own entry at once; only what is still open after this long was left behind. */
const OUTBOX_PATIENCE = 30 * SECOND

/** Confirms the entries that functions left in packs when they died, and lets packs forget what is confirmed. */
export async function flushOutboxes(at: Instant): Promise<number> {
  const since = later(at, -OUTBOX_PATIENCE)
  const packIds = await packsWithOutboxBefore(since, PACKS_PER_ROUND, endAt(at))
  const flush = async (packId: PackId): Promise<void> => {
    const flushedSeq = await confirmOutbox(await loadPack(packId, at), at)
    await changePack(packId, at, pack => (pack.flushedSeq < flushedSeq ? { ...pack, flushedSeq } : null))
  }
  return eachPack(packIds, flush)
}

/** Ends the holds that have reached their deadline, and writes down bonus and coupons that have run out. */
export async function expirePacks(at: Instant): Promise<number> {
  const packIds = await packsDueBefore(at, PACKS_PER_ROUND, endAt(at))
  const expire = async (packId: PackId): Promise<void> => {
    const pack = await endHolds(packId, at)
    if (!expireDue(pack, at)) return
    await commitCommand({
      packId,
      commandId: makeId('exp', at, random(ID_RANDOM_BYTES)),
      content: {},
      rulesVersion: 0,
      at,
      decide: pack => expireDue(pack, at) ?? new Refusal('TRY_AGAIN', {}),
    })
  }
  return eachPack(packIds, expire)
}

/** Releases what no till can capture any more, and answers the pack as it then is. */
async function endHolds(packId: PackId, at: Instant): Promise<Pack> {
  let pack = await loadPack(packId, at)
  for (const { holdId } of holdsPastDeadline(pack, at)) {
    pack = (await releaseHold({ packId, holdId, by: { kind: 'deadline' } }, at)).pack
  }
  return pack
}

/** Packs that fail for ever would stand first for ever: every other tick begins at the other end. */
function endAt(at: Instant): 'oldest' | 'newest' {
  return tickAt(at) % 2 === 0 ? 'oldest' : 'newest'
}

/** One pack's trouble must not keep the clock from the others. */
function eachPack(packIds: readonly PackId[], tend: (packId: PackId) => Promise<void>): Promise<number> {
  return inTurn(packIds, async packId => {
    try {
      await tend(packId)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'PACK_FROZEN') await freezePack(packId, 'seal_broken')
      log('pack left for the next round', { reason: error instanceof Refusal ? error.code : errorText(error) })
    }
  })
}
