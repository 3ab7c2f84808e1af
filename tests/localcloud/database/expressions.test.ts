import { AGAINST, useCloud } from './cloud'

/** One document, and what every expression has to make of it. */
const DOCUMENT = {
  n: -7.5,
  list: [3, 1, 2],
  pairs: [
    ['a', 1],
    ['b', 2],
  ],
  entries: [{ k: 'z', v: 9 }],
  object: { a: 1, b: 2 },
  text: 'Hello, 卡包',
  lower: 'abc',
  none: null,
  yes: true,
  at: new Date('2019-05-14T09:38:51.686Z'),
}

describe(`expressions on ${AGAINST}`, () => {
  const cloud = useCloud()

  async function evaluate(expression: object): Promise<unknown> {
    const collection = await cloud.collectionOf(DOCUMENT)
    const { data } = await collection.aggregate().project({ _id: 0, result: expression }).end()
    return data[0].result
  }
  const op = (name: string, operand: unknown) => ({ [`$${name}`]: operand })

  test.each<[string, unknown, unknown]>([
    ['abs', '$n', 7.5],
    ['add', [1, '$n', 2], -4.5],
    ['add', ['$at', 1000], new Date('2019-05-14T09:38:52.686Z')],
    ['ceil', '$n', -7],
    ['divide', [7, 2], 3.5],
    ['exp', 0, 1],
    ['floor', '$n', -8],
    ['ln', 1, 0],
    ['log', [8, 2], 3],
    ['log10', 1000, 3],
    ['mod', [-7, 3], -1],
    ['multiply', [2, 3, 4], 24],
    ['pow', [2, 10], 1024],
    ['sqrt', 9, 3],
    ['subtract', ['$at', new Date('2019-05-14T09:38:51.000Z')], 686],
    ['trunc', '$n', -7],
    ['arrayElemAt', ['$list', -1], 2],
    ['arrayToObject', '$pairs', { a: 1, b: 2 }],
    ['arrayToObject', '$entries', { z: 9 }],
    ['concatArrays', ['$list', [4]], [3, 1, 2, 4]],
    ['filter', { input: '$list', as: 'i', cond: { $gte: ['$$i', 2] } }, [3, 2]],
    ['in', [2, '$list'], true],
    ['indexOfArray', ['$list', 2], 2],
    ['isArray', '$list', true],
    ['isArray', '$text', false],
    ['map', { input: '$list', as: 'i', in: { $add: ['$$i', 1] } }, [4, 2, 3]],
    ['range', [0, 5, 2], [0, 2, 4]],
    ['reduce', { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } }, 6],
    ['reverseArray', '$list', [2, 1, 3]],
    ['size', '$list', 3],
    ['slice', ['$list', 1, 1], [1]],
    [
      'zip',
      { inputs: ['$list', ['a', 'b', 'c']] },
      [
        [3, 'a'],
        [1, 'b'],
        [2, 'c'],
      ],
    ],
    ['and', ['$yes', 1, ''], true],
    ['and', ['$yes', '$none'], false],
    ['or', [0, '$missing', '$yes'], true],
    ['not', ['$none'], true],
    ['cmp', ['$n', 3], -1],
    ['cmp', ['$text', 3], 1],
    ['eq', ['$lower', 'abc'], true],
    ['eq', ['$none', '$missing'], false],
    ['gt', ['$text', 5], true],
    ['gte', ['$n', -7.5], true],
    ['lt', ['$missing', 0], true],
    ['lte', ['$yes', 5], false],
    ['ne', ['$list', [3, 1, 2]], false],
    // biome-ignore lint/suspicious/noThenProperty: the operator's own field
    ['cond', { if: { $gt: ['$n', 0] }, then: 'up', else: 'down' }, 'down'],
    ['ifNull', ['$none', 'absent'], 'absent'],
    ['ifNull', ['$missing', '$lower'], 'abc'],
    // biome-ignore lint/suspicious/noThenProperty: the operator's own field
    ['switch', { branches: [{ case: { $eq: ['$lower', 'abc'] }, then: 1 }], default: 2 }, 1],
    [
      'dateFromParts',
      { year: 2017, month: 2, day: 8, hour: 12, timezone: 'America/New_York' },
      new Date('2017-02-08T17:00:00.000Z'),
    ],
    ['dateFromString', { dateString: '2019-05-14T09:38:51.686Z' }, DOCUMENT.at],
    ['dayOfMonth', '$at', 14],
    ['dayOfWeek', '$at', 3],
    ['dayOfYear', '$at', 134],
    ['isoDayOfWeek', '$at', 2],
    ['isoWeek', '$at', 20],
    ['isoWeekYear', '$at', 2019],
    ['millisecond', '$at', 686],
    ['minute', '$at', 38],
    ['month', '$at', 5],
    ['second', '$at', 51],
    ['hour', '$at', 9],
    ['hour', { date: '$at', timezone: 'Asia/Shanghai' }, 17],
    ['week', '$at', 19],
    ['week', new Date('2023-01-01T00:00:00Z'), 1],
    ['week', new Date('2022-01-01T00:00:00Z'), 0],
    ['year', '$at', 2019],
    ['literal', '$n', '$n'],
    ['mergeObjects', ['$object', { b: 3 }], { a: 1, b: 3 }],
    [
      'objectToArray',
      '$object',
      [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
      ],
    ],
    ['allElementsTrue', ['$list'], true],
    ['allElementsTrue', [[1, 0]], false],
    ['anyElementTrue', [[]], false],
    ['anyElementTrue', [[0, 1]], true],
    ['setDifference', ['$list', [1]], [3, 2]],
    ['setEquals', ['$list', [1, 2, 3, 3]], true],
    ['setIsSubset', [[1], '$list'], true],
    ['concat', ['$lower', '-', '$lower'], 'abc-abc'],
    ['concat', ['$lower', '$none'], null],
    ['dateToString', { date: '$at', format: '%Y-%m-%d %H:%M:%S', timezone: 'Asia/Shanghai' }, '2019-05-14 17:38:51'],
    ['dateToString', { date: '$missing', onNull: '-' }, '-'],
    ['indexOfBytes', ['$text', '包'], 10],
    ['indexOfCP', ['$text', '包'], 8],
    ['indexOfCP', ['$text', 'x'], -1],
    ['split', ['a/b/c', '/'], ['a', 'b', 'c']],
    ['strLenBytes', '$text', 13],
    ['strLenCP', '$text', 9],
    ['strcasecmp', ['$lower', 'ABD'], -1],
    ['substr', ['$lower', 1, -1], 'bc'],
    ['substrBytes', ['$text', 7, 3], '卡'],
    ['substrCP', ['$text', 7, 1], '卡'],
    ['toLower', '$text', 'hello, 卡包'],
    ['toUpper', '$lower', 'ABC'],
    ['sum', ['$n', 1, 'text'], -6.5],
    ['avg', '$list', 2],
    ['max', '$list', 3],
    ['min', '$list', 1],
    ['let', { vars: { double: { $multiply: ['$n', 2] } }, in: { $add: ['$$double', 1] } }, -14],
  ])('%s of %j is %j', async (name, operand, expected) => {
    expect(await evaluate(op(name, operand))).toEqual(expected)
  })

  test('setIntersection and setUnion give each value once', async () => {
    const numbers = (value: unknown) => [...(value as number[])].sort()
    expect(numbers(await evaluate(op('setIntersection', ['$list', [2, 3, 3, 9]])))).toEqual([2, 3])
    expect(numbers(await evaluate(op('setUnion', ['$list', [3, 4]])))).toEqual([1, 2, 3, 4])
  })

  test('the operators of the SDK are those of the table', () => {
    const { gt, sum, dateToString } = cloud.db.command.aggregate
    expect({ ...gt(['$a', 1]) }).toEqual({ $gt: ['$a', 1] })
    expect({ ...sum('$a') }).toEqual({ $sum: '$a' })
    expect({ ...dateToString({ date: '$a' }) }).toEqual({ $dateToString: { date: '$a' } })
  })
})
