import { base64url, bytesOfBase64url } from '../domain/codes/bytes'
import type { DeviceId, PackId } from '../domain/ids'
import { askShopper } from './client'
import { type Ed25519, loadEd25519, SECRET_KEY_BYTES } from './load-ed25519'
import { shelf } from './memory'
import { newId } from './new-id'
import { randomBytes } from './random'

/** This phone's key. It is made here and never leaves it; only its public half is told. Bytes as base64url. */
interface DeviceKey {
  deviceId: DeviceId
  secretKey: string
}

/** A phone that the shop knows: it can show codes by itself. */
export interface Device extends DeviceKey {
  packId: PackId
  /** keys the phone's pay codes */
  paySecret: string
}

const key = shelf<DeviceKey>('device-key', 1)
const registered = shelf<Device>('device', 1)

/** The phone as the shop knows it; null while it is not registered. Asks nobody. */
export function keptDevice(): Device | null {
  return registered.read()
}

/** What is under way is shared: two screens that ask at once are one phone. */
let underWay: Promise<Device | null> | null = null

/** Registers this phone, once. Null on a phone that cannot sign. Rejects with Trouble when nobody answers. */
export function readyDevice(): Promise<Device | null> {
  underWay ??= register().finally(() => {
    underWay = null
  })
  return underWay
}

/** The shop said that it does not know this phone (another four came after it): it registers again, with the same key. */
export function forgetRegistration(): void {
  registered.clear()
}

async function register(): Promise<Device | null> {
  const known = registered.read()
  if (known) return known
  const ed25519 = await loadEd25519()
  if (!ed25519) return null
  const kept = key.read() ?? (await newKey())
  const { deviceId, secretKey } = kept
  const secrets = await askShopper('device.register', { deviceId, publicKey: publicKeyText(kept, ed25519) })
  const device = { deviceId, secretKey, ...secrets }
  registered.write(device)
  return device
}

/** Kept before it is told, so that a registration whose answer was lost is repeated and not doubled. */
async function newKey(): Promise<DeviceKey> {
  const made = { deviceId: await newId('dev'), secretKey: base64url(await randomBytes(SECRET_KEY_BYTES)) }
  key.write(made)
  return made
}

function publicKeyText({ secretKey }: DeviceKey, { publicKeyOf }: Ed25519): string {
  return base64url(publicKeyOf(bytesOf(secretKey)))
}

/** Bytes that this phone has written itself. */
export function bytesOf(text: string): Uint8Array {
  return bytesOfBase64url(text) ?? new Uint8Array()
}
