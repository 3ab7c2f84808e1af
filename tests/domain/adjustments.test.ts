import {
  type Adjustment,
  type AdjustmentState,
  adjustmentDueAt,
  newAdjustment,
  type Person,
  whyNotApprove,
} from '../../src/domain/adjustments/adjustment'
import type { AdjustmentChange } from '../../src/domain/pack/adjust'
import { adjust } from '../../src/domain/pack/adjust'
import { balanceOf } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { DAY, HOUR, later } from '../../src/domain/time'
import { codeOf, commit, newId, newPack, noon, packIdOf, rules, toppedUp, yuan } from './given'

const person = (name: string, role: Person['role']): Person => ({ staffId: name, packId: packIdOf(name), role })
const [clerk, manager, second, owner] = [
  person('clerk', 'clerk'),
  person('manager', 'manager'),
  person('second', 'manager'),
  person('owner', 'owner'),
] as const
const member = packIdOf('member')
const none: AdjustmentChange = { principalFen: yuan(0), bonusFen: yuan(0), bonusExpiresAt: null, points: 0 }
const week = later(noon, 7 * DAY)

function propose(change: Partial<AdjustmentChange>, proposedBy: Person = manager, packId = member) {
  const wish = { adjustmentId: newId('adj'), packId, change: { ...none, ...change }, reason: '多扣了', proposedBy }
  return newAdjustment(wish, rules, noon)
}

function proposed(change: Partial<AdjustmentChange> = { principalFen: yuan(10) }, by: Person = manager): Adjustment {
  const adjustment = propose(change, by)
  if (adjustment instanceof Refusal) throw new Error(adjustment.code)
  return adjustment
}

const approving = (adjustment: Adjustment, by: Person, at = noon) => codeOf(whyNotApprove(adjustment, by, rules, at))

test('a correction waits seven days for its second person', () => {
  expect(proposed()).toMatchObject({ createdAt: noon, decideBefore: week, progress: { state: 'proposed' } })
  expect(approving(proposed(), second, later(week, -1))).toBeNull()
  expect(approving(proposed(), second, week)).toBe('ADJUSTMENT_OVER')
})

test('nobody proposes what no role may decide, about their own card, or under an id of the future', () => {
  expect(codeOf(propose({ principalFen: yuan(5000) }))).toBeNull()
  expect(codeOf(propose({ principalFen: yuan(-4999.99), bonusFen: yuan(0.02) }))).toBe('ADJUSTMENT_ABOVE_LIMIT')
  expect(propose({ points: -50_001 })).toMatchObject({
    ...{ code: 'ADJUSTMENT_ABOVE_LIMIT', details: { limitFen: yuan(5000), limitPoints: 50_000 } },
  })
  expect(codeOf(propose({ points: -50_000 }))).toBeNull()
  expect(codeOf(propose({ points: 1 }, manager, manager.packId))).toBe('OWN_CARD')
  const wish = {
    adjustmentId: newId('adj', later(noon, HOUR)),
    packId: member,
    change: none,
    reason: 'x',
    proposedBy: owner,
  }
  expect(codeOf(newAdjustment(wish, rules, noon))).toBe('COMMAND_ID_TIME')
})

test('two persons decide, whatever their staff documents are called, and neither about their own card', () => {
  expect(approving(proposed(), manager)).toBe('SECOND_PERSON_NEEDED')
  expect(approving(proposed(), { ...second, packId: manager.packId })).toBe('SECOND_PERSON_NEEDED')
  expect(approving(proposed(), { ...second, staffId: manager.staffId })).toBe('SECOND_PERSON_NEEDED')
  expect(approving(proposed(), { ...second, packId: member })).toBe('OWN_CARD')
})

