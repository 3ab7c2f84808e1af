import fc from 'fast-check'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { voidClaim } from '../../src/domain/pack/void-claim'
import { shardsFor, shardsOf, stocksOf } from '../../src/domain/stock/shards'
import { codeOf, commit, newId, newPack, noon, rules, rulesWith } from './given'

test('the shares of a stock add up to it, none is empty, and none is more than one larger than another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), amount => {
      const shares = shardsOf({ key: 'c', amount }).map(shard => shard.share)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount)
      expect(Math.min(...shares)).toBeGreaterThan(0)
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }),
  )
})

test('claims begin at every shard, and the same claim always at the same', () => {
  const stock = { key: 'c', amount: 1000 }
  const starts = new Set<string | undefined>()
  for (let n = 0; n < 400; n++) {
    const claimId = newId('clm')
    const order = shardsFor(claimId, stock)
    expect(shardsFor(claimId, stock)).toEqual(order)
    expect(new Set(order.map(shard => shard.shardId)).size).toBe(16)
    starts.add(order[0]?.shardId)
  }
  expect(starts.size).toBe(16)
})

test('a template limits all members together for ever, for a day, or not at all', () => {
  const of = (limits: object) => {
    const template = { _id: 'c', title: '券', kind: '兑换', item: '茶', validDays: 7, perMember: 1, ...limits }
    const [read] = rulesWith({ coupon_templates: [template] }).couponTemplates
    return read ? stocksOf(read, noon) : null
  }
  expect(of({})).toEqual([])
  expect(of({ stock: 100 })).toEqual([{ key: 'c', amount: 100 }])
  expect(of({ stock: 100, perDay: 10 })).toEqual([
    { key: 'c', amount: 100 },
    { key: 'c:2026-11-22', amount: 10 },
  ])
})

test('a voided claim is never granted, and a granted one is never voided', () => {
  const claimId = newId('clm')
  const fenced = voidClaim(newPack(), claimId)
  if (!fenced) throw new Error('not fenced')
  expect(codeOf(claimCoupon(fenced, claimId, 'off_10', rules, noon))).toBe('CLAIM_VOIDED')
  expect(voidClaim(fenced, claimId)).toBeNull()
  const { pack } = commit(claimCoupon(newPack(), claimId, 'off_10', rules, noon), { commandId: claimId, at: noon })
  expect(voidClaim(pack, claimId)).toBeNull()
})
