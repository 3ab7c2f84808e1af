import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { compileProjection, type Projection } from '../query/projection'
import { queryFailed } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'
import { extend } from './add-fields'

/** What a specification says of each path: keep it or leave it out, or compute it. */
interface Specification {
  flags: Record<string, boolean>
  computed: Document
}

/**
 * `$project`: keeps fields, in the order in which they stand in the document with `_id` in front, and computes others behind
 * them; or leaves fields out. Throws a CloudError when both are asked for.
 */
export function compileProject(operand: Document, options: Options): Projection {
  const { flags, computed } = readSpecification(operand)
  const reduce = reduction(flags, Object.keys(computed).length > 0)
  return document => {
    const compute = (expression: Value) => evalExpr(document, expression, options) as Value | undefined
    const { _id, ...fields } = extend(reduce(document), computed, compute)
    return _id === undefined ? fields : { _id, ...fields }
  }
}

function reduction(flags: Record<string, boolean>, isComputing: boolean): Projection {
  const { _id: keepsId = true, ...others } = flags
  const isKeeping = Object.values(others).includes(true) || (flags._id === true && Object.keys(others).length === 0)
  if (isComputing && Object.values(others).includes(false)) throw mixed()
  if (isKeeping || !isComputing) return compileProjection(flags, () => true)
  return ({ _id }): Document => (keepsId && _id !== undefined ? { _id } : {})
}

function mixed(): Error {
  return queryFailed('Bad projection specification, cannot add computed fields during an exclusion projection')
}

/** Opens nested specifications into dotted paths. An object that begins with an operator is an expression. */
function readSpecification(operand: Document, prefix = '', into: Specification = { flags: {}, computed: {} }) {
  for (const [name, rule] of Object.entries(operand)) {
    const path = prefix + name
    if (name.startsWith('$') || name.endsWith('.$')) throw queryFailed(`FieldPath '${path}' is not valid in $project`)
    if (typeof rule === 'boolean' || typeof rule === 'number') into.flags[path] = rule !== false && rule !== 0
    else if (isDocument(rule) && isNested(rule)) readSpecification(rule, `${path}.`, into)
    else into.computed[path] = rule
  }
  return into
}

function isNested(rule: Document): boolean {
  const [first] = Object.keys(rule)
  if (first === undefined) throw queryFailed('an empty object is not a valid value in $project')
  return !first.startsWith('$')
}
