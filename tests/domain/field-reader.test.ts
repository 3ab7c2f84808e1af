import { fen } from '../../src/domain/money'
import { FieldReader } from '../../src/domain/rules/field-reader'

/** What a reader makes of one field `f`, and what the merchant hears about it. `undefined`: the field is not there. */
function read<T>(value: unknown, how: (reader: FieldReader) => T): { is: T; heard: readonly string[] } {
  const reader = new FieldReader(value === undefined ? { _id: 'one' } : { _id: 'one', f: value })
  const is = how(reader)
  return { is, heard: reader.finish() }
}

describe('what was left out, or emptied, is nothing and no mistake', () => {
  const optional: [kind: string, how: (reader: FieldReader) => unknown][] = [
    ['an amount', reader => reader.yuanOrNothing('f', '值', { least: fen(1) })],
    ['a count', reader => reader.countOrNothing('f', '值', { least: 1, most: 2 })],
    ['a list of counts', reader => reader.countsOrNothing('f', '值', { length: 2, least: 1, most: 2 })],
    ['a list', reader => reader.listOrNothing('f', '值', 2, () => 1)],
    ['a day', reader => reader.dayOrNothing('f', '值')],
    ['ids', reader => reader.idsOrNothing('f', '值', new Set(['a']), 2)],
    ['words', reader => reader.wordsOrNothing('f', '值', { most: 2, longest: 2 })],
    ['hours', reader => reader.hoursOrNothing('f', '值', 2)],
  ]
  test.each(optional)('%s', (_kind, how) => {
    for (const value of [undefined, null]) expect(read(value, how)).toEqual({ is: null, heard: [] })
  })

  test('a text only when it is not there at all', () => {
    const text = (reader: FieldReader) => reader.textOrNothing('f', '值', 3)
    expect(read(undefined, text)).toEqual({ is: null, heard: [] })
    expect(read(null, text).heard).toEqual(['值 f 要填 1 到 3 个字'])
  })

  test('but what a document must have is missed, by what the merchant calls it', () => {
    for (const value of [undefined, null]) {
      expect(read(value, reader => reader.yuan('f', '价', { least: fen(1) })).heard).toEqual(['缺少价 f'])
      expect(read(value, reader => reader.count('f', '数', { least: 1, most: 2 })).heard).toEqual(['缺少数 f'])
    }
  })
})

test('a text is what stands between its blanks, as long as it may be', () => {
  const text = (reader: FieldReader) => reader.text('f', '名', 3)
  for (const value of ['一二三', '  一二三  ']) expect(read(value, text)).toEqual({ is: '一二三', heard: [] })
  for (const value of ['一二三四', '   ', 5, ['一']])
    expect(read(value, text)).toEqual({ is: '', heard: ['名 f 要填 1 到 3 个字'] })
})

test('a choice is one of those that there are; left out it is the usual one, or missed when there is none', () => {
  const usual = (reader: FieldReader) => reader.choice('f', '种类', ['甲', '乙'], '乙')
  expect(read('甲', usual)).toEqual({ is: '甲', heard: [] })
  expect(read(undefined, usual)).toEqual({ is: '乙', heard: [] })
  expect(read('丙', usual)).toEqual({ is: '乙', heard: ['种类 f 只能是 甲 / 乙'] })
  const must = (reader: FieldReader) => reader.choice('f', '种类', ['甲', '乙'], null)
  expect(read(undefined, must)).toEqual({ is: '甲', heard: ['种类 f 只能是 甲 / 乙'] })
})

test('a flag is true or false and no word for it', () => {
  const flag = (reader: FieldReader) => reader.flag('f', '开关', true)
  expect(read(false, flag)).toEqual({ is: false, heard: [] })
  expect(read(undefined, flag)).toEqual({ is: true, heard: [] })
  for (const value of [0, 'false', null])
    expect(read(value, flag)).toEqual({ is: true, heard: ['开关 f 只能是 true 或 false'] })
})

