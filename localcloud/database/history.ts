import { AsyncLocalStorage } from 'node:async_hooks'

/** Who writes: the function and its call; nothing for the console and for imports. */
export interface Author {
  function: string
  requestId: string
}

/** One write to one document. */
export interface Version {
  /** Counts all writes since the start of the process, from 1. */
  n: number
  collection: string
  /** The document's id as JSON. */
  id: string
  /** Milliseconds since the epoch by the cloud's clock. */
  at: number
  author?: Author
  /** The document afterwards as relaxed extended JSON; null: it was removed. */
  text: string | null
}

const VERSIONS_PER_DOCUMENT = 20
/** The number of a version that its document no longer keeps. */
const FORGOTTEN = 0
const KEPT_BYTES = 16 * 1024 * 1024

/** Set while a request is carried out: the writes that it brings about are its author's. */
export const author = new AsyncLocalStorage<Author>()

/**
 * The newest writes to documents, in memory: so many for each document, so many bytes in all, the oldest leave first.
 * What a running commit writes is noted aside until it is durable.
 */
export class History {
  private readonly byDocument = new Map<string, Version[]>()
  private queue: Version[] = []
  private first = 0
  private bytes = 0
  private lastNumber = 0
  private pending: Omit<Version, 'n' | 'at'>[] = []

  constructor(private readonly now: () => number) {}

  /** The number of the newest write. */
  get newest(): number {
    return this.lastNumber
  }

  note(collection: string, id: string, text: string | null): void {
    this.pending.push({ collection, id, text, author: author.getStore() })
  }

  /** The noted writes are durable. */
  keep(): void {
    for (const write of this.pending.splice(0)) {
      this.lastNumber += 1
      this.add({ ...write, n: this.lastNumber, at: this.now() })
    }
  }

  /** The noted writes were not stored. */
  drop(): void {
    this.pending = []
  }

  /** Forgets everything: the store was put back to another time. */
  clear(): void {
    this.byDocument.clear()
    this.queue = []
    this.first = 0
    this.bytes = 0
  }

  /** The kept writes to one document, newest first. */
  of(collection: string, id: string): Version[] {
    return [...(this.byDocument.get(keyOf({ collection, id })) ?? [])].reverse()
  }

  /** Writes after the one with this number, in order; `isWhole` is false when some of them are no longer kept. */
  after(n: number, limit: number): { versions: Version[]; isWhole: boolean } {
    const newer: Version[] = []
    for (let at = this.queue.length - 1; at >= this.first; at -= 1) {
      const version = this.queue[at] as Version
      if (version.n === FORGOTTEN) continue
      if (version.n <= n) break
      newer.push(version)
    }
    const versions = newer.reverse().slice(0, limit)
    const isWhole = versions.every((version, index) => version.n === n + index + 1)
    return { versions, isWhole: isWhole && (versions.length > 0 || n === this.lastNumber) }
  }

  private add(version: Version): void {
    const key = keyOf(version)
    const versions = this.byDocument.get(key) ?? []
    this.byDocument.set(key, versions)
    versions.push(version)
    this.queue.push(version)
    this.bytes += sizeOf(version)
    if (versions.length > VERSIONS_PER_DOCUMENT) this.forget(versions, key)
    while (this.bytes > KEPT_BYTES) this.forgetOldest()
    if (this.first > this.queue.length / 2) {
      this.queue = this.queue.slice(this.first)
      this.first = 0
    }
  }

  private forgetOldest(): void {
    const oldest = this.queue[this.first]
    this.first += 1
    const versions = oldest && this.byDocument.get(keyOf(oldest))
    // One that its document forgot already stands in the queue without its text.
    if (oldest && versions?.[0] === oldest) this.forget(versions, keyOf(oldest))
  }

  private forget(versions: Version[], key: string): void {
    const forgotten = versions.shift()
    if (!forgotten) return
    this.bytes -= sizeOf(forgotten)
    forgotten.text = null
    forgotten.n = FORGOTTEN
    if (versions.length === 0) this.byDocument.delete(key)
  }
}

function keyOf({ collection, id }: Pick<Version, 'collection' | 'id'>): string {
  return `${collection} ${id}`
}

/** Roughly what it takes in memory. */
function sizeOf({ text, id }: Version): number {
  return 200 + id.length + (text?.length ?? 0)
}
