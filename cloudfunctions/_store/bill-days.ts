import type { BillDay } from '../../src/domain/reconcile/bill-day'
import type { ShopDay } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, insertDocument, readDocument, type Stored, updateWhere } from './documents'

type BillDayDocument = Omit<BillDay, 'day'> & { revision: number }

/** A day as it is stored; `revision` 0 stands for one that is not stored yet. */
export interface StoredBillDay {
  billDay: BillDay
  revision: number
}

function storedOf({ _id, revision, ...rest }: Stored<BillDayDocument>): StoredBillDay {
  return { billDay: { day: _id as ShopDay, ...rest }, revision }
}

/** A day that was held against WeChat's bill; null when it was not. */
export async function findBillDay(day: ShopDay): Promise<StoredBillDay | null> {
  const document = await readDocument<BillDayDocument>('bill_days', day)
  return document && storedOf(document)
}

/** Those of some days that are stored, in one question. */
export async function findBillDays(days: readonly ShopDay[]): Promise<Map<ShopDay, BillDay>> {
  const found = await findDocuments<BillDayDocument>('bill_days', {
    where: { _id: _.in([...days]) },
    limit: days.length,
  })
  return new Map(found.map(document => [document._id as ShopDay, storedOf(document).billDay]))
}

/** The newest days first. */
export async function latestBillDays(limit: number): Promise<BillDay[]> {
  const query = { where: {}, orderBy: ['_id', 'desc'] as ['_id', 'desc'], limit }
  return (await findDocuments<BillDayDocument>('bill_days', query)).map(document => storedOf(document).billDay)
}

/** Stores a day in the place of the revision it was made from. False when somebody else stored it meanwhile. */
export function replaceBillDay({ day, ...content }: BillDay, revision: number): Promise<boolean> {
  if (revision === 0) return insertDocument('bill_days', { _id: day, ...content, revision: 1 })
  return updateWhere('bill_days', { _id: day, revision }, { ...content, revision: revision + 1 })
}
