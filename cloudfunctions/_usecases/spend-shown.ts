import { isFreshStep } from '../../src/domain/codes/code-step'
import { spendIdOf } from '../../src/domain/codes/pay-code'
import { isRegistered } from '../../src/domain/devices/device'
import type { DeviceId, SpendId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { sha256 } from '../_platform/secrets'

/**
 * The one spend that the code on this phone's screen allows: typed or scanned, it pays once.
 * Throws DEVICE_UNKNOWN when the phone has lost its place, CODE_EXPIRED for another minute than this one.
 */
export function spendShown(pack: Pack, shown: { deviceId: DeviceId; step: number }, at: Instant): SpendId {
  if (!isRegistered(pack, shown.deviceId)) throw new Refusal('DEVICE_UNKNOWN', {})
  if (!isFreshStep(shown.step, at)) throw new Refusal('CODE_EXPIRED', {})
  return spendIdOf({ packId: pack.packId, ...shown }, sha256)
}
