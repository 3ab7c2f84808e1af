import { base64url } from '../../src/domain/codes/bytes'
import { offlineKitFor, sealKit } from '../../src/domain/offline/offline-kit'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { shopPublicKey, shopSign } from '../_platform/signing'

/** What a till keeps for the time without a network, under the shop's signature. */
export function offlineKit(staff: StaffMember, rules: Rules, at: Instant): { kit: string; shopPublicKey: string } {
  const publicKey = shopPublicKey()
  return { kit: sealKit(offlineKitFor(staff, rules, publicKey, at), shopSign), shopPublicKey: base64url(publicKey) }
}
