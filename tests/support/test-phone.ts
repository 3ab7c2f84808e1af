import { createHmac, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { base32 } from '../../src/domain/base32'
import { base64url, bytesOfBase64url } from '../../src/domain/codes/bytes'
import { stepAt } from '../../src/domain/codes/code-step'
import { writeCouponCode } from '../../src/domain/codes/coupon-code'
import { writePayCode } from '../../src/domain/codes/pay-code'
import type { CouponId, DeviceId, PackId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { newId, type TestShop } from './shop'

const PRIVATE_ENVELOPE = Buffer.from('302e020100300506032b657004220420', 'hex')

interface KeptDevice {
  deviceId: DeviceId
  secretKey: string
  packId: PackId
  paySecret: string
}

interface SignedCoupon {
  couponId: CouponId
  token: string
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytesOfBase64url(text) ?? [])
}

/** A shopper's phone: its key never leaves it, and once it is registered its codes need no network. */
export class TestPhone {
  private secretKey = new Uint8Array(randomBytes(32))
  deviceId: DeviceId
  private packId: PackId | null = null
  private paySecret: Uint8Array = bytesOf('')
  private readonly tokens = new Map<CouponId, string>()

  constructor(
    private readonly shop: TestShop,
    readonly openid: string,
  ) {
    this.deviceId = newId('dev', shop.now)
  }

  /** The phone whose storage this is, after the mini-program on it was registered. */
  static ofStorage(shop: TestShop, openid: string, storage: ReadonlyMap<string, unknown>): TestPhone {
    const device = storage.get('device.1.') as KeptDevice
    const phone = new TestPhone(shop, openid)
    phone.deviceId = device.deviceId
    phone.secretKey = bytesOf(device.secretKey)
    phone.packId = device.packId
    phone.paySecret = bytesOf(device.paySecret)
    const { tokens = [] } = (storage.get('coupon-tokens.1.') ?? {}) as { tokens?: SignedCoupon[] }
    for (const { couponId, token } of tokens) phone.tokens.set(couponId, token)
    return phone
  }

  get publicKey(): string {
    const spki = createPublicKey(this.privateKey).export({ format: 'der', type: 'spki' })
    return base64url(new Uint8Array(spki.subarray(-32)))
  }

  async register(): Promise<void> {
    await this.shop.call('shopper', this.openid, 'pack.open', {})
    const { deviceId, publicKey } = this
    const secrets = await this.shop.call('shopper', this.openid, 'device.register', { deviceId, publicKey })
    this.packId = secrets.packId
    this.paySecret = bytesOf(secrets.paySecret)
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
    return writeCouponCode(token, stepAt(at), message => sign(null, message, this.privateKey))
  }

  payCode(at: Instant = this.shop.now): string {
    if (this.packId === null) throw new Error('this phone is not registered')
    const mac = (text: string) => base32(createHmac('sha256', this.paySecret).update(text).digest().subarray(0, 10))
    return writePayCode({ packId: this.packId, deviceId: this.deviceId, step: stepAt(at) }, mac)
  }

  /** Node's own implementation: what the phone's library signs must be the same to the last bit. */
  private get privateKey() {
    const der = Buffer.concat([PRIVATE_ENVELOPE, this.secretKey])
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  }
}
