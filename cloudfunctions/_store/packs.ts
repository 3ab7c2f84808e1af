import { canonicalForm, rememberedJson } from '../../src/domain/canonical-json'
import type { PackId } from '../../src/domain/ids'
import { postedBalance } from '../../src/domain/pack/append-entry'
import { nextDueOf } from '../../src/domain/pack/next-due'
import { broughtUpToDate, earlierFields, type StoredPack } from '../../src/domain/pack/older-packs'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { errorText, isPlatformError } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { raiseAlarm } from './alarms'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'
import { isSealedText, sealOfText } from './sealed'

/**
 * A pack as it is stored: its content, flat fields for questions over many packs, and the seal over all of it.
 * `packId` is the document's _id.
 */
type PackDocument = Omit<Pack, 'packId'> & FlatFields & { seal: string }

/**
 * Why nobody may use the pack until a person has looked at it; absent otherwise. Outside the seal, so that removing it
 * by hand, once everything is as it was, gives the pack back.
 */
interface Frozen {
  frozen?: FreezeReason
}

export type FreezeReason = 'seal_broken' | 'entry_differs'

/** The same as an older version may have left it. */
type StoredDocument = Omit<StoredPack, 'packId'> & FlatFields & { seal: string } & Frozen

interface FlatFields {
  balanceFen: number
  bonusFen: number
  /** when the clock must look: the next expiry or the end of a hold; null when nothing will run out */
  nextDueAt: Instant | null
  lastSpendAt: Instant | null
  committedAt: Instant
  /** since when there are entries not known to be in `entries`; null when there are none */
  outboxSince: Instant | null
}

/** Loads a pack; null when the person has none yet. Throws PACK_FROZEN when it is frozen or, reporting it, when its seal does not fit. */
export async function findPack(packId: PackId, at: Instant): Promise<Pack | null> {
  const document = await readDocument<StoredDocument>('packs', packId)
  return document && (await unsealed(document, packId, at))
}

/** The same, for a person who must have one. Throws PACK_NOT_OPENED. */
export async function loadPack(packId: PackId, at: Instant): Promise<Pack> {
  const pack = await findPack(packId, at)
  if (!pack) throw new Refusal('PACK_NOT_OPENED', {})
  return pack
}

/** What a pack says about its chain, unchecked: for the member who verifies it. Throws PACK_NOT_OPENED. */
export async function findPackAsItLies(packId: PackId): Promise<Pick<Pack, 'head' | 'recent' | 'flushedSeq'>> {
  const document = await readDocument<StoredDocument>('packs', packId)
  if (!document) throw new Refusal('PACK_NOT_OPENED', {})
  const { head, recent, flushedSeq } = document
  return { head, recent, flushedSeq }
}

async function unsealed(document: Stored<StoredDocument>, packId: PackId, at: Instant): Promise<Pack> {
  const { _id, seal, frozen, ...sealed } = document
  if (frozen !== undefined) throw new Refusal('PACK_FROZEN', {})
  if (!isSealedText('pack-seal', () => packText(canonicalForm({ packId, ...sealed })), seal)) {
    await raiseAlarm('pack_seal_broken', packId, at, '卡包文档被直接改动过，已停用，请核对后处理')
    throw new Refusal('PACK_FROZEN', {})
  }
  const { balanceFen, bonusFen, nextDueAt, lastSpendAt, committedAt, outboxSince, ...content } = sealed
  return broughtUpToDate({ packId, ...content })
}

/** Stores a new pack. False when somebody stored it first. */
export function insertPack(pack: Pack, at: Instant): Promise<boolean> {
  return insertDocument('packs', { _id: pack.packId, ...documentOf(pack, at) })
}

const withoutEarlier = Object.fromEntries(earlierFields.map(name => [name, undefined]))

/**
 * The one conditional write: replaces the pack if it is still at `version`. False when another write came first, and
 * also when nobody knows (a reply was lost): the caller reads again and sees what is true.
 */
export async function replacePack(next: Pack, version: number, at: Instant): Promise<boolean> {
  try {
    const unchanged = { _id: next.packId, version, frozen: _.exists(false) }
    const document = documentOf({ ...next, version: version + 1 }, at)
    return await updateWhere('packs', unchanged, { ...withoutEarlier, ...document })
  } catch (error) {
    if (!isPlatformError(error)) throw error
    log('pack write unknown', { error: errorText(error) })
    return false
  }
}

/** Packs whose entries have waited in the outbox since before an instant, the oldest first or the newest. */
export function packsWithOutboxBefore(at: Instant, limit: number, first: First = 'oldest'): Promise<PackId[]> {
  return packIdsWhere('outboxSince', at, limit, first)
}

/** Packs in which something has run out, or a hold has reached its deadline, that is not yet written down; as above. */
export function packsDueBefore(at: Instant, limit: number, first: First): Promise<PackId[]> {
  return packIdsWhere('nextDueAt', at, limit, first)
}

type First = 'oldest' | 'newest'

/** Stops every use of a pack, and takes it off the clock's lists, until a person removes `frozen` from its document. */
export async function freezePack(packId: PackId, frozen: FreezeReason): Promise<void> {
  await updateWhere('packs', { _id: packId }, { frozen })
}

async function packIdsWhere(
  field: 'outboxSince' | 'nextDueAt',
  at: Instant,
  limit: number,
  first: First,
): Promise<PackId[]> {
  const where = { [field]: _.gt(0).and(_.lte(at)), frozen: _.exists(false) }
  const orderBy: [string, 'asc' | 'desc'] = [field, first === 'oldest' ? 'asc' : 'desc']
  const found = await findDocuments('packs', { where, orderBy, limit })
  return found.map(document => document._id as PackId)
}

function documentOf(pack: Pack, at: Instant): PackDocument {
  // Stored in canonical order, so that checking the seal on the next load does not have to sort it.
  const sealed = canonicalForm({ ...pack, ...flatFields(pack, at) })
  const { packId, ...document } = sealed
  return { ...document, seal: sealOfText('pack-seal', packText(sealed)) }
}

/**
 * The canonical JSON of a pack in canonical order. Most of it are the newest entries, which never change: the text that
 * was made to check the seal, or to count bytes, serves again for the next seal.
 */
function packText(pack: object): string {
  const members = Object.entries(pack).map(([name, member]) => {
    const text = name === 'recent' ? `[${(member as object[]).map(rememberedJson).join(',')}]` : JSON.stringify(member)
    return `${JSON.stringify(name)}:${text}`
  })
  return `{${members.join(',')}}`
}

function flatFields(pack: Pack, at: Instant): FlatFields {
  const { principalFen, bonusFen } = postedBalance(pack)
  return {
    balanceFen: principalFen + bonusFen,
    bonusFen,
    nextDueAt: nextDueOf(pack),
    lastSpendAt: pack.pastSpends.at(-1)?.at ?? null,
    committedAt: at,
    outboxSince: pack.recent.find(entry => entry.seq > pack.flushedSeq)?.at ?? null,
  }
}
