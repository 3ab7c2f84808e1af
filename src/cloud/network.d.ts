/** Whether there is a network, as far as this moment can tell; true where nobody knows yet. */
export declare function isOnline(): boolean

/** Tells whenever the phone loses its network or gains it again. Answers how to stop listening. */
export declare function watchNetwork(hear: (online: boolean) => void): () => void
