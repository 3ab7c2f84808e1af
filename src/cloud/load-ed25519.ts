export type Ed25519 = typeof import('./ed25519')

/** The length of a secret key. */
export const SECRET_KEY_BYTES = 32

let loaded: Promise<Ed25519> | null = null

/**
 * The library that signs and verifies, fetched when a code is first made or checked. It reckons with BigInt, which iOS has
 * since 14: null on an older phone, which then asks the server for its codes.
 */
export async function loadEd25519(): Promise<Ed25519 | null> {
  if (typeof BigInt === 'undefined') return null
  loaded ??= import('./ed25519').catch((error: unknown) => {
    // Without a network a browser cannot fetch it; the next try may.
    loaded = null
    throw error
  })
  return loaded
}
