import { PackAudit } from '../../src/domain/audit/pack-audit'
import { withOutbox } from '../../src/domain/audit/with-outbox'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { broughtUpToDate, type StoredPack } from '../../src/domain/pack/older-packs'
import type { Pack } from '../../src/domain/pack/pack'
import { sha256 } from '../domain/given'
import type { TestShop } from '../support/shop'

/** A pack as it lies in the database. */
export async function packOf(shop: TestShop, packId: PackId): Promise<Pack> {
  const [document] = await shop.documents<Omit<StoredPack, 'packId'>>('packs', { _id: packId })
  if (!document) throw new Error('no pack')
  const { _id, ...content } = document
  return broughtUpToDate({ packId, ...content })
}

/** Every entry of the one pack that a person has, held against the pack. */
export async function auditOf(shop: TestShop, packId: PackId): Promise<PackAudit> {
  const pack = await packOf(shop, packId)
  const stored = await shop.documents<Entry & Record<string, unknown>>('entries', { packId })
  const entries = stored.map(({ _id, group, day, month, place, ...entry }) => entry as unknown as Entry)
  const audit = new PackAudit(packId, sha256)
  for (const entry of withOutbox(pack, entries)) audit.take(entry)
  audit.compare(pack)
  return audit
}
