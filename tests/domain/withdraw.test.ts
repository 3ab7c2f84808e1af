import { deriveId } from '../../src/domain/ids'
import { hold } from '../../src/domain/pack/hold'
import { packLimits } from '../../src/domain/pack/limits'
import { balanceOf, type Pack, withLots } from '../../src/domain/pack/pack'
import { release } from '../../src/domain/pack/release'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { spend } from '../../src/domain/pack/spend'
import { holdForRefund, leftOf, type PaidTopUp, withdraw } from '../../src/domain/pack/withdraw'
import { HOUR, later } from '../../src/domain/time'
import type { Quote } from '../../src/domain/top-up/quote'
import { codeOf, commit, newId, newPack, noon, rules, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const [orderId, otherId, refundId, otherRefund] = [newId('ord'), newId('ord'), newId('rft'), newId('rft')]
const quote: Quote = { tierId: 't', payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 365, rulesVersion: 1 }
const paid: PaidTopUp = {
  orderId,
  quote,
  paidAt: noon,
  bonusExpiredFen: yuan(0),
  refundedFen: yuan(0),
  withdrawnFen: yuan(0),
  coupons: [],
}

function settled(pack: Pack, id: typeof orderId): Pack {
  const done = settleTopUp(pack, { orderId: id, quote, transactionId: '1', paidAt: noon }, noon)
  return commit(done, { commandId: newId('top'), at: noon }).pack
}

/** Two top-ups of 300 and 30; of the first, 40 are used. */
const two = settled(
  commit(spend(settled(newPack(), orderId), { amountFen: yuan(40), ...till }, rules, noon), {
    commandId: newId('spd'),
    at: noon,
  }).pack,
  otherId,
)
const asked = { refundId, paid, reason: 'merchant' as const, refundFen: yuan(290) }
const keep = (pack: Pack, wish = asked) => holdForRefund(pack, wish, noon)
const held = (pack = two) => commit(keep(pack), { commandId: deriveId('hld', refundId), at: noon })
const pay = (pack: Pack, refundFen = yuan(290), id = refundId) =>
  withdraw(pack, { refundId: id, orderId, reason: 'merchant', refundFen, paidFrom: 'wechat_pay', staffId: 'st_1' })

test('what is left of a top-up is looked for in its own two lots', () => {
  expect(leftOf(two, paid, noon)).toMatchObject({ principalLeftFen: yuan(290), bonusLeftFen: 0, paidFen: yuan(300) })
  expect(leftOf(two, { ...paid, orderId: otherId }, noon)).toMatchObject({
    principalLeftFen: yuan(300),
    bonusLeftFen: yuan(30),
  })
})

test('all of it is held before anything is paid, and nothing of any other', () => {
  const { pack, entry } = held()
  expect(entry.facts).toMatchObject({ kind: 'held', amountFen: yuan(290), owner: { kind: 'refund', refundId } })
  expect(balanceOf(pack, noon).totalFen).toBe(yuan(330))
  expect(codeOf(keep(pack, { ...asked, refundId: otherRefund }))).toBe('REFUND_HELD')
})

test('another figure than was shown, a part that is held, and nothing left are refused', () => {
  expect(keep(two, { ...asked, refundFen: yuan(289) })).toMatchObject({
    code: 'REFUND_CHANGED',
    details: { refundFen: yuan(290) },
  })
  const owner = { kind: 'till', ...till, note: null } as never
  const wish = { holdId: newId('hld'), owner, amountFen: yuan(50), until: later(noon, HOUR) }
  const busy = commit(hold(two, wish, rules, noon), { commandId: newId('hld'), at: noon }).pack
  // Which of two lots that run out together is held follows from their ids, which are random.
  const left = [orderId, otherId].map(id => codeOf(leftOf(busy, { ...paid, orderId: id }, noon)))
  expect(left).toContain('REFUND_HELD')
  const spentAll = commit(spend(two, { amountFen: yuan(620), ...till }, rules, noon), {
    commandId: newId('spd'),
    at: noon,
  }).pack
  expect(codeOf(keep(spentAll))).toBe('NOTHING_TO_REFUND')
  const full = { ...two, holds: Array.from({ length: packLimits.holds }, () => ({ owner, lots: [] })) as never }
  expect(keep(full)).toMatchObject({ code: 'HOLDS_FULL', details: { limit: packLimits.holds } })
})

test('paid back, principal leaves for WeChat first and the rest of what was held is bonus taken back', () => {
  const whole = settled(newPack(), orderId)
  const all = { ...asked, refundFen: yuan(300) }
  const { pack } = commit(keep(whole, all), { commandId: deriveId('hld', refundId), at: noon })
  const { pack: after, entry } = commit(pay(pack, yuan(300)), { commandId: newId('wdr'), at: noon })
  expect(entry.movements.map(({ amount, to }) => [amount, to])).toEqual([
    [yuan(300), 'wechat_pay'],
    [yuan(30), 'bonus_granted'],
  ])
  expect(entry.facts).toMatchObject({ principalFen: yuan(300), bonusFen: yuan(30), refundFen: yuan(300), orderId })
  expect(entry.facts).not.toHaveProperty('coupons')
  expect([after.holds, after.toppedUpFen, balanceOf(after, noon).totalFen]).toEqual([[], 0, 0])
})

test('principal leaves first wherever its lot stands on the card, and what was topped up does not go below nothing', () => {
  const whole = withLots(settled(newPack(), orderId), lots => [...lots].reverse())
  const all = { ...asked, refundFen: yuan(300) }
  const { pack } = commit(keep({ ...whole, toppedUpFen: yuan(100) }, all), {
    commandId: deriveId('hld', refundId),
    at: noon,
  })
  const { pack: after, entry } = commit(pay(pack, yuan(300)), { commandId: newId('wdr'), at: noon })
  expect(entry.movements.map(({ amount, to }) => [amount, to])).toEqual([
    [yuan(300), 'wechat_pay'],
    [yuan(30), 'bonus_granted'],
  ])
  expect(after.toppedUpFen).toBe(0)
})

test('a refund touches only what it holds itself, once, and never pays more than that', () => {
  const { pack } = held()
  expect(codeOf(pay(pack, yuan(290), otherRefund))).toBe('HOLD_NOT_OPEN')
  expect(() => pay(pack, yuan(290.01))).toThrow('more than it holds')
  const { pack: after } = commit(pay(pack), { commandId: newId('wdr'), at: noon })
  expect(balanceOf(after, noon)).toMatchObject({ principalFen: yuan(300), bonusFen: yuan(30) })
  expect(after.toppedUpFen).toBe(yuan(310))
  expect(codeOf(pay(after))).toBe('HOLD_NOT_OPEN')
  const holdId = deriveId('hld', refundId)
  expect(codeOf(release(pack, holdId, { kind: 'refund', refundId: otherRefund }, noon))).toBe('NOT_ALLOWED')
  const free = commit(release(pack, holdId, { kind: 'refund', refundId }, noon), {
    commandId: deriveId('rel', refundId),
    at: noon,
  }).pack
  expect(balanceOf(free, noon).totalFen).toBe(yuan(620))
})

test('the level that came with a top-up ends with it, and no other', () => {
  const grants = [orderId, otherId].map(id => ({ orderId: id, level: 'gold' as const, until: later(noon, HOUR) }))
  const { pack } = held({ ...two, levelGrants: grants })
  const { pack: after } = commit(pay(pack), { commandId: newId('wdr'), at: noon })
  expect(after.levelGrants).toEqual([grants[1]])
})
