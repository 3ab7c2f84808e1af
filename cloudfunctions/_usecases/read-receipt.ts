import { idPrefixes, type LotId, type PackId, rootOf } from '../../src/domain/ids'
import type { Entry, OpenedLot } from '../../src/domain/ledger/entry'
import { lotsTouched, MOST_FOLLOWERS, type Receipt, type TouchedLot } from '../../src/domain/ledger/receipt'
import { lotsOf, type Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { type Instant, shopDayOf } from '../../src/domain/time'
import { entriesByIds, listChain } from '../_store/entries'
import { loadPack } from '../_store/packs'
import { readProof } from './read-proofs'

/** One entry of the member's own, the lots it touched, and what shows that it is in its day's root. Throws ENTRY_UNKNOWN. */
export async function readReceipt(
  packId: PackId,
  seq: number,
  at: Instant,
): Promise<{ lots: TouchedLot[]; receipt: Receipt }> {
  const [pack, following] = await Promise.all([loadPack(packId, at), listChain(packId, seq - 1, MOST_FOLLOWERS + 1)])
  const entry = following[0]?.seq === seq ? following[0] : pack.recent.find(each => each.seq === seq)
  if (!entry) throw new Refusal('ENTRY_UNKNOWN', {})
  const day = shopDayOf(entry.at)
  const [known, { root, inclusion }] = await Promise.all([knownLots(entry, pack), readProof(packId, day)])
  const last = inclusion?.leaf.seq ?? seq
  const followers = following.filter(each => each.seq > seq && each.seq <= last)
  const isWhole = followers.length === last - seq
  const proof = root && inclusion && isWhole ? { followers, inclusion, root } : null
  return { lots: lotsTouched(entry, known), receipt: { entry, day, proof } }
}

/**
 * What is known of the lots that an entry took from: those that are still on the card, and those that were used up from
 * the entries that opened them. A lot is named after the command that credited it, so that entry is found by its id.
 */
async function knownLots(entry: Entry, pack: Pack): Promise<OpenedLot[]> {
  const live = lotsOf(pack).map(lot => ({
    lotId: lot.lotId,
    kind: lot.kind,
    expiresAt: lot.kind === 'bonus' ? lot.expiresAt : null,
  }))
  const there = new Set<LotId>([...live, ...(entry.opened ?? [])].map(lot => lot.lotId))
  const gone = lotsTouched(entry, []).filter(({ lotId }) => !there.has(lotId))
  const bodies = new Set(gone.map(({ lotId }) => rootOf(lotId)))
  if (bodies.size === 0) return live
  const commands = [...bodies].flatMap(body => Object.values(idPrefixes).map(prefix => `${prefix}_${body}`))
  const openers = await entriesByIds(entry.packId, commands)
  return [...live, ...openers.flatMap(opener => opener.opened ?? [])]
}
