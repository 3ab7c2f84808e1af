import { AGAINST, refusal, useCloud } from './cloud'

/** Stages that the SDK sends only in the form of the engine itself, with `options({ raw: true })`. */
describe(`stages in the engine's own form on ${AGAINST}`, () => {
  const cloud = useCloud()
  type Collection = Awaited<ReturnType<typeof cloud.collectionOf>>

  async function run(collection: Collection, ...stages: object[]): Promise<unknown[]> {
    return (await collection.options({ raw: true }).aggregate(stages).end()).data
  }
  const sales = () =>
    cloud.collectionOf(
      { _id: 1, shop: 'a', fen: 100, tags: ['x', 'y'] },
      { _id: 2, shop: 'b', fen: 300, tags: ['x'] },
      { _id: 3, shop: 'a', fen: 200 },
    )

  test('facet gives each pipeline the same documents, whatever the others make of them', async () => {
    const [result] = await run(
      await sales(),
      { $sort: { _id: 1 } },
      {
        $facet: {
          changed: [{ $project: { tags: 0, fen: 0 } }],
          ranges: [{ $bucket: { groupBy: '$fen', boundaries: [0, 200], default: 'more' } }],
          halves: [{ $bucketAuto: { groupBy: '$fen', buckets: 2, output: { ids: { $push: '$_id' } } } }],
          shops: [{ $sortByCount: '$shop' }],
          tags: [{ $unwind: '$tags' }, { $count: 'n' }],
          none: [{ $match: { fen: 0 } }, { $count: 'n' }],
          first: [{ $limit: 1 }],
        },
      },
    )
    expect(result).toEqual({
      changed: [
        { _id: 1, shop: 'a' },
        { _id: 2, shop: 'b' },
        { _id: 3, shop: 'a' },
      ],
      ranges: [
        { _id: 0, count: 1 },
        { _id: 'more', count: 2 },
      ],
      halves: [
        { _id: { min: 100, max: 300 }, ids: [1, 3] },
        { _id: { min: 300, max: 300 }, ids: [2] },
      ],
      shops: [
        { _id: 'a', count: 2 },
        { _id: 'b', count: 1 },
      ],
      tags: [{ n: 3 }],
      none: [],
      first: [{ _id: 1, shop: 'a', fen: 100, tags: ['x', 'y'] }],
    })
  })

  test('graphLookup follows a field from document to document, each once, as deep as it may', async () => {
    const people = await cloud.collectionOf(
      { _id: 'a', friends: ['b', 'c'] },
      { _id: 'b', friends: ['a', 'd'] },
      { _id: 'c', friends: ['d'], blocked: true },
      { _id: 'd', friends: ['e'] },
      { _id: 'e' },
    )
    const walk = (more: object) => [
      { $match: { _id: 'a' } },
      {
        $graphLookup: {
          ...{ from: people.name, startWith: '$friends', connectFromField: 'friends', connectToField: '_id' },
          ...{ as: 'reached', depthField: 'steps', ...more },
        },
      },
      { $unwind: '$reached' },
      { $sort: { 'reached.steps': 1, 'reached._id': 1 } },
      { $project: { _id: 0, id: '$reached._id', steps: '$reached.steps' } },
    ]
    const reached = async (more: object) => run(people, ...walk(more))
    expect(await reached({})).toEqual([
      { id: 'b', steps: 0 },
      { id: 'c', steps: 0 },
      { id: 'a', steps: 1 },
      { id: 'd', steps: 1 },
      { id: 'e', steps: 2 },
    ])
    expect(await reached({ maxDepth: 0 })).toEqual([
      { id: 'b', steps: 0 },
      { id: 'c', steps: 0 },
    ])
    expect(await reached({ restrictSearchWithMatch: { blocked: true } })).toEqual([{ id: 'c', steps: 0 }])
    expect((await refusal(reached({ maxDepth: -1 }))).code).toBe('DATABASE_REQUEST_FAILED')
  })

  test('unionWith adds what a pipeline makes of another collection', async () => {
    const others = await cloud.collectionOf({ _id: 9, fen: 1 }, { _id: 8, fen: 2 })
    const union = { $unionWith: { coll: others.name, pipeline: [{ $match: { fen: 1 } }, { $project: { fen: 1 } }] } }
    const ids = [{ $project: { _id: 1 } }, { $sort: { _id: 1 } }]
    expect(await run(await sales(), union, ...ids)).toEqual([1, 2, 3, 9].map(_id => ({ _id })))
    expect(await run(others, { $unionWith: others.name }, { $count: 'n' })).toEqual([{ n: 4 }])
  })

  test.each<[string, object]>([
    ['a facet inside a facet', { $facet: { a: [{ $facet: { b: [] } }] } }],
    ['a facet of nothing', { $facet: {} }],
    ['a facet that is no list of stages', { $facet: { a: { $match: {} } } }],
    ['a union with nobody', { $unionWith: {} }],
    ['a walk that starts nowhere', { $graphLookup: { from: 'x', as: 'y' } }],
  ])('%s is refused', async (_name, stage) => {
    expect((await refusal(run(await sales(), stage))).code).toBe('DATABASE_REQUEST_FAILED')
  })
})
