import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { type Document, isDocument, type Value } from '../values/value'

/**
 * `$addFields`: adds computed fields to a document. A dotted name and an object of fields both reach into embedded
 * documents, and into every document of an array; what they do not name stays. An expression that gives nothing takes the field
 * away.
 */
export function addFields(document: Document, fields: Document, options: Options): Document {
  return extend(document, fields, expression => evalExpr(document, expression, options) as Value | undefined)
}

type Compute = (expression: Value) => Value | undefined

/** A document with computed fields laid into it. */
export function extend(target: Value | undefined, fields: Document, compute: Compute): Document {
  let extended = { ...(isDocument(target) ? target : {}) }
  for (const [name, expression] of Object.entries(fields)) {
    extended = put(extended, name.split('.'), expression, compute)
  }
  return extended
}

function put(document: Document, [name = '', ...rest]: string[], expression: Value, compute: Compute): Document {
  const inner = rest.length > 0 ? { [rest.join('.')]: expression } : isFields(expression) ? expression : undefined
  const value = inner ? reach(document[name], inner, compute) : compute(expression)
  if (value !== undefined) return { ...document, [name]: value }
  const { [name]: _removed, ...others } = document
  return others
}

function reach(target: Value | undefined, fields: Document, compute: Compute): Value {
  return Array.isArray(target) ? target.map(item => reach(item, fields, compute)) : extend(target, fields, compute)
}

/** Whether an object names fields to add; an expression begins with its operator. */
function isFields(expression: Value): expression is Document {
  if (!isDocument(expression)) return false
  const [first] = Object.keys(expression)
  return first !== undefined && !first.startsWith('$')
}
