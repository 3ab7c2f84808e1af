import { fullCheck } from './full-check'
import { Run } from './run'
import { SimulatedShop } from './shop'

export interface Simulated {
  seed: number
  steps: number
  /** of the shop's time, in days */
  days: number
  entries: number
  /** answers by kind: success, refusal, unknown */
  counts: { yes: number; no: number; unknown: number }
  digest: string
  /** empty when every invariant held */
  wrong: string[]
}

/** Rules whose promises run out within the weeks of a run. */
const RULES: [collection: string, document: { _id: string; [field: string]: unknown }][] = [
  ['tiers', { _id: 'tier_300', payYuan: 300, bonusYuan: 30, bonusValidDays: 30 }],
  ['tiers', { _id: 'tier_50', payYuan: 50, bonusYuan: 5, bonusValidDays: 30 }],
  ['tiers', { _id: 'tier_800', payYuan: 800, bonusYuan: 120, bonusValidDays: 40, perMember: 3 }],
  [
    'coupon_templates',
    { _id: 'coupon_50_10', title: '满减券', kind: '满减', minimumYuan: 50, offYuan: 10, validDays: 3, perMember: 50 },
  ],
  [
    'coupon_templates',
    { _id: 'sim_short', title: '一日券', kind: '折扣', payPercent: 80, capYuan: 20, validDays: 1, perMember: 50 },
  ],
]

/** Plays one seed from an empty shop to rest. */
export async function simulate(seed: number, steps: number, log?: (line: string) => void): Promise<Simulated> {
  const shop = await SimulatedShop.open()
  try {
    for (const [collection, document] of RULES) await shop.edit(collection, document)
    await shop.changes()
    await shop.shutGate(seed)
    const begin = shop.now
    const run = new Run(seed, shop, log)
    const wrong = await run.openDoors()
    if (wrong.length === 0) wrong.push(...(await run.play(steps)))
    if (wrong.length === 0) wrong.push(...(await run.settle()))
    if (wrong.length === 0) wrong.push(...(await fullCheck(run, shop)))
    return {
      ...{ seed, steps: run.steps, days: (shop.now - begin) / 86_400_000, entries: run.auditor.entryCount },
      ...{ counts: run.counts, digest: run.digest, wrong },
    }
  } finally {
    await shop.close()
  }
}
