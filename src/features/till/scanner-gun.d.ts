/** Tells every code that a scanner gun types, wherever the focus is. Answers how to stop listening. */
export declare function watchScannerGun(hear: (code: string) => void): () => void
