import { deriveId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { hold } from '../../src/domain/pack/hold'
import { spend } from '../../src/domain/pack/spend'
import { draftFrom } from '../../src/domain/rules/publish'
import { codeOf, commit, daysAfter, newId, newPack, noon, rawRules, rulesWith, shopTime, toppedUp, yuan } from './given'

const [settings] = rawRules().settings
const limited = { ...settings, _id: 'shop', unnamedPurchaseLimitYuan: 200, unnamedDayLimitYuan: 300 }
const by = rulesWith({ settings: [limited] })
const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const full = toppedUp(newPack(), { payFen: yuan(1000), bonusFen: fen(0) }).pack

function paid(pack = full, amountFen = yuan(200), at = noon) {
  return commit(spend(pack, { amountFen, ...till }, by, at), { commandId: newId('spd', at), at }).pack
}

test('one purchase may reach its limit and not pass it', () => {
  expect(codeOf(spend(full, { amountFen: yuan(200), ...till }, by, noon))).toBeNull()
  expect(spend(full, { amountFen: fen(20_001), ...till }, by, noon)).toMatchObject({
    code: 'SPEND_LIMIT_PURCHASE',
    details: { limitFen: yuan(200) },
  })
})

test('a day may reach its limit and not pass it; the next begins anew at midnight in the shop', () => {
  const pack = paid()
  expect(codeOf(spend(pack, { amountFen: yuan(100), ...till }, by, noon))).toBeNull()
  expect(spend(pack, { amountFen: fen(10_001), ...till }, by, noon)).toMatchObject({
    code: 'SPEND_LIMIT_DAY',
    details: { limitFen: yuan(300), leftFen: yuan(100) },
  })
  expect(codeOf(spend(pack, { amountFen: yuan(200), ...till }, by, shopTime('2026-11-23 00:00:00')))).toBeNull()
})

test('many small purchases count like one large one', () => {
  let pack = full
  for (let each = 0; each < 30; each++) pack = paid(pack, yuan(10))
  expect(spend(pack, { amountFen: fen(1), ...till }, by, noon)).toMatchObject({ details: { leftFen: 0 } })
})

test('held money counts as spent, so that holds do not go around the limit', () => {
  const wish = { holdId: deriveId('hld', newId('spd')), amountFen: yuan(200), until: daysAfter(noon, 1) }
  const { pack } = commit(hold(full, { ...wish, owner: { kind: 'till', ...till } }, by, noon), {
    commandId: wish.holdId,
    at: noon,
  })
  expect(codeOf(spend(pack, { amountFen: fen(10_001), ...till }, by, noon))).toBe('SPEND_LIMIT_DAY')
  const second = { ...wish, holdId: deriveId('hld', newId('spd')), amountFen: yuan(150) }
  expect(codeOf(hold(pack, { ...second, owner: { kind: 'till', ...till } }, by, noon))).toBe('SPEND_LIMIT_DAY')
})

test('a purchase limit above the day’s is a slip that keeps the last good document live', () => {
  const slip = { ...limited, unnamedPurchaseLimitYuan: 400 }
  const { problems } = draftFrom({ ...rawRules(), settings: [slip] }, null, noon)
  expect(problems[0]?.message).toMatch(/单笔消费上限 unnamedPurchaseLimitYuan 不能高于每天消费上限/)
})
