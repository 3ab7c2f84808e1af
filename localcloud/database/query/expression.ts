import { evalExpr } from 'mingo/core'
import { expressionOptions } from '../aggregate/expression-options'
import { queryFailed } from '../refusals'
import type { Document, Value } from '../values/value'

/** Compiles `$expr`: an aggregation expression that decides whether a document matches. `variables` are named with `$$`. */
export function compileExpression(expression: Value, variables: Document): (document: Document) => boolean {
  const options = { ...expressionOptions, variables }
  return document => {
    let result: unknown
    try {
      result = evalExpr(document, expression, options)
    } catch (error) {
      throw queryFailed(error instanceof Error ? error.message : String(error))
    }
    return result !== false && result !== 0 && result !== null && result !== undefined
  }
}
