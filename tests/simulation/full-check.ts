import { ShopAudit } from '../../src/domain/audit/shop-audit'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Pack } from '../../src/domain/pack/pack'
import { sha256 } from './auditor'
import type { Run } from './run'
import type { SimulatedShop } from './shop'

/** States in which the document of a flow may stay for ever. */
const ENDS = new Set(['settled', 'closed', 'received', 'returned', 'withdrawn'])

/** Once all has come to rest: everything that lies in the database, read anew and added up. */
export async function fullCheck(run: Run, shop: SimulatedShop): Promise<string[]> {
  const entries = (await shop.everything<Entry>('entries'))
    .map(each => written(each, run))
    .sort((a, b) => a.seq - b.seq)
  const packs = await shop.everything<Pack & { _id: string }>('packs')
  const audit = new ShopAudit(sha256)
  for (const entry of entries) audit.takeEntry(entry)
  for (const pack of packs) audit.comparePack({ ...pack, packId: pack._id as PackId })
  const wrong = audit.findings(true).map(finding => JSON.stringify(finding))
  if (entries.length !== run.auditor.entryCount) wrong.push(`${entries.length} entries of ${run.auditor.entryCount}`)
  wrong.push(...run.auditor.missing.map(id => `entry ${id} never reached the ledger`))
  return [...wrong, ...openFlows(run), ...openPromises(packs, shop.now), ...payments(run, entries)]
}

/** An entry without the fields that are stored beside it for questions: with those that it had in its pack. */
function written(stored: Entry, { auditor }: Run): Entry {
  const inPack = auditor.entryOf(stored.packId, stored.commandId)
  const names = Object.keys(inPack ?? stored) as (keyof Entry)[]
  return Object.fromEntries(names.map(name => [name, stored[name]])) as unknown as Entry
}

function openFlows({ auditor }: Run): string[] {
  const flows = [...auditor.orders, ...auditor.gifts]
  return flows
    .filter(([, { progress }]) => !ENDS.has(progress.state))
    .map(([id, { progress }]) => `${id} is ${progress.state}`)
}

function openPromises(packs: (Pack & { _id: string })[], now: number): string[] {
  const wrong: string[] = []
  for (const { _id, reservations, holds, parcels } of packs) {
    for (const [orderId, { until }] of Object.entries(reservations)) {
      if (now < until) wrong.push(`${_id} still keeps room for ${orderId}`)
    }
    for (const { holdId } of holds ?? []) wrong.push(`${_id} still holds ${holdId}`)
    for (const parcelId of Object.keys(parcels ?? {})) wrong.push(`${_id} still waits for ${parcelId}`)
  }
  return wrong
}

/** What WeChat was paid is what members were credited: each order once, to the fen. */
function payments(run: Run, entries: Entry[]): string[] {
  const wrong: string[] = []
  const credited = new Map<string, number>()
  for (const { facts } of entries) {
    if (facts.kind !== 'top_up_settled') continue
    if (credited.has(facts.orderId)) wrong.push(`${facts.orderId} was credited twice`)
    credited.set(facts.orderId, facts.payFen)
  }
  for (const { orderId, paid, payFen } of run.orders.values()) {
    const got = credited.get(orderId) ?? 0
    if (got !== (paid ? payFen : 0)) wrong.push(`${orderId}: paid ${paid ? payFen : 0}, credited ${got}`)
    credited.delete(orderId)
  }
  for (const orderId of credited.keys()) wrong.push(`${orderId} was credited and nobody ordered it`)
  return wrong
}
