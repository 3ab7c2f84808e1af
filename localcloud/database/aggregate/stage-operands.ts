import { queryFailed } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'

type Check = (operand: Value) => void

/**
 * What the library's stages may be given, in the words of the engine behind the platform. The library itself takes
 * whatever comes, and a sample of -1 documents would keep it busy for ever.
 */
export const OPERAND_CHECKS: Record<string, Check> = {
  $limit: operand => number('$limit', operand, 1, 'the limit must be positive'),
  $skip: operand => number('$skip', operand, 0, 'Argument to $skip cannot be negative'),
  $sample: operand =>
    number('$sample', object('$sample', operand).size, 1, 'size argument to $sample must be positive'),
  $project: operand => {
    if (Object.keys(object('$project', operand)).length === 0) {
      throw queryFailed('Invalid $project :: caused by :: specification must have at least one field')
    }
  },
  $addFields: operand => void object('$addFields', operand),
  $set: operand => void object('$set', operand),
  $group: operand => {
    if (object('$group', operand)._id === undefined) throw queryFailed('a group specification must include an _id')
  },
  $bucketAuto: operand => {
    const { groupBy, buckets, output } = object('$bucketAuto', operand)
    if (groupBy === undefined) throw queryFailed("$bucketAuto requires 'groupBy' and 'buckets' to be specified")
    number('$bucketAuto', buckets, 1, "The $bucketAuto 'buckets' field must be greater than 0")
    if (output !== undefined) object("The $bucketAuto 'output'", output)
  },
  $count: operand => {
    if (typeof operand !== 'string' || operand === '') throw queryFailed('the count field must be a non-empty string')
    if (operand.startsWith('$') || operand.includes('.')) {
      throw queryFailed("the count field cannot be a $-prefixed path or contain '.'")
    }
  },
  $replaceRoot: operand => {
    if (object('$replaceRoot', operand).newRoot === undefined) {
      throw queryFailed('no newRoot specified for the $replaceRoot stage')
    }
  },
  $facet: operand => void object('$facet', operand),
}

function object(stage: string, operand: Value | undefined): Document {
  if (!isDocument(operand)) throw queryFailed(`the ${stage} stage specification must be an object`)
  return operand
}

function number(stage: string, operand: Value | undefined, least: number, words: string): void {
  if (typeof operand !== 'number' || !Number.isInteger(operand)) {
    throw queryFailed(`invalid argument to ${stage} stage: expected a whole number`)
  }
  if (operand < least) throw queryFailed(words)
}
