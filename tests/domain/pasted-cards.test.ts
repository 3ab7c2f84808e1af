import { MOST_PASTED, readPastedCards, sumsOf } from '../../src/domain/physical-cards/pasted-cards'

test('lines are read as spreadsheets copy them and as they save them; a heading and empty lines are none', () => {
  const text = '卡号\t本金\t赠送\t有效期\t积分\r\n8800 0001\t300\t30.50\t2027/1/5\t100\r\n\r\nA-0002，50\n8800 0003'
  const { cards, problems } = readPastedCards(text)
  expect(problems).toEqual([])
  expect(cards).toEqual([
    { cardNumber: '8800 0001', principalFen: 30_000, bonusFen: 3050, bonusUntil: '2027-01-05', points: 100 },
    { cardNumber: 'A-0002', principalFen: 5000, bonusFen: 0, bonusUntil: null, points: 0 },
    { cardNumber: '8800 0003', principalFen: 0, bonusFen: 0, bonusUntil: null, points: 0 },
  ])
  expect(sumsOf(cards)).toEqual({ principalFen: 35_000, bonusFen: 3050, points: 100 })
})

test.each([
  ['88', '卡号要 4 到 32 位字母或数字'],
  ['88000001,3.001', '本金不是最多两位小数的金额'],
  ['88000001,-3', '本金不是最多两位小数的金额'],
  ['88000001,3,x', '赠送不是最多两位小数的金额'],
  ['88000001,3,3,2027-02-30', '赠送有效期要写成 2027-12-31'],
  ['88000001,3,3,,1.5', '积分不是整数'],
  ['88000001,3,3,,-1', '积分不是整数'],
  ['88000001,1,2,,3,4', '列数太多，只要卡号、本金、赠送、赠送有效期、积分'],
])('%s is told: %s', (line, message) => {
  expect(readPastedCards(`88009999,1\n${line}`).problems).toEqual([{ line: 2, message }])
})

test('a number that stands there twice is told with its first line, however it is spaced', () => {
  expect(readPastedCards('A 0001,1\na-0001,1').problems).toEqual([{ line: 2, message: '卡号和第 1 行相同' }])
})

test('more than a page takes is told once', () => {
  const text = Array.from({ length: MOST_PASTED + 5 }, (_, place) => `C${String(place).padStart(6, '0')},1`).join('\n')
  expect(readPastedCards(text).problems).toHaveLength(1)
})
