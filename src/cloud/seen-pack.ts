import type { PackView } from '../contract/pack'
import type { Instant } from '../domain/time'
import { shelf } from './memory'

/** The pack as last seen on this phone, and when: real numbers for the first paint, and for the time without a network. */
export interface SeenPack {
  pack: PackView
  seenAt: Instant
}

/** The card as it was seen last, for the first paint of the next time. */
export const seenPack = shelf<SeenPack>('pack', 3)
