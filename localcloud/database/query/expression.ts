import { evalExpr } from 'mingo/core'
import { expressionOptions } from '../aggregate/expression-options'
import { queryFailed } from '../refusals'
import type { Document, Value } from '../values/value'

/** Compiles `$expr`: an aggregation expression that decides whether a document matches. */
export function compileExpression(expression: Value): (document: Document) => boolean {
  return document => {
    let result: unknown
    try {
      result = evalExpr(document, expression, expressionOptions)
    } catch (error) {
      throw queryFailed(error instanceof Error ? error.message : String(error))
    }
    return result !== false && result !== 0 && result !== null && result !== undefined
  }
}
