/** Tells whenever the phone loses its network or gains it again. Answers how to stop listening. */
export declare function watchNetwork(hear: (online: boolean) => void): () => void
