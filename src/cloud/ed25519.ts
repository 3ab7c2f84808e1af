import { ed25519 } from '@noble/curves/ed25519'
import type { Sign, Verify } from '../domain/codes/signature'

/** Ed25519 by an audited library, as the domain's rules take it. Loaded by `loadEd25519` and by nobody else. */
export const publicKeyOf = (secretKey: Uint8Array): Uint8Array => ed25519.getPublicKey(secretKey)

export const signWith =
  (secretKey: Uint8Array): Sign =>
  message =>
    ed25519.sign(message, secretKey)

/** A signature, or a key, that is none makes the library throw instead of answering. */
export const verify: Verify = (signature, message, publicKey) => {
  try {
    return ed25519.verify(signature, message, publicKey)
  } catch {
    return false
  }
}
