import type { RawDocument } from './field-reader'
import type { Problem, RawCollection, RawRules } from './raw-rules'
import type { ReadDocument } from './read-document'

const DOCUMENT_ID_PROBLEM = '文档编号 _id 只能用字母、数字、_ 和 -，最长 64 位'

/** Reads the merchant's documents, keeps the last good version of one with a problem, and collects the problems. */
export class RawRulesReader {
  readonly problems: Problem[] = []

  constructor(private readonly raw: RawRules) {}

  /**
   * What a collection says. `live` are its documents as they are live now, named by `idKey`; `read` gets the one with the
   * same id beside the document, null when there is none.
   */
  all<T, K extends keyof T>(
    collection: RawCollection,
    idKey: K,
    live: readonly T[] | undefined,
    read: (document: RawDocument, lastGood: T | null) => ReadDocument<T>,
  ): T[] {
    const lastGood = new Map((live ?? []).map(value => [String(value[idKey]), value]))
    const values: T[] = []
    for (const document of this.raw[collection]) {
      const older = lastGood.get(document._id)
      const { value, problems: inside } = read(document, older ?? null)
      const found = isGoodDocumentId(document._id) ? inside : [DOCUMENT_ID_PROBLEM, ...inside]
      const kept = found.length === 0 ? value : older
      if (kept) values.push(kept)
      if (found.length > 0) this.report(collection, document._id, found, older !== undefined)
    }
    return values
  }

  /** A document of `settings` that a shop may do without. Null: there is none, or none that could ever be read. */
  optional<T>(
    documentId: string,
    lastGood: T | null | undefined,
    read: (document: RawDocument) => ReadDocument<T>,
  ): T | null {
    return this.settings(documentId) ? this.required(documentId, lastGood, read) : null
  }

  /** A document of `settings` that every shop has. Null: none that could ever be read. */
  required<T>(
    documentId: string,
    lastGood: T | null | undefined,
    read: (document: RawDocument) => ReadDocument<T>,
  ): T | null {
    const document = this.settings(documentId)
    const missing = { value: null, problems: [`settings 里要有一个编号为 ${documentId} 的文档`] }
    const { value, problems } = document ? read(document) : missing
    if (problems.length === 0) return value
    const older = lastGood ?? null
    this.report('settings', documentId, problems, older !== null)
    return older
  }

  /** Tells the merchant what is wrong with one document. */
  report(collection: RawCollection, documentId: string, found: readonly string[], olderVersionLive: boolean): void {
    this.problems.push({ collection, documentId, message: found.join('；'), olderVersionLive })
  }

  private settings(documentId: string): RawDocument | undefined {
    return this.raw.settings.find(each => each._id === documentId)
  }
}

/** Ids become keys of maps in packs: no dots or signs the database reads, no names every object already has. */
function isGoodDocumentId(id: unknown): boolean {
  return typeof id === 'string' && /^[0-9A-Za-z][\w-]{0,63}$/.test(id) && !(id in {})
}
