import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { roomForTier } from '../../src/domain/pack/known-counts'
import { packLimits } from '../../src/domain/pack/limits'
import type { Pack } from '../../src/domain/pack/pack'
import { codeOf, commit, newId, newPack, noon, rawRules, rulesWith } from './given'

const { countedTemplates: MOST, countedTiers } = packLimits

/** So many live templates; every other one can be claimed for the last time today. */
function shopWith(count: number) {
  const coupon = { title: '咖啡券', kind: '兑换', item: '美式一杯', validDays: 7, perMember: 2, perMemberPerDay: 1 }
  return rulesWith({
    coupon_templates: Array.from({ length: count }, (_, n) => ({
      ...{ _id: `t${n}`, ...coupon },
      ...(n % 2 === 1 && { claimUntil: '2026-11-22' }),
    })),
  })
}

const full = (names: number, prefix = 't'): Record<string, number> =>
  Object.fromEntries(Array.from({ length: names }, (_, n) => [`${prefix}${n}`, 1]))

function claimed(pack: Pack, templateId: string, rules = shopWith(MOST + 1), at = noon) {
  const decision = claimCoupon(pack, newId('clm', at), templateId, rules, at)
  return {
    code: codeOf(decision),
    pack: codeOf(decision) ? pack : commit(decision, { commandId: newId('clm', at), at }).pack,
  }
}

test('the count of a template that was taken back is kept while there is room: it may come again', () => {
  const { pack } = claimed({ ...newPack(), couponClaims: { gone: 1 } }, 't0')
  expect(pack.couponClaims).toEqual({ gone: 1, t0: 1 })
})

test('when there must be room, a template that is no longer published is forgotten first', () => {
  const before = { ...newPack(), couponClaims: { ...full(MOST - 1), gone: 1 } }
  const { pack } = claimed(before, `t${MOST}`)
  expect(pack.couponClaims).toEqual({ ...full(MOST - 1), [`t${MOST}`]: 1 })
})

test('then one that can no longer be claimed, and never one that can', () => {
  const tomorrow = (noon + 24 * 3_600_000) as typeof noon
  const { pack } = claimed({ ...newPack(), couponClaims: full(MOST) }, `t${MOST}`, undefined, tomorrow)
  const { t1: _forgotten, ...kept } = full(MOST)
  expect(pack.couponClaims).toEqual({ ...kept, [`t${MOST}`]: 1 })
})

test('a member who has claimed that many kinds that are all still handed out is told so, and no cap is lost', () => {
  const before = { ...newPack(), couponClaims: full(MOST) }
  expect(claimed(before, `t${MOST}`).code).toBe('PACK_FULL')
  // Of a kind that is counted already, the next one needs no room.
  expect(claimed(before, 't0').pack.couponClaims.t0).toBe(2)
})

test('a pack that an older version let grow comes back to its limit with the next claim', () => {
  const before = { ...newPack(), couponClaims: { ...full(5), ...full(3 * MOST, 'gone') } }
  expect(Object.keys(claimed(before, 't7').pack.couponClaims)).toHaveLength(MOST)
})

test('the day’s count has the limit of the count of all', () => {
  const dayClaims = { day: '2026-11-22', counts: { ...full(5, 'gone'), t2: 1 } } as unknown as Pack['dayClaims']
  const { pack } = claimed({ ...newPack(), couponClaims: { t2: 1 }, dayClaims }, 't0')
  expect(pack.dayClaims?.counts).toEqual({ t2: 1, t0: 1 })
})

test('a new tier finds room by what is withdrawn, then by what has no cap, and is refused before anything is paid', () => {
  const tiers = Array.from({ length: countedTiers + 1 }, (_, n) => ({
    ...{ _id: `tier${n}`, payYuan: 100 + n, bonusYuan: 1 },
    ...(n !== 3 && { perMember: 5 }),
  }))
  const rules = rulesWith({ ...rawRules(), tiers })
  const uses = full(countedTiers, 'tier')
  const { tier3: _uncapped, ...capped } = uses
  const last = `tier${countedTiers}`
  expect(roomForTier({ ...capped, gone: 1 }, last, rules)).toEqual(capped)
  expect(roomForTier(uses, last, rules)).toEqual(capped)
  expect(codeOf(roomForTier({ ...capped, [last]: 1 }, 'tier3', rules))).toBe('PACK_FULL')
  expect(roomForTier(uses, 'tier0', rules)).toEqual(uses)
})
