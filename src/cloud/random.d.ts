/** Bytes from the system's own generator. Rejects when the platform has none; ids are never made of anything weaker. */
export declare function randomBytes(count: number): Promise<Uint8Array>
