/** What reading one raw document came to. A value counts only without problems; null is a document that is switched off. */
export interface ReadDocument<T> {
  value: T | null
  /** in Chinese, each naming its field; empty when the document is good */
  problems: readonly string[]
}
