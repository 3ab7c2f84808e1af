import type { CodeSubject } from '../../src/domain/codes/code-subject'
import type { Instant } from '../../src/domain/time'
import { _, db } from '../_platform/cloud'
import { insertDocument, readDocument } from './documents'

interface ShortCodeDocument {
  subject: CodeSubject
  expiresAt: Instant
}

/** Remembers what a short code stands for. False when that code is taken: make another. */
export function insertShortCode(shortCode: string, subject: CodeSubject, expiresAt: Instant): Promise<boolean> {
  return insertDocument('codes', { _id: shortCode, subject, expiresAt })
}

/** What nine typed digits stand for, whether it ran out meanwhile or not; null when they stand for nothing. */
export function findShortCode(shortCode: string): Promise<ShortCodeDocument | null> {
  return readDocument<ShortCodeDocument>('codes', shortCode)
}

/** Removes what ran out, of both collections that live for minutes. */
export async function purgeExpired(at: Instant): Promise<void> {
  const expired = { expiresAt: _.lte(at) }
  await Promise.all([db.collection('codes').where(expired).remove(), db.collection('tries').where(expired).remove()])
}
