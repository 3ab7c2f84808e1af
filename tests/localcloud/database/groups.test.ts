import { AGAINST, refusal, useCloud } from './cloud'

/** What groups, samples and unwinding make of values that are absent, null, of mixed types or none at all. */
describe(`groups of uneven documents on ${AGAINST}`, () => {
  const cloud = useCloud()
  type Pipeline = ReturnType<ReturnType<typeof cloud.db.collection>['aggregate']>
  let uneven: Awaited<ReturnType<typeof cloud.collectionOf>>
  let empty: Awaited<ReturnType<typeof cloud.collectionOf>>
  beforeAll(async () => {
    uneven = await cloud.collectionOf(
      { _id: 1, k: 'a', v: 5, o: { a: 1, b: 1 } },
      { _id: 2, k: 'a', v: null, o: { b: 2 } },
      { _id: 3, k: null, v: 'text' },
      { _id: 4, v: 2, list: ['x', 0, null] },
      { _id: 5, k: 'a', list: [] },
      { _id: 6, list: '' },
    )
    empty = await cloud.collectionOf()
  })
  const over = async (build: (pipeline: Pipeline) => Pipeline, documents = uneven) =>
    (await build(documents.aggregate()).end()).data

  test('an absent key groups with null; what is absent is not collected, and nothing comes to null', async () => {
    const $ = cloud.db.command.aggregate
    const fields = {
      ...{ all: $.push('$v'), set: $.addToSet('$v'), sum: $.sum('$v'), avg: $.avg('$v'), max: $.max('$v') },
      ...{ min: $.min('$v'), pop: $.stdDevPop('$v'), samp: $.stdDevSamp('$v'), last: $.last('$v') },
    }
    expect(await over(pipeline => pipeline.group({ _id: '$k', ...fields }).sort({ _id: -1 }))).toEqual([
      {
        ...{ _id: 'a', all: [5, null], set: [5, null], sum: 5, avg: 5, max: 5 },
        ...{ min: 5, pop: 0, samp: null, last: null },
      },
      {
        ...{ _id: null, all: ['text', 2], set: ['text', 2], sum: 2, avg: 2, max: 'text' },
        ...{ min: 2, pop: 0, samp: null, last: null },
      },
    ])
    const nothing = await over(pipeline => pipeline.match({ _id: 6 }).group({ _id: 1, ...fields }))
    expect(nothing).toEqual([
      {
        ...{ _id: 1, all: [], set: [], sum: 0, avg: null, max: null },
        ...{ min: null, pop: null, samp: null, last: null },
      },
    ])
  })

  test('objects are merged within a group, and keys may be objects', async () => {
    const $ = cloud.db.command.aggregate
    const merged = await over(pipeline =>
      pipeline.match({ k: 'a' }).group({ _id: { key: '$k', none: '$absent' }, o: $.mergeObjects('$o'), n: $.sum(1) }),
    )
    expect(merged).toEqual([{ _id: { key: 'a' }, o: { a: 1, b: 2 }, n: 3 }])
  })

  test('an accumulator that does not exist is refused', async () => {
    expect((await refusal(over(pipeline => pipeline.group({ _id: 1, n: { $most: 1 } })))).code).toBe(
      'DATABASE_INVALID_OPERRATOR',
    )
  })

  test('unwinding passes over what is absent, null or empty, and takes everything else for an element', async () => {
    const at = 'place.at'
    expect(
      await over(pipeline =>
        pipeline
          .match({ _id: cloud.db.command.gte(4) })
          .unwind({ path: '$list', includeArrayIndex: at })
          .project({ list: 1, place: 1 }),
      ),
    ).toEqual([
      { _id: 4, list: 'x', place: { at: 0 } },
      { _id: 4, list: 0, place: { at: 1 } },
      { _id: 4, list: null, place: { at: 2 } },
      { _id: 6, list: '', place: { at: null } },
    ])
    const kept = await over(pipeline =>
      pipeline
        .match({ _id: cloud.db.command.in([2, 5]) })
        .unwind({ path: '$list', preserveNullAndEmptyArrays: true })
        .project({ list: 1 }),
    )
    expect(kept).toEqual([{ _id: 2 }, { _id: 5 }])
  })

  test('a sample has no document twice, and all there are at most', async () => {
    const sample = (await over(pipeline => pipeline.sample({ size: 50 }).limit(50))) as { _id: number }[]
    expect(sample.map(({ _id }) => _id).sort()).toEqual([1, 2, 3, 4, 5, 6])
    expect(await over(pipeline => pipeline.sample({ size: 3 }), empty)).toEqual([])
  })

  test('of nothing there are no groups and no buckets', async () => {
    expect(await over(pipeline => pipeline.group({ _id: null }), empty)).toEqual([])
    expect(await over(pipeline => pipeline.bucketAuto({ groupBy: '$v', buckets: 2 }), empty)).toEqual([])
    expect(await over(pipeline => pipeline.sortByCount('$v'), empty)).toEqual([])
  })

  test('a field looked up may lie inside another one', async () => {
    const join = { from: uneven.name, localField: '_id', foreignField: '_id', as: 'o.self' }
    const looked = await over(pipeline =>
      pipeline.match({ _id: 2 }).lookup(join).project({ 'o.b': 1, 'o.self._id': 1 }),
    )
    expect(looked).toEqual([{ _id: 2, o: { b: 2, self: [{ _id: 2 }] } }])
  })
})
