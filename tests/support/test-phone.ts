import { randomBytes } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { base64url, bytesOfBase64url } from '../../src/domain/codes/bytes'
import { stepAt } from '../../src/domain/codes/code-step'
import { writeCouponCode } from '../../src/domain/codes/coupon-code'
import { writePayCode } from '../../src/domain/codes/pay-code'
import { base32, type CouponId, type DeviceId, type PackId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { newId, type TestShop } from './shop'

/** A shopper's phone: its key never leaves it, and once it is registered its codes need no network. */
export class TestPhone {
  private readonly secretKey = new Uint8Array(randomBytes(32))
  readonly deviceId: DeviceId
  private packId: PackId | null = null
  private paySecret: Uint8Array = new Uint8Array()
  private readonly tokens = new Map<CouponId, string>()

  constructor(
    private readonly shop: TestShop,
    readonly openid: string,
  ) {
    this.deviceId = newId('dev', shop.now)
  }

  get publicKey(): string {
    return base64url(ed25519.getPublicKey(this.secretKey))
  }

  async register(): Promise<void> {
    await this.shop.call('shopper', this.openid, 'pack.open', {})
    const { deviceId, publicKey } = this
    const secrets = await this.shop.call('shopper', this.openid, 'device.register', { deviceId, publicKey })
    this.packId = secrets.packId
    this.paySecret = bytesOfBase64url(secrets.paySecret) ?? new Uint8Array()
  }

  /** Fetches the signed coupons, to be shown later. */
  async fetchTokens(): Promise<void> {
    const { tokens } = await this.shop.call('shopper', this.openid, 'coupons.tokens', { deviceId: this.deviceId })
    for (const { couponId, token } of tokens) this.tokens.set(couponId, token)
  }

  async claim(templateId: string): Promise<CouponId> {
    const claimId = newId('clm', this.shop.now)
    const { couponId } = await this.shop.call('shopper', this.openid, 'coupons.claim', { claimId, templateId })
    await this.fetchTokens()
    return couponId
  }

  couponCode(couponId: CouponId, at: Instant = this.shop.now): string {
    const token = this.tokens.get(couponId)
    if (token === undefined) throw new Error('this phone has no such coupon')
    return writeCouponCode(token, stepAt(at), message => ed25519.sign(message, this.secretKey))
  }

  payCode(at: Instant = this.shop.now): string {
    if (this.packId === null) throw new Error('this phone is not registered')
    const mac = (text: string) => base32(hmac(sha256, this.paySecret, new TextEncoder().encode(text)).subarray(0, 10))
    return writePayCode({ packId: this.packId, deviceId: this.deviceId, step: stepAt(at) }, mac)
  }
}
