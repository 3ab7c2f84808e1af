import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Verify } from '../../src/domain/codes/signature'
import { hmac } from './secrets'

// Node wants keys in their envelopes; an Ed25519 key is its envelope's fixed beginning and 32 bytes.
const PRIVATE_ENVELOPE = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_ENVELOPE = Buffer.from('302a300506032b6570032100', 'hex')

let shopKey: KeyObject | null = null

/** The key that the shop signs for offline tills with, derived like every other from the deployment's one secret. */
function privateKey(): KeyObject {
  shopKey ??= createPrivateKey({
    key: Buffer.concat([PRIVATE_ENVELOPE, hmac('offline-signing', 'ed25519')]),
    format: 'der',
    type: 'pkcs8',
  })
  return shopKey
}

/** Ed25519 by the shop. */
export function shopSign(message: Uint8Array): Uint8Array {
  return sign(null, message, privateKey())
}

/** The raw 32 bytes that tills and phones check the shop's signatures with. */
export function shopPublicKey(): Uint8Array {
  const spki = createPublicKey(privateKey()).export({ format: 'der', type: 'spki' })
  return new Uint8Array(spki.subarray(PUBLIC_ENVELOPE.length))
}

/** Whether a signature is by the owner of a raw public key. */
export const verifyEd25519: Verify = (signature, message, publicKey) => {
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_ENVELOPE, publicKey]), format: 'der', type: 'spki' })
  return verify(null, message, key, signature)
}
