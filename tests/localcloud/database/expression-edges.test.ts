import { AGAINST, refusal, useCloud } from './cloud'

/** The last days of 2024 belong to a week of 2025, and to another day in Shanghai. */
const DOCUMENT = {
  at: new Date('2024-12-30T23:59:58.123Z'),
  march: new Date('2024-03-05T06:07:08.009Z'),
  text: '2024-03-05 06:07:08',
  words: 'May 4, 2018 10:00:00',
  list: [1, 2],
  one: { a: 1 },
}

describe(`dates, nothing and wrong operands in expressions on ${AGAINST}`, () => {
  const cloud = useCloud()
  let things: Awaited<ReturnType<typeof cloud.collectionOf>>
  beforeAll(async () => {
    things = await cloud.collectionOf(DOCUMENT)
  })
  async function evaluate(expression: object): Promise<unknown> {
    const { data } = await things.aggregate().project({ _id: 0, result: expression }).end()
    return data[0].result
  }

  test.each<[string, unknown, unknown]>([
    ['isoWeekYear', '$at', 2025],
    ['isoWeek', '$at', 1],
    ['isoDayOfWeek', '$at', 1],
    ['week', '$at', 52],
    ['dayOfYear', '$at', 365],
    ['dayOfYear', { date: '$at', timezone: 'Asia/Shanghai' }, 366],
    ['hour', { date: '$at', timezone: '+08:00' }, 7],
    ['year', '$absent', null],
    ['dateToString', { date: '$march' }, '2024-03-05T06:07:08.009Z'],
    ['dateToString', { date: '$march', format: '%j %U %u %w %V %G %%' }, '065 09 2 3 10 2024 %'],
    ['dateToString', { date: '$march', format: '%H %z %Z', timezone: 'Asia/Shanghai' }, '14 +0800 480'],
    ['dateToString', { date: '$absent', format: '%Y', onNull: 'none' }, 'none'],
    ['dateFromString', { dateString: '$text' }, new Date('2024-03-05T06:07:08Z')],
    ['dateFromString', { dateString: '$text', timezone: 'Asia/Shanghai' }, new Date('2024-03-04T22:07:08Z')],
    ['dateFromString', { dateString: '05-03-2024', format: '%d-%m-%Y' }, new Date('2024-03-05')],
    ['dateFromString', { dateString: '$words' }, new Date('2018-05-04T10:00:00Z')],
    ['dateFromString', { dateString: 'never', onError: 'bad' }, 'bad'],
    ['dateFromParts', { year: 2024, month: 14, day: 30 }, new Date('2025-03-02')],
    ['dateFromParts', { year: 2024, timezone: 'Asia/Shanghai' }, new Date('2023-12-31T16:00:00Z')],
    ['dateFromParts', { isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 4 }, new Date('2017-02-09')],
    ['dateFromParts', { year: 2024, month: '$absent' }, null],
    ['slice', ['$absent', 1], null],
    ['setUnion', ['$list', '$absent'], null],
    ['mod', [1, '$absent'], null],
    ['strcasecmp', ['$absent', ''], 0],
    ['toLower', '$absent', ''],
    ['toUpper', 'é1a', 'é1A'],
    ['mergeObjects', ['$one', '$absent', { b: 2 }], { a: 1, b: 2 }],
    ['abs', [-3], 3],
    ['not', [''], false],
    ['trunc', [0.29, 2], 0.29],
    ['trunc', [-1234.567, -2], -1200],
    ['round', 2.51, 3],
    ['round', [2.5, 0], 2],
    ['round', [2.675, 2], 2.68],
    ['round', [1e21, 2], 1e21],
    ['sum', '$one.a', 1],
    ['max', ['$list', 0], [1, 2]],
    ['avg', '$absent', null],
    ['indexOfArray', [[1, 2, 3], 1, 1], -1],
    ['indexOfArray', [[1, 2, 1], 1, 1], 2],
    ['arrayToObject', [[['k', [1, 2]]]], { k: [1, 2] }],
    ['zip', { inputs: [[], [1]] }, []],
    [
      'zip',
      { inputs: [[1, 2], [3]], useLongestLength: true, defaults: [0, 9] },
      [
        [1, 3],
        [2, 9],
      ],
    ],
    [
      'map',
      {
        input: [[1, 2], [3]],
        in: { $reduce: { input: '$$this', initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
      },
      [3, 3],
    ],
    ['strLenBytes', '卡包', 6],
  ])('%s of %j', async (name, operand, expected) => {
    expect(await evaluate({ [`$${name}`]: operand })).toEqual(expected)
  })

  test.each<[string, unknown, RegExp]>([
    // biome-ignore lint/suspicious/noThenProperty: the operator's own field
    ['switch', { branches: [{ case: false, then: 1 }] }, /no default was specified/],
    ['hour', { date: '$at', timezone: 'Mars/North' }, /unrecognized time zone/],
    ['year', '$text', /to Date/],
    ['dateToString', { date: '$at', format: '%q' }, /Invalid format character/],
    ['dateFromString', { dateString: '2024-13-01' }, /Error parsing date string/],
    ['mergeObjects', ['$one', 1], /requires object inputs/],
    ['log10', 0, /must be a positive number/],
    ['range', [0, 1e12], /too long/],
    ['size', '$absent', /must be an array/],
    ['strLenCP', '$absent', /requires a string/],
    ['arrayToObject', [[['__proto__', 1]]], /not allowed/],
    ['trunc', [1, 101], /precision value/],
    ['mod', [5, 0], /by zero/],
    ['log', [0, 10], /must be a positive number/],
  ])('%s refuses %j', async (name, operand, words) => {
    const refused = await refusal(evaluate({ [`$${name}`]: operand }))
    expect(refused).toMatchObject({ message: expect.stringMatching(words) })
  })
})
