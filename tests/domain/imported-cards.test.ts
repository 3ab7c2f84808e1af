import { deriveId } from '../../src/domain/ids'
import { importCard } from '../../src/domain/pack/import-card'
import {
  type ImportedCard,
  type ImportedCardState,
  importedCardDueAt,
  plainCardCode,
  plainCardNumber,
  printedCardCode,
  sameOpening,
} from '../../src/domain/physical-cards/imported-card'
import { commit, newId, newPack, noon, packIdOf, rules, yuan } from './given'

const opening = { principalFen: yuan(80), bonusFen: yuan(8), bonusExpiresAt: null, points: 40 }
const bindId = newId('bnd')

test('a number and a code are the same however they are typed', () => {
  expect(plainCardNumber(' 88-00 12a ')).toBe('880012A')
  expect(plainCardCode('o1il-abcd efgh')).toBe('0111ABCDEFGH')
  expect(printedCardCode('ABCDEFGHJKMNPQRS')).toBe('ABCD-EFGH-JKMN-PQRS')
  expect(printedCardCode('ABCDE')).toBe('ABCD-E')
  expect(printedCardCode('')).toBe('')
})

test('an opening balance is the same only in every part', () => {
  expect(sameOpening(opening, { ...opening })).toBe(true)
  const others = [{ principalFen: yuan(81) }, { bonusFen: yuan(9) }, { bonusExpiresAt: noon }, { points: 41 }]
  for (const other of others) expect(sameOpening(opening, { ...opening, ...other })).toBe(false)
})

test('the clock looks at a card only between whose it is and that its value has arrived', () => {
  const claim = { packId: packIdOf('a'), bindId, at: noon }
  const dueAt = (progress: ImportedCardState) => importedCardDueAt({ progress } as ImportedCard)
  expect([
    dueAt({ state: 'unbound' }),
    dueAt({ state: 'claimed', ...claim }),
    dueAt({ state: 'bound', ...claim }),
  ]).toEqual([...[null, noon, null]])
})

test('what a card held comes into the pack whole, from the opening accounts, or not at all', () => {
  const wish = { bindId, cardTail: '0042', opening }
  const { entry } = commit(importCard(newPack(), wish, rules, noon), { commandId: bindId, at: noon })
  expect(entry.facts).toEqual({
    ...{ kind: 'card_imported', cardTail: '0042', principalFen: yuan(80), bonusFen: yuan(8), points: 40 },
  })
  expect(entry.movements.map(({ unit, from, amount }) => [unit, from, amount])).toEqual([
    ['fen', 'opening_balances', yuan(80)],
    ['fen', 'opening_balances', yuan(8)],
    ['points', 'opening_points', 40],
  ])
  expect(entry.after).toMatchObject({ principalFen: yuan(80), bonusFen: yuan(8), points: 40 })
  expect(deriveId('lot', bindId)).toMatch(/^lot_/)
  const tooMuch = { ...opening, principalFen: yuan(4992.01) }
  expect(importCard(newPack(), { ...wish, opening: tooMuch }, rules, noon)).toMatchObject({ code: 'NO_ROOM' })
})
