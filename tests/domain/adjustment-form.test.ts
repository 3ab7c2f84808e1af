import { cardAfter, changeOf, isShort, movesSomething } from '../../src/features/adjustments/change-of-form'
import { yuan } from './given'

const nothing = { direction: 'up', principal: '', bonus: '', points: '' } as const
const card = { holder: '会员 · 7K3F', principalFen: yuan(20), bonusFen: yuan(5), points: 100 }

test.each([
  [
    { principal: '20', bonus: '5.50', points: '100' },
    { principalFen: 2000, bonusFen: 550, points: 100 },
  ],
  [
    { direction: 'down', principal: '0.01' },
    { principalFen: -1, bonusFen: 0, points: 0 },
  ],
  [{ direction: 'down' }, { principalFen: 0, bonusFen: 0, points: 0 }],
  [{ principal: '1.234' }, null],
  [{ bonus: '-1' }, null],
  [{ points: '1.5' }, null],
] as const)('%j comes to %j', (typed, change) => {
  expect(changeOf({ ...nothing, ...typed })).toEqual(change)
})

test('what is taken is shown against what is there, and never below nothing', () => {
  const all = changeOf({ ...nothing, direction: 'down', principal: '20', bonus: '5', points: '100' })
  if (!all) throw new Error('not read')
  expect(movesSomething(all)).toBe(true)
  expect(cardAfter(card, all)).toEqual({ holder: card.holder, principalFen: 0, bonusFen: 0, points: 0 })
  expect(isShort(cardAfter(card, all))).toBe(false)
  expect(isShort(cardAfter(card, { ...all, points: -101 }))).toBe(true)
  expect(movesSomething({ principalFen: yuan(0), bonusFen: yuan(0), points: 0 })).toBe(false)
})
