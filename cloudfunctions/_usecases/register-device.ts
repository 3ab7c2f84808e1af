import { registerDevice as decide } from '../../src/domain/devices/device'
import type { DeviceId, PackId } from '../../src/domain/ids'
import { isAhead } from '../../src/domain/pack/repeats'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { deviceSecret } from '../_platform/secrets'
import { changePack } from './change-pack'

/** Lets a phone show codes by itself, and answers the secret that its pay codes are made with: the same at every asking. */
export async function registerDevice(
  wish: { packId: PackId; deviceId: DeviceId; publicKey: string },
  at: Instant,
): Promise<{ paySecret: Uint8Array }> {
  const { packId, deviceId, publicKey } = wish
  if (isAhead(deviceId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  await changePack(packId, at, pack => decide(pack, { deviceId, publicKey, registeredAt: at }))
  return { paySecret: deviceSecret(packId, deviceId) }
}
