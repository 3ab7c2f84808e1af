import type { RedeemId } from '../../src/domain/ids'
import { addFen, type Fen, NO_MONEY } from '../../src/domain/money'
import type { OfflineClaim } from '../../src/domain/offline/conflict'
import { endOfShopDay, type Instant, later, MINUTE, shopDayOf, startOfShopDay } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'

/** `dueAt` is set while nobody knows yet what became of it. */
type ClaimDocument = Omit<OfflineClaim, 'redeemId'> & { dueAt: Instant | null }

/** A function that is still at work is left alone for so long. */
const PATIENCE = MINUTE

function claimOf({ _id, dueAt, ...claim }: Stored<ClaimDocument>): OfflineClaim {
  return { redeemId: _id as RedeemId, ...claim }
}

/** False when this redemption was told before. */
export function insertClaim({ redeemId, ...claim }: OfflineClaim): Promise<boolean> {
  return insertDocument('offline_claims', { _id: redeemId, ...claim, dueAt: later(claim.receivedAt, PATIENCE) })
}

/** What a till told of a redemption without a network; null when it told nothing. */
export async function findClaim(redeemId: RedeemId): Promise<OfflineClaim | null> {
  const document = await readDocument<ClaimDocument>('offline_claims', redeemId)
  return document && claimOf(document)
}

/** Moves a claim on from the state it was read in. False when somebody moved it first. */
export function moveClaim(claim: OfflineClaim, progress: OfflineClaim['progress']): Promise<boolean> {
  const condition = { _id: claim.redeemId, 'progress.state': claim.progress.state }
  const dueAt = progress.state === 'admitted' ? later(claim.receivedAt, PATIENCE) : null
  return updateWhere('offline_claims', condition, { progress, dueAt })
}

/** Claims that a function left when it died, longest waiting first. */
export async function dueClaims(at: Instant, limit: number): Promise<OfflineClaim[]> {
  const where = { dueAt: _.gt(0).and(_.lte(at)) }
  const documents = await findDocuments<ClaimDocument>('offline_claims', { where, orderBy: ['dueAt', 'asc'], limit })
  return documents.map(claimOf)
}

/** Conflicts, newest first: those that wait for the merchant, and those that are decided; of one store, or of all. */
export async function listConflicts(storeId: string | null, limit: number): Promise<OfflineClaim[]> {
  const where = { 'progress.state': _.in(['conflict', 'decided']), ...(storeId === null ? {} : { storeId }) }
  const query = { where, orderBy: ['receivedAt', 'desc'] as ['receivedAt', 'desc'], limit }
  return (await findDocuments<ClaimDocument>('offline_claims', query)).map(claimOf)
}

/** More than one till can take on a day; the platform gives no more at once. */
const MOST_PER_DAY = 1000

/** What else this member of staff gave away on the day of this redemption, before it and after it, as far as it was told. */
export async function givenBeside({ staffId, redeemedAt, redeemId }: OfflineClaim): Promise<Fen> {
  const day = shopDayOf(redeemedAt)
  const where = { staffId, redeemedAt: _.gte(startOfShopDay(day)).and(_.lt(endOfShopDay(day))) }
  const sameDay = await findDocuments<ClaimDocument>('offline_claims', { where, limit: MOST_PER_DAY })
  return sameDay
    .filter(({ _id }) => _id !== redeemId)
    .reduce((sum, each) => addFen(sum, each.discountFen ?? NO_MONEY), NO_MONEY)
}
