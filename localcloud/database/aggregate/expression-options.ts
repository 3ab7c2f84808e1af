import { Context, ProcessingMode } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'

/** Options that let mingo evaluate expressions. No operator may run code that a caller sends. */
export const expressionOptions: Options = {
  idKey: '_id',
  useStrictMode: true,
  failOnError: true,
  scriptEnabled: false,
  processingMode: ProcessingMode.CLONE_OFF,
  context: Context.init({ accumulator: accumulators, expression: expressions, pipeline: stages }),
}
