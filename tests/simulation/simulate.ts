import { fullCheck } from './full-check'
import { SIM_HAND_OUTS } from './hand-out-intents'
import { manager } from './merchant-intents'
import { LARGE_FEN } from './passwords'
import { SIM_PLAN } from './plan-intents'
import { Run } from './run'
import { SimulatedShop } from './shop'
import { SIM_TOP_UP_COUPONS } from './shopper-intents'

export interface Simulated {
  seed: number
  steps: number
  /** of the shop's time, in days */
  days: number
  entries: number
  /** entries by kind: what a run never comes to, it says nothing about */
  kinds: ReadonlyMap<string, number>
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
  ['plans', SIM_PLAN],
  [
    'coupon_templates',
    {
      _id: 'coupon_50_10',
      title: '满减券',
      kind: '满减',
      minimumYuan: 50,
      offYuan: 10,
      validDays: 3,
      perMember: 50,
      holder: '可转赠',
    },
  ],
  [
    'coupon_templates',
    { _id: 'sim_short', title: '一日券', kind: '折扣', payPercent: 80, capYuan: 20, validDays: 1, perMember: 50 },
  ],
]

/** A second person with a say, whom the demo shop does not have. */
const MANAGER = { _id: 'sim_manager', name: '店长', openid: manager, role: '店长', store: 'store_nanshan' }
/** Exchange from the first hundred points on, and expired bonus that becomes a coupon. */
const POINTS = {
  ...{
    _id: 'points',
    expiry: '按月',
    expiryMonths: 1,
    signInPoints: [50, 50, 80, 100, 120, 150, 200],
    signInBonus: 30,
  },
  ...{ pointsForYuan: 100, minimumPoints: 100, bonusValidDays: 30, dayPoints: 1000, monthPoints: 5000 },
  ...{ pointsPerBonusYuan: 80, minimumBonusYuan: 1, rescueDays: 7 },
  rescueCoupons: [{ fromYuan: 0.01, coupon: 'coupon_50_10' }],
}
/** Everybody takes money at the counter, within limits that a run reaches. */
const COUNTER = {
  ...{ _id: 'counter', clerkYuan: 300, clerkDayYuan: 1500, managerYuan: 800, managerDayYuan: 3000 },
  ...{ ownerYuan: 800, ownerDayYuan: 3000, voidMinutes: 30 },
}
/** Points pay at orders from the first ones on. */
const CHECKOUT = { _id: 'checkout', reserveMinutes: 15, pointsForYuan: 20, pointsLeast: 20, pointsMostPercent: 60 }
/** Large top-ups are confirmed by the payment password; who has none waits for the shop. */
const RISK = { _id: 'risk', amountYuan: LARGE_FEN / 100, amountAction: '二次确认' }
RULES.push(['staff', MANAGER], ['settings', POINTS], ['settings', COUNTER], ['settings', CHECKOUT], ['settings', RISK])
for (const coupon of SIM_TOP_UP_COUPONS) RULES.push(['coupon_templates', coupon])
RULES.push(...SIM_HAND_OUTS)

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
      kinds: run.auditor.kinds,
      ...{ counts: run.counts, digest: run.digest, wrong },
    }
  } finally {
    await shop.close()
  }
}
