/** Whose memory this is. WeChat keeps storage apart by person itself; in the browser several people share one. */
export declare function memoryScope(): string
