import type { DeviceId } from '../ids'
import type { Pack } from '../pack/pack'
import { Refusal } from '../refusal'
import type { Instant } from '../time'

/** A member's phone that can show codes by itself. */
export interface Device {
  deviceId: DeviceId
  /** Ed25519, base64url: what the phone signs the changing part of its codes with */
  publicKey: string
  registeredAt: Instant
}

/** A phone and a new one, a tablet, and one more: the one registered longest ago makes room. */
const MOST_DEVICES = 4

/** The pack with one more device; null when it is there already. A known id with another key is somebody else's phone. */
export function registerDevice(pack: Pack, device: Device): Pack | Refusal | null {
  const known = pack.devices.find(each => each.deviceId === device.deviceId)
  if (known) return known.publicKey === device.publicKey ? null : new Refusal('COMMAND_ID_REUSED', {})
  return { ...pack, devices: [...pack.devices, device].slice(-MOST_DEVICES) }
}

/** Whether this phone may show codes of its own. */
export function isRegistered(pack: Pack, deviceId: DeviceId): boolean {
  return pack.devices.some(device => device.deviceId === deviceId)
}
