import type { Chance } from './chance'

/** WeChat's own notices never come by themselves: the run sends each when its chance says so, or never. */
const NO_NOTICES = { action: 'notice', kind: 'lose' }

const PLACES = [
  ...['database.getDocument', 'database.modifyDocument', 'database.insertDocument', 'database.removeDocument'],
  ...['database.*', 'database.modifyDocument', 'wx.wxPayApi'],
]

type Kind = { kind: string; effect?: 'none' | 'done' }

/** What may happen to a request. An abandoned call is a killed one whose thread goes on; a few are really killed. */
const KINDS: (Kind & { weight: number })[] = [
  { weight: 4, kind: 'error', effect: 'none' },
  { weight: 4, kind: 'error', effect: 'done' },
  { weight: 4, kind: 'timeout', effect: 'none' },
  { weight: 4, kind: 'timeout', effect: 'done' },
  { weight: 2, kind: 'drop', effect: 'none' },
  { weight: 2, kind: 'drop', effect: 'done' },
  { weight: 2, kind: 'conflict' },
  { weight: 2, kind: 'busy' },
  { weight: 3, kind: 'duplicate' },
  { weight: 3, kind: 'abandon', effect: 'none' },
  { weight: 3, kind: 'abandon', effect: 'done' },
  { weight: 0.2, kind: 'kill', effect: 'none' },
  { weight: 0.2, kind: 'kill', effect: 'done' },
]

/** The faults of one round: mostly none, else one or a few requests of a kind from the nth on. */
export function drawFaults(chance: Chance): object[] {
  if (!chance.in(0.4)) return [NO_NOTICES]
  const { weight, ...how } = chance.weighted(KINDS)
  const fault = { action: chance.pick(PLACES), nth: chance.whole(1, 5), times: chance.whole(1, 3), ...how }
  return [NO_NOTICES, fault]
}

export const NO_FAULTS: readonly object[] = [NO_NOTICES]
