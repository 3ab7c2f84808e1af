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

/** A version whose text lies in a page. */
interface Kept extends Omit<Version, 'text'> {
  page: Page
  from: number
  /** `REMOVED` when the write removed the document. */
  to: number
}

/** Texts one after the other, and the versions they belong to. */
interface Page {
  bytes: Buffer
  used: number
  versions: Kept[]
}

const REMOVED = -1
const VERSIONS_PER_DOCUMENT = 20
/** The number of a version that its document no longer keeps. */
const FORGOTTEN = 0
const KEPT_BYTES = 16 * 1024 * 1024
const PAGE_BYTES = 256 * 1024
const VERSIONS_PER_PAGE = 400
/** Of UTF-8, for one unit of a JavaScript string. */
const MOST_BYTES_PER_UNIT = 3

/**
 * The newest writes to documents, in memory: so many for each document, so many bytes in all, the oldest leave first.
 * What a running commit writes is noted aside until it is durable. Texts are kept as bytes outside the heap, because
 * thousands of strings that live for a while and then die are what a garbage collector is worst at.
 */
export class History {
  private readonly byDocument = new Map<string, Kept[]>()
  private pages: Page[] = []
  private bytes = 0
  private lastNumber = 0
  private pending: Omit<Version, 'n' | 'at'>[] = []

  constructor(private readonly now: () => number) {}

  /** The number of the newest write. */
  get newest(): number {
    return this.lastNumber
  }

  note(write: Omit<Version, 'n' | 'at'>): void {
    this.pending.push(write)
  }

  /** The noted writes are durable. */
  keep(): void {
    if (this.pending.length === 0) return
    const at = this.now()
    for (const write of this.pending) this.add(write, at)
    this.pending = []
  }

  /** The noted writes were not stored. */
  drop(): void {
    this.pending = []
  }

  /** Forgets everything: the store was put back to another time. */
  clear(): void {
    this.byDocument.clear()
    this.pages = []
    this.bytes = 0
  }

  /** The kept writes to one document, newest first. */
  of(collection: string, id: string): Version[] {
    return (this.byDocument.get(keyOf({ collection, id })) ?? []).map(read).reverse()
  }

  /** Writes after the one with this number, in order; `isWhole` is false when some of them are no longer kept. */
  after(n: number, limit: number): { versions: Version[]; isWhole: boolean } {
    const newer: Kept[] = []
    for (const { versions } of this.pages) {
      if ((versions.at(-1)?.n ?? 0) <= n) continue
      for (const version of versions) {
        if (version.n > n && newer.push(version) === limit)
          return { versions: newer.map(read), isWhole: isRow(newer, n) }
      }
    }
    const isWhole = isRow(newer, n) && (newer.length > 0 || n === this.lastNumber)
    return { versions: newer.map(read), isWhole }
  }

  private add({ collection, id, author, text }: Omit<Version, 'n' | 'at'>, at: number): void {
    this.lastNumber += 1
    const page = this.pageFor(text ?? '')
    const from = page.used
    if (text !== null) page.used += page.bytes.write(text, from)
    const to = text === null ? REMOVED : page.used
    const version: Kept = { n: this.lastNumber, collection, id, at, author, page, from, to }
    page.versions.push(version)
    const key = keyOf(version)
    const versions = this.byDocument.get(key)
    if (versions === undefined) this.byDocument.set(key, [version])
    else if (versions.push(version) > VERSIONS_PER_DOCUMENT) forget(versions)
  }

  /** The page that takes the next text; a new one may push the oldest out. */
  private pageFor(text: string): Page {
    const last = this.pages.at(-1)
    if (last && last.versions.length < VERSIONS_PER_PAGE && fits(text, last.bytes.length - last.used)) return last
    const size = Math.max(Buffer.byteLength(text), PAGE_BYTES)
    const page: Page = { bytes: Buffer.allocUnsafeSlow(size), used: 0, versions: [] }
    this.pages.push(page)
    this.bytes += size
    while (this.bytes > KEPT_BYTES && this.pages.length > 1) this.forgetOldestPage()
    return page
  }

  private forgetOldestPage(): void {
    const page = this.pages.shift()
    if (!page) return
    this.bytes -= page.bytes.length
    for (const version of page.versions) {
      const key = keyOf(version)
      const versions = this.byDocument.get(key)
      if (versions?.[0] !== version) continue
      forget(versions)
      if (versions.length === 0) this.byDocument.delete(key)
    }
  }
}

/** Whether a text surely fits; its bytes are counted only when that is in doubt. */
function fits(text: string, room: number): boolean {
  return text.length * MOST_BYTES_PER_UNIT <= room || Buffer.byteLength(text) <= room
}

function forget(versions: Kept[]): void {
  const oldest = versions.shift()
  if (oldest) oldest.n = FORGOTTEN
}

function read({ n, collection, id, at, author, page, from, to }: Kept): Version {
  return { n, collection, id, at, author, text: to === REMOVED ? null : page.bytes.toString('utf8', from, to) }
}

/** Whether these are all writes from the one after `n`, without a gap. */
function isRow(versions: readonly Kept[], n: number): boolean {
  return versions.every((version, index) => version.n === n + index + 1)
}

function keyOf({ collection, id }: Pick<Version, 'collection' | 'id'>): string {
  return `${collection} ${id}`
}
