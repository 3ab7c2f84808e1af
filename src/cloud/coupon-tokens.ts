import type { CouponId, DeviceId } from '../domain/ids'
import { askShopper } from './client'
import { type Device, forgetRegistration, readyDevice } from './device'
import { shelf } from './memory'
import { troubleOf } from './trouble'

/** The member's coupons as the shop signed them for this phone. */
interface KeptTokens {
  deviceId: DeviceId
  tokens: { couponId: CouponId; token: string }[]
}

const kept = shelf<KeptTokens>('coupon-tokens', 1)

/** What the shop signed for this coupon and this phone; null when it lies not here. */
export function keptToken(device: Device, couponId: CouponId): string | null {
  const held = kept.read()
  if (held?.deviceId !== device.deviceId) return null
  return held.tokens.find(each => each.couponId === couponId)?.token ?? null
}

/**
 * Makes sure that these coupons can be shown without a network: registers the phone, and fetches what the shop signs for it
 * when something is missing. Never rejects: where it fails, the codes come from the server, as on a phone that cannot sign.
 */
export async function keepTokens(couponIds: readonly CouponId[]): Promise<void> {
  try {
    const device = await readyDevice()
    if (device && couponIds.some(couponId => keptToken(device, couponId) === null)) await fetchTokens(device)
  } catch {
    // Said nowhere: the screen that shows a code says what it has.
  }
}

async function fetchTokens(device: Device): Promise<void> {
  const fetched = await askShopper('coupons.tokens', { deviceId: device.deviceId }).catch(async (error: unknown) => {
    if (troubleOf(error).code !== 'DEVICE_UNKNOWN') throw error
    forgetRegistration()
    await readyDevice()
    return askShopper('coupons.tokens', { deviceId: device.deviceId })
  })
  kept.write({ deviceId: device.deviceId, tokens: fetched.tokens })
}
