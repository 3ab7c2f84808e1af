import { type CouponToken, writeCouponToken } from '../../src/domain/codes/coupon-code'
import type { CouponId, DeviceId, PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { shopSign } from '../_platform/signing'
import { loadPack } from '../_store/packs'

export interface SignedCoupon {
  couponId: CouponId
  token: string
}

/** Every live coupon of the pack, signed for one of its phones. Throws DEVICE_UNKNOWN when the phone has lost its place. */
export async function couponTokens(packId: PackId, deviceId: DeviceId, at: Instant): Promise<SignedCoupon[]> {
  const pack = await loadPack(packId, at)
  const device = pack.devices.find(each => each.deviceId === deviceId)
  if (!device) throw new Refusal('DEVICE_UNKNOWN', {})
  return pack.coupons
    .filter(coupon => at < coupon.expiresAt)
    .map(({ couponId, templateId, terms, startsAt, expiresAt }) => {
      const what = { packId, couponId, templateId, terms, startsAt, expiresAt }
      const token: CouponToken = { ...what, deviceId, devicePublicKey: device.publicKey }
      return { couponId, token: writeCouponToken(token, shopSign) }
    })
}
