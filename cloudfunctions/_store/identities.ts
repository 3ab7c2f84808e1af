import type { PackId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { db } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, updateWhere } from './documents'

/** Who holds a named card. The only place where it is written: entries and packs know pseudonyms, and this can be erased. */
export interface Identity {
  name: string
  phone: string
  /** when the holder agreed that both are kept */
  consentAt: Instant
}

/** Who a card was named for; null when nothing is on file. */
export async function findIdentity(packId: PackId): Promise<Identity | null> {
  const document = await readDocument<Identity>('identities', packId)
  if (!document) return null
  const { name, phone, consentAt } = document
  return { name, phone, consentAt }
}

/** Whose card bears a phone number; null when none does, or more than one. */
export async function packOfPhone(phone: string): Promise<PackId | null> {
  const found = await findDocuments('identities', { where: { phone }, limit: 2, fields: ['_id'] })
  return found.length === 1 ? (found[0]?._id as PackId) : null
}

/** The newest words of the holder count. */
export async function putIdentity(packId: PackId, identity: Identity): Promise<void> {
  if (await insertDocument('identities', { _id: packId, ...identity })) return
  await updateWhere('identities', { _id: packId }, identity)
}

/** What is already gone stays gone. */
export async function eraseIdentity(packId: PackId): Promise<void> {
  await db.collection('identities').where({ _id: packId }).remove()
}
