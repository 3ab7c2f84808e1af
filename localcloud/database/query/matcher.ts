import { queryFailed, unknownOperator } from '../refusals'
import { type Document, isDocument, type Value } from '../values/value'
import { equalTo, matching } from './comparison'
import { compileExpression } from './expression'
import { compileOperators } from './field-operators'
import type { FieldTest } from './field-test'
import { compileSchema } from './json-schema'
import { splitPath } from './paths'

/** Whether a document satisfies a query. */
export type Matcher = (document: Document) => boolean

/** What operators need in order to compile the queries inside them. */
export interface Compiler {
  variables: Document
  query(query: Document): Matcher
  fieldTest(condition: Value): FieldTest
}

/**
 * Compiles a query into a test on documents, with the semantics of the engine behind the platform. Throws a CloudError
 * for operators that do not exist and operands they do not take. `variables` are those that `$expr` may name with `$$`.
 */
export function compileMatcher(query: Document, variables: Document = {}): Matcher {
  const compiler: Compiler = {
    variables,
    query: inner => compileMatcher(inner, variables),
    fieldTest: condition => compileFieldTest(condition, compiler),
  }
  const tests = Object.keys(query).map(name => compileClause(name, query[name] as Value, compiler))
  const [only] = tests
  if (tests.length === 1 && only) return only
  return document => tests.every(test => test(document))
}

function compileClause(name: string, operand: Value, compiler: Compiler): Matcher {
  if (name.startsWith('$')) return compileLogic(name, operand, compiler)
  const path = splitPath(name)
  const test = compiler.fieldTest(operand)
  return document => test.onField(document, path)
}

function compileLogic(name: string, operand: Value, compiler: Compiler): Matcher {
  switch (name) {
    case '$and': {
      const tests = clauses(name, operand, compiler)
      return document => tests.every(test => test(document))
    }
    case '$or': {
      const tests = clauses(name, operand, compiler)
      return document => tests.some(test => test(document))
    }
    case '$nor': {
      const tests = clauses(name, operand, compiler)
      return document => !tests.some(test => test(document))
    }
    case '$expr':
      return compileExpression(operand, compiler.variables)
    case '$jsonSchema':
      return compileSchema(operand)
    case '$comment':
      return () => true
    default:
      throw unknownOperator(name)
  }
}

function clauses(name: string, operand: Value, compiler: Compiler): Matcher[] {
  if (!Array.isArray(operand) || operand.length === 0) throw queryFailed(`${name} must be a nonempty array`)
  return operand.map(clause => {
    if (!isDocument(clause)) throw queryFailed(`${name} entries need to be full objects`)
    return compiler.query(clause)
  })
}

function compileFieldTest(condition: Value, compiler: Compiler): FieldTest {
  if (condition instanceof RegExp) return matching(condition)
  if (isDocument(condition) && Object.keys(condition)[0]?.startsWith('$')) {
    return compileOperators(condition, compiler)
  }
  return equalTo(condition)
}
