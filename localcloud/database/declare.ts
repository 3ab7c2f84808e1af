import { isCollectionName } from './actions/add-collection'
import type { Engine } from './engine'
import { LIMITS } from './limits'
import { invalidParameter } from './refusals'
import type { Collection, CollectionIndex } from './storage/catalog'
import { checkName } from './values/field-name'

/** An index as a project declares it. A unique index takes an absent field for null, so two such documents clash. */
export interface IndexDeclaration {
  name: string
  keys: [field: string, direction: 1 | -1][]
  unique?: boolean
}

export interface CollectionDeclaration {
  name: string
  indexes?: IndexDeclaration[]
  [extra: string]: unknown
}

/** Makes what is missing. An index whose keys or uniqueness changed is built anew; one no longer declared is dropped. */
export async function declareCollections(engine: Engine, declarations: CollectionDeclaration[]): Promise<void> {
  for (const declaration of declarations) {
    checkDeclaration(declaration)
    await engine.writer.run(() => {
      const collection = engine.catalog.find(declaration.name) ?? engine.catalog.add(declaration.name)
      reconcile(engine, collection, declaration.indexes ?? [])
    })
  }
}

function checkDeclaration({ name, indexes = [] }: CollectionDeclaration): void {
  if (!isCollectionName(name)) throw invalidParameter(`collection name is invalid: ${name}`)
  if (indexes.length > LIMITS.indexes) throw invalidParameter(`${name}: more than ${LIMITS.indexes} indexes`)
  for (const index of indexes) {
    if (index.keys.length === 0) throw invalidParameter(`${name}: index ${index.name} has no fields`)
    for (const [field, direction] of index.keys) {
      checkName(field)
      if (direction !== 1 && direction !== -1) throw invalidParameter(`${name}: index ${index.name}: bad direction`)
    }
  }
}

function reconcile(engine: Engine, collection: Collection, declared: IndexDeclaration[]): void {
  for (const index of collection.indexes.filter(({ number }) => number !== 0)) {
    if (!declared.some(declaration => sameIndex(declaration, index))) drop(engine, collection, index)
  }
  for (const declaration of declared) {
    if (!collection.indexes.some(index => sameIndex(declaration, index))) build(engine, collection, declaration)
  }
}

function sameIndex(declaration: IndexDeclaration, index: CollectionIndex): boolean {
  return (
    declaration.name === index.name &&
    (declaration.unique ?? false) === index.unique &&
    JSON.stringify(declaration.keys) === JSON.stringify(index.keys)
  )
}

function drop(engine: Engine, collection: Collection, index: CollectionIndex): void {
  engine.records.entries.clear(collection, index)
  collection.indexes = collection.indexes.filter(other => other !== index)
  engine.catalog.save(collection)
}

function build(engine: Engine, collection: Collection, declaration: IndexDeclaration): void {
  const { name, keys, unique = false } = declaration
  const index: CollectionIndex = { number: collection.nextIndex, name, keys, unique, multikey: false }
  collection.nextIndex += 1
  try {
    engine.records.fillIndex(collection, index)
  } catch (error) {
    engine.records.entries.clear(collection, index)
    engine.catalog.save(collection)
    throw error
  }
  collection.indexes.push(index)
  engine.catalog.save(collection)
}
