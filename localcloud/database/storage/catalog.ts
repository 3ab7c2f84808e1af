import type { Database as LmdbDatabase, RootDatabase } from 'lmdb'
import { collectionMissing } from '../refusals'

/** An index of a collection. `number` 0 is the index on `_id`, which every collection has. */
export interface CollectionIndex {
  number: number
  name: string
  keys: [field: string, direction: 1 | -1][]
  unique: boolean
  /** Set once a document has put several keys into the index; then ranges cannot be narrowed from both sides. */
  multikey: boolean
}

export interface Collection {
  id: number
  name: string
  indexes: CollectionIndex[]
  /** Number that the next index gets; numbers are not used again, so that old entries are never taken for new. */
  nextIndex: number
}

/** Which collections exist and which indexes they have: held in memory, kept in the store. */
export class Catalog {
  private readonly saved: LmdbDatabase<Collection, string>
  private readonly collections = new Map<string, Collection>()

  constructor(root: RootDatabase) {
    this.saved = root.openDB<Collection, string>({ name: 'database.catalog', encoding: 'json' })
    this.reload()
  }

  reload(): void {
    this.collections.clear()
    for (const { value } of this.saved.getRange()) this.collections.set(value.name, value)
  }

  /** Throws the platform's refusal when the collection does not exist. */
  get(name: unknown): Collection {
    const collection = typeof name === 'string' ? this.collections.get(name) : undefined
    if (!collection) throw collectionMissing(String(name))
    return collection
  }

  find(name: string): Collection | undefined {
    return this.collections.get(name)
  }

  all(): Collection[] {
    return [...this.collections.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** Adds a collection. Has to run inside a write. */
  add(name: string): Collection {
    const id = Math.max(0, ...[...this.collections.values()].map(collection => collection.id)) + 1
    const primary: CollectionIndex = { number: 0, name: '_id_', keys: [['_id', 1]], unique: true, multikey: false }
    const collection: Collection = { id, name, indexes: [primary], nextIndex: 1 }
    this.collections.set(name, collection)
    this.save(collection)
    return collection
  }

  /** Stores a collection after its indexes changed. Has to run inside a write. */
  save(collection: Collection): void {
    this.saved.put(collection.name, collection)
  }
}