test('above a manager’s limit one of the two is the owner', () => {
  const big = { bonusFen: yuan(200.01) }
  expect(approving(proposed({ bonusFen: yuan(-200) }), second)).toBeNull()
  expect(approving(proposed(big), second)).toBe('ADJUSTMENT_ABOVE_LIMIT')
  expect(approving(proposed(big), owner)).toBeNull()
  expect(approving(proposed(big, owner), second)).toBeNull()
  expect(approving(proposed({ points: 2001 }), second)).toBe('ADJUSTMENT_ABOVE_LIMIT')
  expect(approving(proposed(big, clerk), second)).toBe('ADJUSTMENT_ABOVE_LIMIT')
})

const decided = { by: second, at: later(noon, HOUR) }
test.each<[AdjustmentState, number | null]>([
  [{ state: 'proposed' }, week],
  [{ state: 'approved', ...decided }, decided.at],
  [{ state: 'applied', ...decided, seq: 3 }, null],
  [{ state: 'rejected', ...decided, reason: 'x' }, null],
  [{ state: 'expired', at: week }, null],
  [{ state: 'failed', ...decided, code: 'NO_ROOM' }, null],
])('one that is %o is looked at by the clock when it should, and approved only while it waits', (progress, dueAt) => {
  expect(adjustmentDueAt({ ...proposed(), progress })).toBe(dueAt)
  expect(approving({ ...proposed(), progress }, second)).toBe(progress.state === 'proposed' ? null : 'ADJUSTMENT_OVER')
})

describe('in the pack', () => {
  const held = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) }).pack
  const put = (change: Partial<AdjustmentChange>, pack = held) =>
    adjust(
      pack,
      { adjustmentId: newId('adj'), change: { ...none, ...change }, proposedBy: 'a', approvedBy: 'b' },
      rules,
      noon,
    )
  const corrected = (change: Partial<AdjustmentChange>) =>
    commit(put(change), { commandId: newId('adj'), at: noon }).pack

  test('each kind of money goes out of its own lots, and comes into lots of its own', () => {
    expect(balanceOf(corrected({ principalFen: yuan(-300) }), noon)).toMatchObject({
      principalFen: 0,
      bonusFen: yuan(30),
    })
    expect(balanceOf(corrected({ bonusFen: yuan(-30) }), noon)).toMatchObject({ principalFen: yuan(300), bonusFen: 0 })
    expect(balanceOf(corrected({ principalFen: yuan(-100), bonusFen: yuan(5) }), noon)).toMatchObject({
      ...{ principalFen: yuan(200), bonusFen: yuan(35) },
    })
  })

  test('is all or nothing, and never below zero', () => {
    expect(put({ principalFen: yuan(-300.01) })).toMatchObject({
      ...{ code: 'BALANCE_TOO_LOW', details: { balanceFen: yuan(300), shortFen: 1 } },
    })
    expect(put({ bonusFen: yuan(-30.01) })).toMatchObject({ code: 'BONUS_TOO_LOW', details: { bonusFen: yuan(30) } })
    expect(put({ points: -1 })).toMatchObject({ code: 'POINTS_TOO_LOW', details: { points: 0, short: 1 } })
    expect(put({ principalFen: yuan(4670.01) })).toMatchObject({ code: 'NO_ROOM' })
    expect(codeOf(put({ principalFen: yuan(4670) }))).toBeNull()
  })

  test('its entry says what moved, by whom, and takes from the accounts for corrections', () => {
    const { entry } = commit(put({ principalFen: yuan(-1), bonusFen: yuan(2), points: 7 }), {
      commandId: newId('adj'),
      at: noon,
    })
    expect(entry.facts).toMatchObject({
      ...{ kind: 'adjusted', principalFen: yuan(-1), bonusFen: yuan(2), points: 7, proposedBy: 'a', approvedBy: 'b' },
    })
    expect(entry.movements).toMatchObject([
      { unit: 'fen', amount: 100, to: 'adjustments' },
      { unit: 'fen', amount: 200, from: 'adjustments' },
      { unit: 'points', amount: 7, from: 'points_adjusted' },
    ])
    expect(entry.after.points).toBe(7)
  })
})
