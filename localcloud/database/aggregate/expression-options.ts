import { Context, ProcessingMode } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import type { Options } from 'mingo/types'
import { expressionOperators } from './expression-operators'

/** Options that let the library evaluate expressions. No operator may run code that a caller sends. */
export const expressionOptions: Options = {
  idKey: '_id',
  useStrictMode: true,
  failOnError: true,
  scriptEnabled: false,
  processingMode: ProcessingMode.CLONE_OFF,
  context: Context.init({ accumulator: accumulators, expression: expressionOperators }),
}
