import type { ScanCode, ScannedCoupon } from '../../src/contract/hand-outs'
import { owner } from '../support/shop'
import type { Intent, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'

/**
 * How many coupons of a kind there are for all members together. Few for the segment: it gets all of them in one round, and of one
 * document the local cloud keeps only the newest twenty writes for the auditor.
 */
export const SIM_STOCK: Readonly<Record<string, number>> = { sim_poster: 8, sim_silent: 5, sim_few: 15 }

const given = { kind: '兑换', item: '美式咖啡一杯', validDays: 7, handOut: '仅赠送' }

/** Campaigns of every kind, each with a coupon of its own. */
export const SIM_HAND_OUTS: [collection: string, document: { _id: string; [field: string]: unknown }][] = [
  ['coupon_templates', { _id: 'sim_poster', title: '海报券', ...given, perMember: 1, stock: SIM_STOCK.sim_poster }],
  ['coupon_templates', { _id: 'sim_welcome', title: '迎新券', ...given, perMember: 1 }],
  ['coupon_templates', { _id: 'sim_birthday', title: '生日券', ...given, perMember: 50 }],
  ['coupon_templates', { _id: 'sim_silent', title: '想你券', ...given, perMember: 1, stock: SIM_STOCK.sim_silent }],
  ['coupon_templates', { _id: 'sim_sorry', title: '补偿券', ...given, perMember: 50 }],
  [
    'coupon_templates',
    {
      _id: 'sim_few',
      title: '限量券',
      kind: '代金',
      valueYuan: 3,
      validDays: 5,
      perMember: 50,
      stock: SIM_STOCK.sim_few,
    },
  ],
  ['hand_outs', { _id: 'sim_scan', name: '桌上的海报', coupon: 'sim_poster', to: '扫码' }],
  ['hand_outs', { _id: 'sim_new', name: '新会员礼', coupon: 'sim_welcome', to: '新会员', startsOn: '2027-03-01' }],
  ['hand_outs', { _id: 'sim_born', name: '生日礼', coupon: 'sim_birthday', to: '生日月' }],
  ['hand_outs', { _id: 'sim_away', name: '好久不见', coupon: 'sim_silent', to: '人群', awayDays: 3 }],
  ['hand_outs', { _id: 'sim_failed', name: '充值失败补偿', coupon: 'sim_sorry', to: '充值失败' }],
]

function putsUp(run: Run): Intent | null {
  if (run.memory.scenes.length > 0 && !run.chance.in(0.05)) return null
  const event = { action: 'handOuts.code', input: { handOutId: 'sim_scan' } }
  return {
    ...{ name: 'handOuts.code', function: 'merchant', openid: owner, event, repeatable: false },
    onYes: ({ path }: ScanCode) => {
      run.memory.scenes.push({ scene: path.replace(/.*scene=/, ''), at: run.roundAt })
      return []
    },
  }
}

function scans(run: Run): Intent | null {
  const [put] = run.memory.scenes
  if (!put) return null
  const member = run.anyMember()
  const isForged = run.chance.in(0.05)
  const scene = isForged ? put.scene.replace(/.$/, '!') : put.scene
  return {
    ...byShopper(member, run.chance.in(0.8) ? 'handOut.claim' : 'handOut.read', { scene }),
    mayRefuse: [
      ...(isForged ? (['LINK_UNKNOWN', 'CODE_TOO_MANY_TRIES'] as const) : []),
      ...(['COUPON_SOLD_OUT', 'WALLET_FULL', 'COUPON_CAP_REACHED'] as const),
    ],
    repeatable: !isForged,
    onYes: ({ couponId }: ScannedCoupon) => {
      if (isForged) return ['a forged code gives a coupon']
      const claimId = couponId?.replace('cpn_', 'clm_')
      return !claimId || run.auditor.entryOf(member.packId, claimId) ? [] : [`${couponId} is shown and was never given`]
    },
  }
}

function tellsBirthday(run: Run): Intent {
  return {
    ...byShopper(run.anyMember(), 'birthday.set', { month: run.chance.whole(3, 6) }),
    mayRefuse: ['BIRTHDAY_SET'],
    repeatable: true,
  }
}

function remindsOrNot(run: Run): Intent {
  return {
    ...byShopper(run.anyMember(), 'renewal.remind', { remind: run.chance.pick(['on', 'off']) }),
    repeatable: true,
  }
}

export const handOutPossibilities: readonly Possibility[] = [
  { weight: 0.6, make: putsUp },
  { weight: 2, make: scans },
  { weight: 0.8, make: tellsBirthday },
  { weight: 0.1, make: remindsOrNot },
]
