import type { Pack } from './pack'

/** What later versions added to packs. */
type LaterFields = Pick<
  Pack,
  | 'voidedClaims'
  | 'couponsOut'
  | 'dayClaims'
  | 'devices'
  | 'birthday'
  | 'holds'
  | 'levelGrants'
  | 'parcels'
  | 'spentToday'
  | 'pointLots'
  | 'signIns'
  | 'exchanged'
  | 'renewalReminder'
  | 'rescuable'
  | 'sharing'
  | 'sharedPacks'
  | 'slips'
>

/** A pack as any version of the product stored it. */
export type StoredPack = Omit<Pack, keyof LaterFields> &
  Partial<LaterFields> & {
    /** points were one number that never ran out */
    points?: number
  }

/**
 * Every field that a later version added, with what it means for a pack stored before: nothing of it yet. New packs begin
 * with the same.
 */
export function laterFields(): LaterFields {
  return {
    // a line for each, so that versions that are made side by side do not meet in one
    birthday: null,
    couponsOut: {},
    dayClaims: null,
    devices: [],
    exchanged: { toBonus: null, toPoints: null },
    holds: [],
    levelGrants: [],
    parcels: {},
    pointLots: [],
    renewalReminder: 'on',
    rescuable: [],
    sharedPacks: [],
    sharing: null,
    signIns: null,
    slips: null,
    spentToday: null,
    voidedClaims: [],
  }
}

/** Fields that earlier versions had: a write must take them out of the document, or its seal would not fit what lies there. */
export const earlierFields = ['points'] as const satisfies readonly (keyof StoredPack)[]

/** A stored pack with everything that this version expects in it. */
export function broughtUpToDate({ points = 0, ...stored }: StoredPack): Pack {
  const pointLots = points > 0 ? [{ expiresAt: null, points }] : []
  return { ...laterFields(), pointLots, ...stored }
}
