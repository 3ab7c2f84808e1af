import { countedBy } from '../../src/domain/counter/counter-rules'
import type { Entry } from '../../src/domain/ledger/entry'
import type { KindSum } from '../../src/domain/till/till-totals'
import type { Instant } from '../../src/domain/time'
import { _, db } from '../_platform/cloud'
import { findDocuments } from './documents'

/** Which part of a store's ledger: from (inclusive) until (exclusive), of one member of staff or of all. */
export interface StoreSpan {
  storeId: string
  staffId?: string
  from: Instant
  until: Instant
}

function conditionOf({ storeId, staffId, from, until }: StoreSpan): Record<string, unknown> {
  const of = staffId === undefined ? {} : { 'facts.staffId': staffId }
  return { 'facts.storeId': storeId, ...of, at: _.gte(from).and(_.lt(until)) }
}

/** The newest entries of a store. */
export async function listStoreEntries(span: StoreSpan, limit: number): Promise<Entry[]> {
  const query = { where: conditionOf(span), orderBy: ['at', 'desc'] as ['at', 'desc'], limit }
  const documents = await findDocuments<Entry>('entries', query)
  return documents.map(({ _id, ...entry }) => entry)
}

const MOST_KINDS = 100
/** The account of what a person paid back because the channel could not. */
const BY_HAND = 'refunded_by_hand'

/** The sums of a store's entries by kind, added up where they lie: however many there are, one question. */
export async function sumStoreEntries(span: StoreSpan): Promise<KindSum[]> {
  const $ = db.command.aggregate
  const { list } = (await db
    .collection('entries')
    .aggregate()
    .match(conditionOf(span))
    .group({
      _id: { kind: '$facts.kind', by: '$facts.by', byHand: $.eq(['$facts.paidFrom', BY_HAND]) },
      count: $.sum(1),
      amountFen: $.sum('$facts.amountFen'),
      discountFen: $.sum('$facts.discountFen'),
      payFen: $.sum('$facts.payFen'),
      restCount: $.sum($.cond([$.gt(['$facts.rest.restFen', 0]), 1, 0])),
      restFen: $.sum('$facts.rest.restFen'),
      refundFen: $.sum('$facts.refundFen'),
    })
    .limit(MOST_KINDS)
    .end()) as unknown as {
    list: (Omit<KindSum, 'kind' | 'by'> & { _id: { kind: string; by?: string | null; byHand: boolean } })[]
  }
  return list.map(({ _id, ...sums }) => ({
    kind: _id.kind,
    by: countedBy.find(by => by === _id.by) ?? (_id.byHand ? 'by_hand' : null),
    ...sums,
  }))
}
