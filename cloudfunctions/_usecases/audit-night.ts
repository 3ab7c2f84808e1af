import { findingWords } from '../../src/domain/audit/finding'
import { addPack, noLiability } from '../../src/domain/audit/liability'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { withOutbox } from '../../src/domain/audit/with-outbox'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { HOUR, type Instant, later, shopDayOf, startOfShopDay } from '../../src/domain/time'
import { sha256 } from '../_platform/secrets'
import { raiseAlarm } from '../_store/alarms'
import {
  findNight,
  insertNight,
  keepFinding,
  lastNight,
  moveNight,
  type NightAudit,
  packIdsAfter,
} from '../_store/audits'
import { listChain } from '../_store/entries'
import { loadPack } from '../_store/packs'

/** When the shop sleeps: from three in the morning on, until every pack was looked at. */
const BEGINS = 3 * HOUR
/** One round stays small; a pack with more entries than that is a round of its own. */
const PACKS_PER_ROUND = 20
const ENTRIES_PER_ROUND = 2000
const ENTRIES_PER_PAGE = 500

/**
 * Each night, in small rounds: replays every pack's entries against the pack. A difference is kept and raised as an alarm,
 * with the entry at which it began; it stops nothing. Beside it adds up what is owed. Answers how many packs it looked at.
 */
export async function auditNight(at: Instant): Promise<number> {
  const day = shopDayOf(at)
  if (at < later(startOfShopDay(day), BEGINS)) return 0
  const night = (await findNight(day)) ?? (await begin(at))
  if (!night || night.doneAt !== null) return 0
  const packIds = await packIdsAfter(night.after, PACKS_PER_ROUND)
  let next = night
  for (const packId of packIds) {
    next = await look(next, packId, at)
    if (next.entries - night.entries >= ENTRIES_PER_ROUND) break
  }
  const isLast = packIds.length < PACKS_PER_ROUND && next.after === (packIds.at(-1) ?? next.after)
  await moveNight(night, isLast ? { ...next, doneAt: at } : next)
  return next.packs - night.packs
}

/** The liability and the differences of the last whole night; null before the first. */
export function readLastNight(): Promise<NightAudit | null> {
  return lastNight()
}

async function begin(at: Instant): Promise<NightAudit | null> {
  const counts = { packs: 0, entries: 0, findings: 0 }
  const night = { day: shopDayOf(at), after: '', ...counts, liability: noLiability(), startedAt: at, doneAt: null }
  return (await insertNight(night)) ? night : null
}

async function look(night: NightAudit, packId: PackId, at: Instant): Promise<NightAudit> {
  const next = { ...night, after: packId, packs: night.packs + 1 }
  const pack = await loadUnlessFrozen(packId, at)
  if (!pack) return next
  const entries = withOutbox(pack, await chainOf(pack))
  const audit = new PackAudit(packId, sha256)
  for (const entry of entries) audit.take(entry)
  audit.compare(pack)
  for (const finding of audit.findings) {
    await keepFinding(finding, at)
    const where = finding.seq === null ? '' : `，从第 ${finding.seq} 笔开始`
    await raiseAlarm('audit_differs', `${packId}:${finding.rule}`, at, `${findingWords[finding.rule]}${where}，请核对`)
  }
  return {
    ...next,
    entries: next.entries + entries.length,
    findings: next.findings + audit.findings.length,
    liability: addPack(next.liability, pack, at),
  }
}

/** A frozen pack has its alarm already, and must not keep the night from the others. */
async function loadUnlessFrozen(packId: PackId, at: Instant): Promise<Pack | null> {
  try {
    return await loadPack(packId, at)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'PACK_FROZEN') return null
    throw error
  }
}

/** What lies in the ledger up to the pack's head. The pack was read first, so nothing up to there is still to come but its outbox. */
async function chainOf(pack: Pack): Promise<Entry[]> {
  const entries: Entry[] = []
  for (;;) {
    const page = await listChain(pack.packId, entries.at(-1)?.seq ?? 0, ENTRIES_PER_PAGE)
    entries.push(...page)
    if (page.length < ENTRIES_PER_PAGE || (page.at(-1)?.seq ?? 0) >= pack.head.seq) return entries
  }
}
