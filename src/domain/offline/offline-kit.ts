import { base64url, bytesOfBase64url, textOfUtf8, utf8Bytes } from '../codes/bytes'
import { publicKeyFrom, type Sign, signed, unsigned, type Verify } from '../codes/signature'
import type { Fen } from '../money'
import { type Rules, type StaffMember, storeNameIn } from '../rules/rules'
import { tillRulesOf } from '../till/till-rules'
import { HOUR, type Instant, later } from '../time'

/** How long a till may go on without having heard from the shop. */
const KIT_LIFE = 24 * HOUR

/** What a till needs to judge coupons by itself: the shop's word, fetched while there is a network. */
export interface OfflineKit {
  staffId: string
  storeId: string
  storeName: string
  rulesVersion: number
  /** base64url: the key that coupon tokens are signed with */
  shopPublicKey: string
  /** how much discount this till may give away in one day without a network */
  dailyFen: Fen
  /** names of templates, because tokens carry none */
  titles: Record<string, string>
  /** store names, for saying where a coupon can be used */
  storeNames: Record<string, string>
  validUntil: Instant
}

/** All that a till of this member of staff needs without a network, and no more. */
export function offlineKitFor(staff: StaffMember, rules: Rules, shopPublicKey: Uint8Array, at: Instant): OfflineKit {
  return {
    staffId: staff.staffId,
    storeId: staff.storeId,
    storeName: storeNameIn(rules)(staff.storeId),
    rulesVersion: rules.version,
    shopPublicKey: base64url(shopPublicKey),
    dailyFen: tillRulesOf(rules).offlineDailyFen,
    titles: Object.fromEntries(rules.couponTemplates.map(({ templateId, terms }) => [templateId, terms.title])),
    storeNames: Object.fromEntries(rules.stores.map(({ storeId, name }) => [storeId, name])),
    validUntil: later(at, KIT_LIFE),
  }
}

/** The kit signed by the shop: what lies in a phone's storage can be edited, its signature cannot be made there. */
export function sealKit(kit: OfflineKit, sign: Sign): string {
  return signed(base64url(utf8Bytes(JSON.stringify(kit))), sign)
}

/** Reads a kit out of storage with the key that was pinned when it was fetched; null when it is not the shop's. */
export function openKit(sealed: string, shopPublicKey: string, verify: Verify): OfflineKit | null {
  const key = publicKeyFrom(shopPublicKey)
  const body = key && unsigned(sealed, key, verify)
  const bytes = body === null ? null : bytesOfBase64url(body)
  const text = bytes && textOfUtf8(bytes)
  return text === null ? null : (JSON.parse(text) as OfflineKit)
}
