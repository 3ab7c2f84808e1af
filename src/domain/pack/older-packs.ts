import type { Pack } from './pack'

/** What later versions added to packs. */
type LaterFields = Pick<Pack, 'dayClaims' | 'devices' | 'holds' | 'parcels' | 'spentToday'>

/** A pack as any version of the product stored it. */
export type StoredPack = Omit<Pack, keyof LaterFields> & Partial<LaterFields>

/**
 * Every field that a later version added, with what it means for a pack stored before: nothing of it yet. New packs begin
 * with the same.
 */
export function laterFields(): LaterFields {
  return {
    // a line for each, so that versions that are made side by side do not meet in one
    dayClaims: null,
    devices: [],
    holds: [],
    parcels: {},
    spentToday: null,
  }
}

/** A stored pack with everything that this version expects in it. */
export function broughtUpToDate(stored: StoredPack): Pack {
  return { ...laterFields(), ...stored }
}
