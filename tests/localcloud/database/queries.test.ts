import { AGAINST, refusal, useCloud } from './cloud'

describe(`queries on ${AGAINST}`, () => {
  const cloud = useCloud()

  /** The ids of the documents that match, in the order they come. */
  async function ids(documents: object[], query: object): Promise<unknown[]> {
    const collection = await cloud.collectionOf(...documents)
    return (await collection.where(query).get()).data.map(({ _id }) => _id)
  }

  const numbers = [
    { _id: 'one', n: 1 },
    { _id: 'two', n: 2 },
    { _id: 'text', n: '2' },
    { _id: 'null', n: null },
    { _id: 'none' },
  ]

  test('eq takes a value of the same type only', async () => {
    const _ = cloud.db.command
    expect(await ids(numbers, { n: 2 })).toEqual(['two'])
    expect(await ids(numbers, { n: _.eq('2') })).toEqual(['text'])
  })

  test('null matches a null field and an absent one', async () => {
    const _ = cloud.db.command
    expect(await ids(numbers, { n: null })).toEqual(['null', 'none'])
    expect(await ids(numbers, { n: _.neq(null) })).toEqual(['one', 'two', 'text'])
    expect(await ids(numbers, { n: _.in([1, null]) })).toEqual(['one', 'null', 'none'])
  })

  test('exists tells an absent field from a null one', async () => {
    const _ = cloud.db.command
    expect(await ids(numbers, { n: _.exists(false) })).toEqual(['none'])
    expect(await ids(numbers, { n: _.exists(true) })).toEqual(['one', 'two', 'text', 'null'])
  })

  test('gt, gte, lt and lte compare within one type', async () => {
    const _ = cloud.db.command
    expect(await ids(numbers, { n: _.gt(1) })).toEqual(['two'])
    expect(await ids(numbers, { n: _.gte(1) })).toEqual(['one', 'two'])
    expect(await ids(numbers, { n: _.lt('9') })).toEqual(['text'])
    expect(await ids(numbers, { n: _.lte(2).and(_.gt(1)) })).toEqual(['two'])
  })

  test('neq and nin also match documents without the field', async () => {
    const _ = cloud.db.command
    expect(await ids(numbers, { n: _.neq(1) })).toEqual(['two', 'text', 'null', 'none'])
    expect(await ids(numbers, { n: _.nin([1, '2']) })).toEqual(['two', 'null', 'none'])
  })

  test('and, or and nor combine fields and conditions', async () => {
    const _ = cloud.db.command
    const both = [
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
      { _id: 3, a: 2, b: 2 },
    ]
    expect(await ids(both, _.or({ a: 2 }, { b: 1 }))).toEqual([1, 3])
    expect(await ids(both, _.and({ a: 1 }, { b: 2 }))).toEqual([2])
    expect(await ids(both, { a: _.nor(_.eq(2), _.eq(3)) })).toEqual([1, 2])
    expect(await ids(both, { a: _.or(_.eq(2), _.lt(0)), b: _.gt(1) })).toEqual([3])
  })

  test('not turns a condition round, absent fields included', async () => {
    const _ = cloud.db.command
    expect(await ids(numbers, { n: _.not(_.gt(1)) })).toEqual(['one', 'text', 'null', 'none'])
    expect(
      await ids(
        [
          { _id: 1, t: 'abc' },
          { _id: 2, t: 'x' },
        ],
        { t: _.not(/b/ as never) },
      ),
    ).toEqual([2])
  })

  test('mod matches the remainder', async () => {
    const mod = cloud.db.command.mod as unknown as (divisor: number, remainder: number) => object
    expect(
      await ids(
        [
          { _id: 7, v: 7 },
          { _id: 8, v: 8 },
          { _id: 'text', v: '7' },
        ],
        { v: mod(4, 3) },
      ),
    ).toEqual([7])
  })

  test('dates compare as points in time', async () => {
    const _ = cloud.db.command
    const days = [1, 2, 3].map(day => ({ _id: day, at: new Date(Date.UTC(2024, 0, day)) }))
    expect(await ids(days, { at: new Date(Date.UTC(2024, 0, 2)) })).toEqual([2])
    expect(await ids(days, { at: _.gte(new Date(Date.UTC(2024, 0, 2))) })).toEqual([2, 3])
    expect(await ids(days, { at: _.gt(0) })).toEqual([])
  })

  test('an expression matches strings, with its options', async () => {
    const { RegExp: Expression, command: _ } = cloud.db
    const names = [
      { _id: 1, name: 'Alpha' },
      { _id: 2, name: 'beta' },
      { _id: 3, name: '类别A' },
      { _id: 4, name: 5 },
    ]
    expect(await ids(names, { name: /^a/i })).toEqual([1])
    expect(await ids(names, { name: Expression({ regexp: 'A$', options: '' }) })).toEqual([3])
    expect(
      await ids(names, { name: _.or(Expression({ regexp: '^类别' }), Expression({ regexp: 'ETA', options: 'i' })) }),
    ).toEqual([2, 3])
    expect(await ids(names, { name: _.in([/^b/, 5]) })).toEqual([2, 4])
  })

  test('dotted names and nested objects reach into documents', async () => {
    const nested = [
      { _id: 1, a: { b: { c: 1 } } },
      { _id: 2, a: { b: { c: 2, d: 1 } } },
      { _id: 3, a: 1 },
    ]
    expect(await ids(nested, { 'a.b.c': 2 })).toEqual([2])
    expect(await ids(nested, { a: { b: { c: 1 } } })).toEqual([1])
    expect(await ids(nested, { a: cloud.db.command.eq({ b: { c: 2, d: 1 } }) })).toEqual([2])
    expect(await ids(nested, { a: cloud.db.command.eq({ b: { d: 1, c: 2 } }) })).toEqual([])
  })

  const tagged = [
    {
      _id: 1,
      tags: ['go', 'js'],
      sizes: [1, 2, 3],
      items: [
        { sku: 'a', n: 1 },
        { sku: 'b', n: 5 },
      ],
    },
    { _id: 2, tags: ['js'], sizes: [5], items: [{ sku: 'a', n: 5 }] },
    { _id: 3, tags: [], sizes: [] },
    { _id: 4, tags: 'js' },
  ]

  test('a condition on an array holds when one element meets it', async () => {
    const _ = cloud.db.command
    expect(await ids(tagged, { tags: 'js' })).toEqual([1, 2, 4])
    expect(await ids(tagged, { sizes: _.gt(2) })).toEqual([1, 2])
    expect(await ids(tagged, { 'items.sku': 'b' })).toEqual([1])
    expect(await ids(tagged, { 'sizes.0': 5 })).toEqual([2])
    expect(await ids(tagged, { tags: _.eq(['go', 'js']) })).toEqual([1])
    expect(await ids(tagged, { tags: _.neq('js') })).toEqual([3])
  })

  test('two conditions on an array may be met by different elements, under elemMatch by one only', async () => {
    const _ = cloud.db.command
    expect(await ids(tagged, { 'items.sku': 'a', 'items.n': 5 })).toEqual([1, 2])
    expect(await ids(tagged, { items: _.elemMatch({ sku: 'a', n: _.gte(5) }) })).toEqual([2])
    expect(await ids(tagged, { sizes: _.elemMatch({ $gt: 1, $lt: 3 }) })).toEqual([1])
    const second = [{ _id: 1, items: [{ n: 1 }, { n: 7 }] }]
    expect(await ids(second, { items: _.elemMatch({ n: _.gt(5) }) })).toEqual([1])
  })

  test('all wants every value, size the exact number of elements', async () => {
    const _ = cloud.db.command
    expect(await ids(tagged, { tags: _.all(['js', 'go']) })).toEqual([1])
    expect(await ids(tagged, { tags: _.all(['js']) })).toEqual([1, 2, 4])
    expect(await ids(tagged, { tags: _.size(1) })).toEqual([2])
    expect(await ids(tagged, { tags: _.size(0) })).toEqual([3])
  })

  test('expr compares fields with each other, values of different types in their order', async () => {
    const _ = cloud.db.command
    const $ = _.aggregate
    const pairs = [
      { _id: 1, spent: 5, limit: 3 },
      { _id: 2, spent: 1, limit: 3 },
      { _id: 3, limit: 3 },
    ]
    expect(await ids(pairs, _.expr($.gt(['$spent', '$limit'])))).toEqual([1])
    expect(await ids(pairs, _.expr($.lt(['$spent', '$limit'])))).toEqual([2, 3])
  })

  test('a JSON schema selects documents by shape', async () => {
    const _ = cloud.db.command
    const schema = _.jsonSchema({ required: ['n'], properties: { n: { bsonType: 'number', minimum: 2 } } })
    expect(await ids(numbers, schema)).toEqual(['two'])
    expect(await ids(numbers, _.nor([schema] as never))).toEqual(['one', 'text', 'null', 'none'])
  })

  test('a field named like a method of every object is absent unless it is stored', async () => {
    const _ = cloud.db.command
    expect(await ids([{ _id: 1 }, { _id: 2, toString: 1 }], { toString: _.exists(true) } as never)).toEqual([2])
  })

  test('an operator that does not exist is refused', async () => {
    const things = await cloud.collectionOf()
    const error = await refusal(things.where({ a: { $nope: 1 } }).get())
    expect(error.code).toBe('DATABASE_INVALID_OPERRATOR')
  })

  test('code sent as a condition is never run', async () => {
    const things = await cloud.collectionOf({ a: 1 })
    expect((await refusal(things.where({ $where: 'true' }).get())).code).toBe('DATABASE_INVALID_OPERRATOR')
  })
})