test('a list of counts has its own length, and every one of them is whole and within its limits', () => {
  const counts = (reader: FieldReader) => reader.countsOrNothing('f', '数', { length: 3, least: 2, most: 5 })
  expect(read([2, 3, 5], counts)).toEqual({ is: [2, 3, 5], heard: [] })
  for (const value of [[2, 3], [2, 3, 4, 5], [1, 3, 5], [2, 6, 5], [2, 3, 4.5], [2, 3, '5'], [2, 3, null], 3, '235'])
    expect(read(value, counts)).toEqual({ is: null, heard: ['数 f 要填 3 个整数的列表，每个从 2 到 5'] })
})

describe('a list of small objects', () => {
  const list = (reader: FieldReader) =>
    reader.listOrNothing('f', '项', 2, item => item.count('n', '数', { least: 1, most: 9 }))

  test('is read one by one, and what is wrong in one is told with its place', () => {
    expect(read([{ n: 1 }, { n: 9 }], list)).toEqual({ is: [1, 9], heard: [] })
    expect(read([{ n: 1 }, { n: 0, m: 1 }], list).heard).toEqual([
      '项 f 第 2 项：数 n 要填整数（不加引号），从 1 到 9',
      '项 f 第 2 项：不认识的字段 m，请检查拼写或删除',
    ])
  })

  test('what is no object in it has nothing in it', () => {
    for (const value of ['ab', [7], null, 5, true])
      expect(read([value], list).heard).toEqual(['项 f 第 1 项：缺少数 n'])
  })

  test('has something in it, and not too much', () => {
    for (const value of [[], [{ n: 1 }, { n: 1 }, { n: 1 }], { n: 1 }, 'ab'])
      expect(read(value, list)).toEqual({ is: null, heard: ['项 f 要填列表，最多 2 项，不用就删掉这一项'] })
  })
})

test('a list of ids has those that there are, each once, and not too many', () => {
  const ids = (reader: FieldReader) => reader.idsOrNothing('f', '店', new Set(['a', 'b', '7']), 2)
  expect(read(['b', 'a'], ids)).toEqual({ is: ['b', 'a'], heard: [] })
  expect(read(['a', 'a'], ids)).toEqual({ is: ['a'], heard: [] })
  expect(read(['x', 'a'], ids).heard).toEqual(['店 f 里没有这些门店：x'])
  expect(read(['x', 7], ids).heard).toEqual(['店 f 里没有这些门店：x、7'])
  for (const value of [[], ['a', 'b', '7'], 'a'])
    expect(read(value, ids)).toEqual({ is: null, heard: ['店 f 要填门店编号的列表，最多 2 家，不限门店就删掉这一项'] })
})

test('a list of words has short ones, each once, without their blanks', () => {
  const words = (reader: FieldReader) => reader.wordsOrNothing('f', '词', { most: 3, longest: 2 })
  expect(read(['甲', ' 乙丙 ', '甲'], words)).toEqual({ is: ['甲', '乙丙'], heard: [] })
  for (const value of [
    [],
    ['甲', '乙', '丙', '丁'],
    ['甲', '  '],
    ['甲', '乙丙丁'],
    ['甲', 5],
    ['甲', ['乙']],
    '甲乙',
    5,
  ])
    expect(read(value, words)).toEqual({
      is: null,
      heard: ['词 f 要填列表，最多 3 项，每项 1 到 2 个字，不限就删掉这一项'],
    })
})

test('hours of the week are one text or a list of them', () => {
  const hours = (reader: FieldReader) => reader.hoursOrNothing('f', '时段', 2)
  const weekend = read('周末', hours)
  expect(weekend.heard).toEqual([])
  expect(weekend.is).toHaveLength(1)
  expect(read(['周末'], hours)).toEqual(weekend)
  expect(read(['周末', '工作日 11:00-14:00'], hours)).toMatchObject({ is: [weekend.is?.[0], {}], heard: [] })
  for (const value of [[], ['周末', '周一', '周二'], ['周末', '不知道'], 5])
    expect(read(value, hours)).toEqual({
      is: null,
      heard: ['时段 f 要写成「周末」「工作日 11:00-14:00」「周五 22:00-02:00」这样，最多 2 段'],
    })
})

test('a rule over several fields is not complained about while one of them could not be read', () => {
  const reader = new FieldReader({ _id: 'one' })
  reader.complainIf(false, '没事')
  expect(reader.problems).toEqual([])
  reader.complainIf(true, '有事')
  reader.complainIf(true, '还有事')
  expect(reader.problems).toEqual(['有事'])
})
