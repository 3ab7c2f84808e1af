import type { Matcher } from '../query/matcher'
import { unknownOperator, writeFailed } from '../refusals'
import { cloneDocument } from '../values/clone'
import { sameValue } from '../values/compare'
import { checkName } from '../values/field-name'
import { type Document, isDocument, type Value } from '../values/value'
import { UPDATE_OPERATORS } from './operators'
import { resolvePositions } from './positional'
import { checkStorable } from './storable'

interface Change {
  operator: string
  path: string[]
  operand: Value
}

/** Makes the next version of a document. The given one is left as it is. */
export type Update = (document: Document, now: number) => Document

/**
 * Compiles `{ $set: …, $inc: … }`. `matches` is the query that chose the document: it decides which element the
 * positional part `$` stands for. Throws a CloudError for unknown operators, for two changes of one path, for a change
 * of `_id` and, when applied, for values an operator cannot work on.
 */
export function compileUpdate(update: Document, matches: Matcher): Update {
  const changes = readChanges(update)
  return (document, now) => {
    const next = cloneDocument(document)
    for (const { operator, path, operand } of changes) {
      const apply = UPDATE_OPERATORS[operator]
      for (const exact of resolvePositions(path, next, matches)) apply?.(next, exact, operand, now)
    }
    if (!sameValue(next._id, document._id)) throw immutableId()
    return next
  }
}

function readChanges(update: Document): Change[] {
  const changes: Change[] = []
  for (const [operator, fields] of Object.entries(update)) {
    if (!UPDATE_OPERATORS[operator]) throw operator.startsWith('$') ? unknownOperator(operator) : notAnOperator()
    if (!isDocument(fields)) throw writeFailed(`Modifiers operate on fields but we found type: ${typeof fields}`)
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path)
      if (operator === '$rename' && typeof operand === 'string') checkPath(operand)
      if (operator === '$set' || operator === '$addToSet' || operator === '$push') checkOperand(operator, operand)
      changes.push({ operator, path: path.split('.'), operand })
    }
  }
  if (changes.length === 0) throw writeFailed('update document must have at least one element')
  checkConflicts(changes)
  return changes
}

function checkPath(path: string): void {
  checkName(path)
  if (path.split('.').some(part => part === '')) {
    throw writeFailed(`The update path '${path}' contains an empty field name, which is not allowed.`)
  }
}

function checkOperand(operator: string, operand: Value): void {
  const values = operator !== '$set' && isDocument(operand) && operand.$each !== undefined ? operand.$each : operand
  checkStorable(values)
}

function checkConflicts(changes: Change[]): void {
  const paths = changes.flatMap(change =>
    change.operator === '$rename' && typeof change.operand === 'string'
      ? [change.path, change.operand.split('.')]
      : [change.path],
  )
  paths.forEach((path, at) => {
    for (const other of paths.slice(0, at)) {
      const shorter = Math.min(path.length, other.length)
      if (path.slice(0, shorter).every((part, depth) => part === other[depth])) {
        throw writeFailed(
          `Updating the path '${path.join('.')}' would create a conflict at '${path.slice(0, shorter).join('.')}'`,
        )
      }
    }
  })
}

export function immutableId(): Error {
  return writeFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
}

function notAnOperator(): Error {
  return writeFailed("update document must contain key beginning with '$'")
}
