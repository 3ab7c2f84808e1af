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
  $group: checkGroup,
  $bucket: operand => void object('$bucket', operand),
  $bucketAuto: operand => {
    const { groupBy, buckets, output } = object('$bucketAuto', operand)
    if (groupBy === undefined) throw queryFailed("$bucketAuto requires 'groupBy' and 'buckets' to be specified")
    number('$bucketAuto', buckets, 1, "The $bucketAuto 'buckets' field must be greater than 0")
    if (output !== undefined) eachAccumulator(object("The $bucketAuto 'output'", output))
  },
  $unwind: operand => {
    const path = isDocument(operand) ? operand.path : operand
    if (typeof path !== 'string')
      throw queryFailed('expected either a string or an object as specification for $unwind')
    if (!path.startsWith('$')) throw queryFailed(`path option to $unwind stage should be prefixed with a '$': ${path}`)
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
  $facet: operand => {
    for (const [name, stages] of Object.entries(object('$facet', operand))) {
      if (!Array.isArray(stages)) throw queryFailed(`arguments to $facet must be arrays, ${name} is not`)
    }
  },
}

function checkGroup(operand: Value): void {
  const { _id, ...fields } = object('$group', operand)
  if (_id === undefined) throw queryFailed('a group specification must include an _id')
  eachAccumulator(fields)
}

function eachAccumulator(fields: Document): void {
  for (const [name, accumulator] of Object.entries(fields)) {
    if (!isDocument(accumulator)) throw queryFailed(`The field '${name}' must be an accumulator object`)
    const operators = Object.keys(accumulator)
    if (operators.length !== 1) throw queryFailed(`The field '${name}' must specify one accumulator`)
  }
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
