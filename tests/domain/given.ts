import { createHash, randomBytes } from 'node:crypto'
import { ID_RANDOM_BYTES, type IdPrefix, isId, makeId, type OrderId, type PackId } from '../../src/domain/ids'
import { type Fen, fen } from '../../src/domain/money'
import { appendEntry, type Command } from '../../src/domain/pack/append-entry'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import type { Decision } from '../../src/domain/pack/decision'
import { openPack, type Pack } from '../../src/domain/pack/pack'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import { draftFrom } from '../../src/domain/rules/publish'
import type { RawRules } from '../../src/domain/rules/raw-rules'
import type { Rules } from '../../src/domain/rules/rules'
import { DAY, type Instant, instant } from '../../src/domain/time'
import { newOrder, type Order } from '../../src/domain/top-up/order'
import { type Quote, quoteTier } from '../../src/domain/top-up/quote'

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A moment on the shop's wall clock. */
export function shopTime(text: string): Instant {
  return instant(Date.parse(`${text.replace(' ', 'T')}+08:00`))
}

export const noon = shopTime('2026-11-22 12:00:00')

export function yuan(amount: number): Fen {
  return fen(Math.round(amount * 100))
}

export function newId<P extends IdPrefix>(prefix: P, at: Instant = noon) {
  return makeId(prefix, at, randomBytes(ID_RANDOM_BYTES))
}

/** The merchant's documents of a small shop with everything in it. */
export function rawRules(): RawRules {
  return {
    settings: [
      { _id: 'shop', shopName: '小满咖啡', legalForm: '个体工商户', unnamedCeilingYuan: 5000, namedCeilingYuan: 5000 },
    ],
    stores: [
      { _id: 'store_nanshan', name: '南山店' },
      { _id: 'store_futian', name: '福田店' },
    ],
    plans: [],
    faq: [],
    tiers: [
      { _id: 'tier_300', payYuan: 300, bonusYuan: 30, bonusValidDays: 365 },
      { _id: 'tier_800', payYuan: 800, bonusYuan: 120, bonusValidDays: 365 },
      { _id: 'tier_1500', payYuan: 1500, bonusYuan: 300, bonusValidDays: 30, perMember: 3 },
    ],
    coupon_templates: [
      { _id: 'off_10', title: '满减券', kind: '满减', minimumYuan: 50, offYuan: 10, validDays: 30, perMember: 1 },
      { _id: 'pay_90', title: '折扣券', kind: '折扣', payPercent: 90, capYuan: 20, validDays: 15, perMember: 2 },
      {
        _id: 'coffee',
        title: '咖啡券',
        kind: '兑换',
        item: '美式咖啡一杯',
        stores: ['store_nanshan'],
        validDays: 7,
        perMember: 50,
      },
    ],
    hand_outs: [],
    price_rules: [],
    products: [],
    staff: [{ _id: 'staff_1', name: '南山店员', openid: 'openid-1', role: '店员', store: 'store_nanshan' }],
  }
}

/** The rules of that shop, with parts of its documents replaced. */
export function rulesWith(changes: Partial<RawRules> = {}): Rules {
  const { published, problems } = draftFrom({ ...rawRules(), ...changes }, null, noon)
  if (!published || problems.length > 0) throw new Error(`bad rules in a test: ${JSON.stringify(problems)}`)
  return published.rules
}

export const rules = rulesWith()

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The id of a pack: computed from a person in the product, made up here. */
export function packIdOf(name: string): PackId {
  const body = [...createHash('sha256').update(name).digest().subarray(0, 26)].map(byte => ALPHABET.charAt(byte % 32))
  const packId = `pk_${body.join('')}`
  if (!isId<'pk'>('pk', packId)) throw new Error(`not an id: ${packId}`)
  return packId
}

export function newPack(at: Instant = noon): Pack {
  return openPack(packIdOf('somebody'), 'unnamed', at, sha256)
}

/** Appends a decision to its pack as the product does. A refusal here is a mistake of the test. */
export function commit(decision: Decision | null, command: Partial<Command> & Pick<Command, 'commandId' | 'at'>) {
  if (!decision || decision instanceof Refusal) throw new Error(`refused: ${decision?.code ?? 'nothing to do'}`)
  return appendEntry(decision, { inputHash: sha256('content'), rulesVersion: 1, ...command }, sha256)
}

export interface Credit {
  payFen: Fen
  bonusFen: Fen
  bonusValidDays?: number | null
  at?: Instant
}

/** A pack after a settled top-up. */
export function toppedUp(pack: Pack, { payFen, bonusFen, bonusValidDays = 365, at = noon }: Credit) {
  const orderId: OrderId = newId('ord', at)
  const quote: Quote = { tierId: 'tier_any', payFen, bonusFen, bonusValidDays, rulesVersion: 1 }
  const settled = settleTopUp(pack, { orderId, quote, transactionId: '4200001', paidAt: at }, at)
  return commit(settled, { commandId: newId('top', at), at })
}

/** A pack with one more coupon, and that coupon's id. */
export function withCoupon(pack: Pack, templateId: string, at: Instant = noon, by: Rules = rules) {
  const claimId = newId('clm', at)
  const { pack: next } = commit(claimCoupon(pack, claimId, templateId, by, at), { commandId: claimId, at })
  const coupon = next.coupons.at(-1)
  if (!coupon) throw new Error('no coupon was claimed')
  return { pack: next, coupon }
}

/** A tier's quote for a pack, which must get one. */
export function quoted(tierId: string, pack: Pack, at: Instant = noon): Quote {
  const quote = quoteTier(tierId, pack, rules, at)
  if (quote instanceof Refusal) throw new Error(`no quote: ${quote.code}`)
  return quote
}

export function daysAfter(at: Instant, days: number): Instant {
  return instant(at + days * DAY)
}

/** Makes every change of a value an error: what gets a frozen pack cannot have touched it. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

/** The code of the refusal that something came to; null when it was a yes. */
export function codeOf(outcome: unknown): RefusalCode | null {
  return outcome instanceof Refusal ? outcome.code : null
}

/** An order for a quote, as the phone starts it. */
export function ordered(quote: Quote, orderId: OrderId = newId('ord'), at: Instant = noon): Order {
  const order = newOrder(orderId, packIdOf('somebody'), quote, at)
  if (order instanceof Refusal) throw new Error(`no order: ${order.code}`)
  return order
}
