import type { PackId } from '../../src/domain/ids'
import type { KnownPhone } from '../../src/domain/risk/phone-code'
import { db } from '../_platform/cloud'
import { insertDocument, readDocument, updateWhere } from './documents'

/** The number that a member gave; null when they gave none. */
export async function findPhone(packId: PackId): Promise<KnownPhone | null> {
  const document = await readDocument<KnownPhone>('phones', packId)
  if (!document) return null
  const { number, givenAt } = document
  return { number, givenAt }
}

/** Keeps a number, the newest in place of another; one that is given again is as old as it was. */
export async function putPhone(packId: PackId, phone: KnownPhone): Promise<void> {
  if (await insertDocument('phones', { _id: packId, ...phone })) return
  const { number } = phone
  const known = await findPhone(packId)
  if (known && known.number !== number) await updateWhere('phones', { _id: packId, number: known.number }, phone)
}

/** What is already gone stays gone. */
export async function erasePhone(packId: PackId): Promise<void> {
  await db.collection('phones').where({ _id: packId }).remove()
}
