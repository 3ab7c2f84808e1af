import { AGAINST, localTest, refusal, useCloud } from './cloud'

describe(`aggregation on ${AGAINST}`, () => {
  const cloud = useCloud()
  type Pipeline = ReturnType<ReturnType<typeof cloud.db.collection>['aggregate']>

  /** The result of an aggregation over a new collection of these documents. */
  async function over(documents: object[], build: (pipeline: Pipeline) => Pipeline): Promise<unknown[]> {
    const collection = await cloud.collectionOf(...documents)
    return (await build(collection.aggregate()).end()).data
  }

  const sales = [
    { _id: 1, shop: 'a', fen: 100, tags: ['x', 'y'] },
    { _id: 2, shop: 'b', fen: 300, tags: [] },
    { _id: 3, shop: 'a', fen: 200, tags: ['x'] },
    { _id: 4, shop: 'b', fen: 400, tags: null },
    { _id: 5, shop: 'c' },
  ]

  test('match takes the same conditions as a query, wherever it stands', async () => {
    const _ = cloud.db.command
    const stages = await over(sales, pipeline =>
      pipeline
        .match({ fen: _.gte(200) })
        .addFields({ big: true })
        .match({ shop: _.in(['b']), big: true })
        .project({ _id: 1 }),
    )
    expect(stages).toEqual([{ _id: 2 }, { _id: 4 }])
  })

  test('addFields reaches into documents and into every element of an array', async () => {
    const documents = [{ _id: 1, size: { w: 1 }, items: [{ n: 1 }, { n: 2 }], gone: 1 }]
    const spec = { size: { h: 2 }, 'items.seen': true, gone: '$absent' }
    expect(await over(documents, pipeline => pipeline.addFields(spec))).toEqual([
      {
        ...{ _id: 1, size: { w: 1, h: 2 } },
        items: [
          { n: 1, seen: true },
          { n: 2, seen: true },
        ],
      },
    ])
  })

  test('counting nothing gives no document', async () => {
    expect(await over(sales, pipeline => pipeline.match({ shop: 'z' }).count('n'))).toEqual([])
    expect(await over(sales, pipeline => pipeline.match({ shop: 'a' }).count('n'))).toEqual([{ n: 2 }])
  })

  test.each<[string, (pipeline: Pipeline) => Pipeline]>([
    ['a sample of less than one', pipeline => pipeline.sample({ size: -1 })],
    ['a limit of none', pipeline => pipeline.limit(0)],
    ['skipping backwards', pipeline => pipeline.skip(-1)],
    ['a projection of nothing', pipeline => pipeline.project({})],
    ['a group by nothing', pipeline => pipeline.group({ n: { $sum: 1 } })],
    ['a group that does not accumulate', pipeline => pipeline.group({ _id: null, n: '$fen' })],
    ['unwinding what is no field', pipeline => pipeline.unwind('fen')],
    ['no buckets', pipeline => pipeline.bucketAuto({ groupBy: '$fen', buckets: 0 })],
    ['a bucket of text', pipeline => pipeline.bucket('x')],
    ['a default inside of the buckets', pipeline => pipeline.bucket({ groupBy: '$n', boundaries: [0, 5], default: 4 })],
    ['buckets between numbers and texts', pipeline => pipeline.bucket({ groupBy: '$n', boundaries: [0, 'x'] })],
  ])('%s is refused', async (_name, build) => {
    expect((await refusal(over(sales, build))).code).toBe('DATABASE_REQUEST_FAILED')
  })

  test('group sums, averages and collects by key', async () => {
    const $ = cloud.db.command.aggregate
    const groups = await over(sales, pipeline =>
      pipeline
        .group({
          _id: '$shop',
          sum: $.sum('$fen'),
          count: $.sum(1),
          avg: $.avg('$fen'),
          most: $.max('$fen'),
          least: $.min('$fen'),
          ids: $.push('$_id'),
          first: $.first('$_id'),
          last: $.last('$_id'),
        })
        .sort({ _id: 1 }),
    )
    expect(groups).toEqual([
      { _id: 'a', sum: 300, count: 2, avg: 150, most: 200, least: 100, ids: [1, 3], first: 1, last: 3 },
      { _id: 'b', sum: 700, count: 2, avg: 350, most: 400, least: 300, ids: [2, 4], first: 2, last: 4 },
      expect.objectContaining({ _id: 'c', sum: 0, count: 1, avg: null, ids: [5] }),
    ])
  })

  test('group measures spread and unites distinct values', async () => {
    const $ = cloud.db.command.aggregate
    const scores = [
      { g: 'a', s: 80 },
      { g: 'a', s: 100 },
      { g: 'b', s: 80 },
    ]
    const [all] = (await over(scores, pipeline =>
      pipeline.group({ _id: null, pop: $.stdDevPop('$s'), samp: $.stdDevSamp('$s'), set: $.addToSet('$g') }),
    )) as { pop: number; samp: number; set: string[] }[]
    expect(all?.pop).toBeCloseTo(9.428, 3)
    expect(all?.samp).toBeCloseTo(11.547, 3)
    expect(all?.set.sort()).toEqual(['a', 'b'])
  })

  test('sort, skip and limit page through a result', async () => {
    const page = await over(sales, pipeline =>
      pipeline.sort({ shop: -1, fen: -1 }).skip(1).limit(2).project({ fen: 1 }),
    )
    expect(page).toEqual([
      { _id: 4, fen: 400 },
      { _id: 2, fen: 300 },
    ])
  })

  test('without a limit an aggregation returns 20 documents', async () => {
    const many = Array.from({ length: 30 }, (_, n) => ({ n }))
    expect(await over(many, pipeline => pipeline.match({}))).toHaveLength(20)
    expect(await over(many, pipeline => pipeline.limit(25))).toHaveLength(25)
    expect(await over(many, pipeline => pipeline.count('n'))).toEqual([{ n: 30 }])
  })

  test('unwind makes a document of every element', async () => {
    const project = { tags: 1 }
    expect(await over(sales, pipeline => pipeline.unwind('$tags').project(project))).toEqual([
      { _id: 1, tags: 'x' },
      { _id: 1, tags: 'y' },
      { _id: 3, tags: 'x' },
    ])
    const options = { path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true }
    expect(await over(sales.slice(0, 2), pipeline => pipeline.unwind(options).project({ at: 1 }))).toEqual([
      { _id: 1, at: 0 },
      { _id: 1, at: 1 },
      { _id: 2, at: null },
    ])
  })

  test('project computes, keeps and leaves out', async () => {
    const $ = cloud.db.command.aggregate
    const one = sales.slice(0, 1)
    expect(await over(one, pipeline => pipeline.project({ _id: 0, yuan: $.divide(['$fen', 100]), shop: 1 }))).toEqual([
      { yuan: 1, shop: 'a' },
    ])
    expect(await over(one, pipeline => pipeline.project({ tags: 0, shop: 0 }))).toEqual([{ _id: 1, fen: 100 }])
  })

  test('project opens nested specifications, and gives the id, what it keeps and what it computes in that order', async () => {
    const deep = [{ n: 1, b: { y: 1, x: [{ p: 1, q: 2 }, 3] }, a: 0, _id: 1 }]
    const text = async (spec: object) => JSON.stringify(await over(deep, pipeline => pipeline.project(spec)))
    expect(await text({ sum: { $add: ['$n', 1] }, a: true, b: { x: { q: 1 } } })).toBe(
      '[{"_id":1,"b":{"x":[{"q":2}]},"a":0,"sum":2}]',
    )
    expect(await text({ b: { x: { p: 0 } }, a: 0 })).toBe('[{"_id":1,"n":1,"b":{"y":1,"x":[{"q":2},3]}}]')
    expect(await text({ _id: '$n', 'c.d': '$a', gone: '$absent' })).toBe('[{"_id":1,"c":{"d":0}}]')
    expect((await refusal(text({ a: 0, sum: { $add: [1, 1] } }))).code).toBe('DATABASE_REQUEST_FAILED')
  })

  test('bucket, bucketAuto and sortByCount sort documents into groups', async () => {
    const $ = cloud.db.command.aggregate
    const bucket = { groupBy: '$fen', boundaries: [0, 200, 400], default: 'other', output: { n: $.sum(1) } }
    expect(await over(sales, pipeline => pipeline.bucket(bucket))).toEqual([
      { _id: 0, n: 1 },
      { _id: 200, n: 2 },
      { _id: 'other', n: 2 },
    ])
    const automatic = await over(sales.slice(0, 4), pipeline => pipeline.bucketAuto({ groupBy: '$fen', buckets: 2 }))
    expect(automatic).toEqual([
      { _id: { min: 100, max: 300 }, count: 2 },
      { _id: { min: 300, max: 400 }, count: 2 },
    ])
    const counted = (await over(sales, pipeline => pipeline.sortByCount('$shop'))) as { count: number }[]
    expect(counted.map(({ count }) => count)).toEqual([2, 2, 1])
  })

  test('replaceRoot and sample choose what goes on', async () => {
    const people = [{ name: { first: '四郎', last: '黄' } }]
    expect(await over(people, pipeline => pipeline.replaceRoot({ newRoot: '$name' }))).toEqual([
      { first: '四郎', last: '黄' },
    ])
    expect(await over(sales, pipeline => pipeline.sample({ size: 2 }))).toHaveLength(2)
  })

  test('lookup joins by equal fields, arrays and absent fields included', async () => {
    const shops = await cloud.collectionOf({ _id: 'a', city: '沪' }, { _id: 'b', city: '京' }, { _id: 'z' })
    const joined = await over([{ _id: 1, at: 'a' }, { _id: 2, at: ['a', 'b'] }, { _id: 3 }], pipeline =>
      pipeline.lookup({ from: shops.name, localField: 'at', foreignField: '_id', as: 'shops' }),
    )
    expect(joined).toEqual([
      { _id: 1, at: 'a', shops: [{ _id: 'a', city: '沪' }] },
      {
        _id: 2,
        at: ['a', 'b'],
        shops: [
          { _id: 'a', city: '沪' },
          { _id: 'b', city: '京' },
        ],
      },
      { _id: 3, shops: [] },
    ])
  })

  test('lookup by a pipeline sees the variables it is given', async () => {
    const _ = cloud.db.command
    const $ = _.aggregate
    const tiers = await cloud.collectionOf({ _id: 't1', from: 0 }, { _id: 't2', from: 200 }, { _id: 't3', from: 500 })
    const reached = $.pipeline()
      .match(_.expr($.lte(['$from', '$$spent'])))
      .sort({ from: -1 })
      .limit(1)
      .project({ from: 1 })
      .done()
    const joined = await over(
      [
        { _id: 1, fen: 300 },
        { _id: 2, fen: 50 },
      ],
      pipeline => pipeline.lookup({ from: tiers.name, let: { spent: '$fen' }, pipeline: reached, as: 'tier' }),
    )
    expect(joined).toEqual([
      { _id: 1, fen: 300, tier: [{ _id: 't2', from: 200 }] },
      { _id: 2, fen: 50, tier: [{ _id: 't1', from: 0 }] },
    ])
  })

  test('lookup by a pipeline without variables gives every document the same', async () => {
    const shops = await cloud.collectionOf({ _id: 'a', open: true }, { _id: 'b', open: false })
    const open = cloud.db.command.aggregate.pipeline().match({ open: true }).done()
    const joined = await over([{ _id: 1 }, { _id: 2 }], pipeline =>
      pipeline.lookup({ from: shops.name, pipeline: open, as: 'open' }),
    )
    expect(joined).toEqual([1, 2].map(_id => ({ _id, open: [{ _id: 'a', open: true }] })))
  })

  test('a pipeline can be given in the form of the engine itself', async () => {
    const things = await cloud.collectionOf({ k: 'a' }, { k: 'a' }, { k: 'b' })
    const raw = things.options({ raw: true }).aggregate([{ $match: { k: { $eq: 'a' } } }, { $count: 'n' }])
    expect((await raw.end()).data).toEqual([{ n: 2 }])
  })

  test('unknown stages and operators are refused, and code is never run', async () => {
    const things = await cloud.collectionOf({ a: 1 })
    const raw = (stage: object) => refusal(things.options({ raw: true }).aggregate([stage]).end())
    expect((await raw({ $nope: {} })).code).toBe('DATABASE_INVALID_OPERRATOR')
    expect((await raw({ $out: 'elsewhere' })).code).toBe('DATABASE_INVALID_OPERRATOR')
    expect((await raw({ $project: { x: { $nope: 1 } } })).code).toBe('DATABASE_REQUEST_FAILED')
    const code = { $function: { body: 'function () { return 1 }', args: [], lang: 'js' } }
    expect((await raw({ $project: { x: code } })).code).toBe('DATABASE_REQUEST_FAILED')
  })

  localTest('a lookup into a collection that does not exist is refused', async () => {
    const things = await cloud.collectionOf({ a: 1 })
    const join = { from: 'never_made', localField: 'a', foreignField: 'a', as: 'b' }
    expect((await refusal(things.aggregate().lookup(join).end())).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })
})
