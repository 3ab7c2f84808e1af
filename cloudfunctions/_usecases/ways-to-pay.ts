import type { ClientKind } from '../../src/domain/channels/channel'
import { type OfferedWay, waysToPay } from '../../src/domain/channels/route'
import type { Pack } from '../../src/domain/pack/pack'
import type { Instant } from '../../src/domain/time'
import { configuredChannels } from '../_platform/payments/channels'
import { recentFailures } from '../_platform/payments/health'

/** By which ways a top-up of this pack can be paid from where the shopper is, the usual one first. */
export function waysFor(pack: Pack, client: ClientKind, at: Instant): OfferedWay[] {
  const usual = pack.pastTopUps.at(-1)?.channel ?? null
  return waysToPay(configuredChannels(), { client, recentFailures: recentFailures(at), usual })
}
