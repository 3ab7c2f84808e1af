import { statementCsv } from '../../src/domain/ledger/statement-csv'
import { statementLine } from '../../src/domain/ledger/statement-line'
import { spend } from '../../src/domain/pack/spend'
import { commit, newId, newPack, noon, rules, toppedUp, yuan } from './given'

function lines(storeName: string) {
  const { pack, entry } = toppedUp(newPack(), { payFen: yuan(1500), bonusFen: yuan(30) })
  const till = { storeId: 'store_nanshan', storeName, staffId: 'staff_1' }
  const decided = spend(pack, { amountFen: yuan(40.5), ...till }, rules, noon)
  const { entry: spent } = commit(decided, { commandId: newId('spd'), at: noon })
  return [entry, spent].map(statementLine)
}

test('the file opens in a spreadsheet: a mark for UTF-8, plain decimals, one row for each line', () => {
  const [bonus, header, first, second, end] = statementCsv(lines('南山店')).split(/(?<=^\uFEFF)|\r\n/)
  expect(bonus).toBe('\uFEFF')
  expect(header?.split(',')).toHaveLength(11)
  expect(first).toMatch(/^1,2026-11-22,12:00,"?充值 1,?500.*,1530\.00,1500\.00,30\.00,0,1530\.00,[0-9a-f]{64}$/)
  expect(second).toMatch(/^2,2026-11-22,12:00,消费,南山店,-40\.50,-10\.50,-30\.00,40,1489\.50,[0-9a-f]{64}$/)
  expect(end).toBe('')
})

test.each([
  ['a comma', '南山,一店', '"南山,一店"'],
  ['a quote', '"南山"店', '"""南山""店"'],
  ['what a spreadsheet would run', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['a minus before no number', '-A店', "'-A店"],
  ['a sign inside', '南山=A-B店', '南山=A-B店'],
])('%s in a store’s name stays in its cell and harms nobody', (_what, name, cell) => {
  expect(statementCsv(lines(name))).toContain(`,消费,${cell},-40.50,`)
})
