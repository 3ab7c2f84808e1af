import type { DeviceId } from '../domain/ids'
import { shelf } from './memory'

/** Where `device.ts` keeps this phone as the shop knows it; by itself, so that asking for the id loads nothing else. */
const registered = shelf<{ deviceId: DeviceId }>('device', 1)

/** Which phone this is, once it has been registered; null before. */
export function keptDeviceId(): DeviceId | null {
  return registered.read()?.deviceId ?? null
}
