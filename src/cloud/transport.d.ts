import type { RequestEnvelope } from '../contract/envelope'

/**
 * Carries one request to a cloud function and brings its result back, unread.
 * One file per platform: `transport.weapp.ts`, `transport.h5.ts`; the build picks the one it needs.
 * Rejects with TransportFailure and with nothing else.
 */
export declare function carry(functionName: string, request: RequestEnvelope): Promise<unknown>

/** Prepares the way to the cloud once, when the app starts. */
export declare function openTransport(): void
