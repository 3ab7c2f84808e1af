import { Lazy, type Iterator as Stream } from 'mingo/lazy'
import { $bucketAuto } from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import type { Document } from '../values/value'
import { accumulate } from './group'

const COUNT: Document = { count: { $sum: 1 } }

/** `$bucketAuto`: the library finds the boundaries, the fields of a bucket are accumulated as those of a group are. */
export function bucketDocuments(documents: Stream, operand: Document, options: Options): Document[] {
  const { output = COUNT, ...boundaries } = operand
  const all = documents.collect()
  if (all.length === 0) return []
  const together = { ...boundaries, output: { documents: { $push: '$$ROOT' } } }
  const buckets = $bucketAuto(Lazy(all), together as never, options).collect() as {
    _id: Document
    documents: Document[]
  }[]
  return buckets.map(bucket => ({ _id: bucket._id, ...accumulate(bucket.documents, output as Document, options) }))
}
