import { fen } from '../../src/domain/money'
import { balanceOf } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { Refusal } from '../../src/domain/refusal'
import { commit, daysAfter, frozen, newId, newPack, noon, rules, rulesWith, toppedUp, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

test('a charge is taken from the bonus first, and earns a point per whole yuan', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(800), bonusFen: yuan(120) })
  const decision = spend(frozen(pack), { amountFen: fen(15_050), ...till }, rules, noon)
  const { pack: after, entry } = commit(decision, { commandId: newId('spd'), at: noon })
  expect(entry.facts).toMatchObject({ kind: 'spent', principalFen: yuan(30.5), bonusFen: yuan(120), pointsEarned: 150 })
  expect(entry.after).toEqual({ principalFen: yuan(769.5), bonusFen: 0, points: 150 })
  expect(balanceOf(after, noon).totalFen).toBe(yuan(769.5))
})

test('more than the balance is refused with what is there and what is missing, and nothing changes', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(20), bonusFen: yuan(5) })
  const refusal = spend(frozen(pack), { amountFen: fen(2501), ...till }, rules, noon)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code: 'BALANCE_TOO_LOW', details: { balanceFen: yuan(25), shortFen: 1 } })
})

test('bonus that has run out pays nothing, even before the clock has written it down', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(20), bonusFen: yuan(5), bonusValidDays: 30 })
  const refusal = spend(frozen(pack), { amountFen: yuan(25), ...till }, rules, daysAfter(noon, 31))
  expect(refusal).toMatchObject({ code: 'BALANCE_TOO_LOW', details: { balanceFen: yuan(20), shortFen: yuan(5) } })
})

test('an empty pack pays nothing', () => {
  expect(spend(frozen(newPack()), { amountFen: fen(1), ...till }, rules, noon)).toMatchObject({
    details: { balanceFen: 0, shortFen: 1 },
  })
})

test('a shop without points grants none and writes no movement of them', () => {
  const [shop] = [{ _id: 'shop', shopName: '无积分', legalForm: '企业', pointsPerYuan: 0 }]
  const { pack } = toppedUp(newPack(), { payFen: yuan(20), bonusFen: fen(0) })
  const decision = spend(pack, { amountFen: yuan(5), ...till }, rulesWith({ settings: [shop] }), noon)
  expect(decision).toMatchObject({ facts: { pointsEarned: 0 }, pack: { pointLots: [] } })
  expect(decision instanceof Refusal ? [] : decision.movements.map(each => each.unit)).toEqual(['fen'])
})
