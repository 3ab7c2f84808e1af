import { queryFailed } from '../refusals'
import { valueKey } from '../storage/key-bytes'
import { boundedTest } from '../values/bounded-test'
import { sameValue } from '../values/compare'
import { toRegExp } from '../values/regular-expression'
import { type Document, fieldOf, isDocument, type Value } from '../values/value'
import { hasType } from './type-names'

type Check = (value: Value) => boolean
type Keyword = (operand: Value, schema: Document) => Check

/** JSON Schema type names that differ from the engine's own. */
const JSON_TYPES: Record<string, string> = { boolean: 'bool', integer: 'int' }

/** The keywords of `$jsonSchema` in draft 4, as the engine behind the platform knows them. */
const KEYWORDS: Record<string, Keyword> = Object.assign(Object.create(null), {
  bsonType: operand => typeCheck(operand),
  type: operand => typeCheck(operand),
  enum: operand => value => listOf('enum', operand).some(choice => sameValue(choice, value)),
  required: operand =>
    onDocument(document => listOf('required', operand).every(name => Object.hasOwn(document, String(name)))),
  properties: operand => propertiesCheck(operand),
  additionalProperties: (operand, schema) => additionalCheck(operand, schema),
  minProperties: operand => onDocument(document => Object.keys(document).length >= Number(operand)),
  maxProperties: operand => onDocument(document => Object.keys(document).length <= Number(operand)),
  minimum: (operand, schema) =>
    onNumber(value => (schema.exclusiveMinimum === true ? value > Number(operand) : value >= Number(operand))),
  maximum: (operand, schema) =>
    onNumber(value => (schema.exclusiveMaximum === true ? value < Number(operand) : value <= Number(operand))),
  exclusiveMinimum: () => () => true,
  exclusiveMaximum: () => () => true,
  multipleOf: operand => onNumber(value => value % Number(operand) === 0),
  minLength: operand => onString(value => [...value].length >= Number(operand)),
  maxLength: operand => onString(value => [...value].length <= Number(operand)),
  pattern: operand => onString(boundedTest(toRegExp(String(operand), ''))),
  items: operand => {
    const check = compile(operand)
    return onArray(items => items.every(check))
  },
  minItems: operand => onArray(items => items.length >= Number(operand)),
  maxItems: operand => onArray(items => items.length <= Number(operand)),
  uniqueItems: operand => onArray(items => operand !== true || new Set(items.map(valueKey)).size === items.length),
  allOf: operand => {
    const checks = listOf('allOf', operand).map(compile)
    return value => checks.every(check => check(value))
  },
  anyOf: operand => {
    const checks = listOf('anyOf', operand).map(compile)
    return value => checks.some(check => check(value))
  },
  oneOf: operand => {
    const checks = listOf('oneOf', operand).map(compile)
    return value => checks.filter(check => check(value)).length === 1
  },
  not: operand => {
    const check = compile(operand)
    return value => !check(value)
  },
  title: () => () => true,
  description: () => () => true,
} satisfies Record<string, Keyword>)

/** Compiles `$jsonSchema`. Throws a CloudError for a keyword that does not exist. */
export function compileSchema(schema: Value): (document: Document) => boolean {
  return compile(schema)
}

function compile(schema: Value): Check {
  if (!isDocument(schema)) throw queryFailed('$jsonSchema must be an object')
  const checks = Object.entries(schema).map(([name, operand]) => {
    const keyword = KEYWORDS[name]
    if (!keyword) throw queryFailed(`Unknown $jsonSchema keyword: ${name}`)
    return keyword(operand, schema)
  })
  return value => checks.every(check => check(value))
}

function typeCheck(operand: Value): Check {
  const names = (Array.isArray(operand) ? operand : [operand]).map(name => JSON_TYPES[String(name)] ?? name)
  return value => names.some(name => hasType(value, name))
}

function propertiesCheck(operand: Value): Check {
  if (!isDocument(operand)) throw queryFailed('$jsonSchema keyword properties must be an object')
  const checks = Object.entries(operand).map(([name, schema]) => ({ name, check: compile(schema) }))
  return onDocument(document =>
    checks.every(({ name, check }) => {
      const value = fieldOf(document, name)
      return value === undefined || check(value)
    }),
  )
}

function additionalCheck(operand: Value, schema: Document): Check {
  const known = new Set(isDocument(schema.properties) ? Object.keys(schema.properties) : [])
  const check = isDocument(operand) ? compile(operand) : () => operand !== false
  return onDocument(document => Object.entries(document).every(([name, value]) => known.has(name) || check(value)))
}

function listOf(keyword: string, operand: Value): Value[] {
  if (!Array.isArray(operand) || operand.length === 0)
    throw queryFailed(`$jsonSchema keyword ${keyword} must be an array`)
  return operand
}

/** A keyword says nothing about values of another type. */
function onDocument(check: (document: Document) => boolean): Check {
  return value => !isDocument(value) || check(value)
}
function onNumber(check: (value: number) => boolean): Check {
  return value => typeof value !== 'number' || check(value)
}
function onString(check: (value: string) => boolean): Check {
  return value => typeof value !== 'string' || check(value)
}
function onArray(check: (items: Value[]) => boolean): Check {
  return value => !Array.isArray(value) || check(value)
}
