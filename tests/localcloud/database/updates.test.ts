import { AGAINST, refusal, useCloud } from './cloud'

describe(`updates on ${AGAINST}`, () => {
  const cloud = useCloud()

  /** A document after an update of it. */
  async function updated(document: object, change: object): Promise<Record<string, unknown>> {
    const collection = await cloud.collectionOf({ _id: 'x', ...document })
    await collection.doc('x').update(change)
    const { _id, ...fields } = (await collection.doc('x').get()).data[0]
    return fields
  }

  /** What an update that cannot be applied is refused with; the document has to stay as it was. */
  async function refused(document: object, change: object): Promise<string> {
    const collection = await cloud.collectionOf({ _id: 'x', ...document })
    const error = await refusal(collection.doc('x').update(change))
    expect((await collection.doc('x').get()).data).toEqual([{ _id: 'x', ...document }])
    return `${error.code} ${error.message}`
  }

  test('plain values set fields and leave the others', async () => {
    expect(await updated({ a: 1, b: 2 }, { a: 'one', c: null })).toEqual({ a: 'one', b: 2, c: null })
  })

  test('a nested object is merged field by field, and set replaces it whole', async () => {
    const _ = cloud.db.command
    expect(await updated({ m: { a: 1, b: 1 } }, { m: { b: 2 } })).toEqual({ m: { a: 1, b: 2 } })
    expect(await updated({ m: { a: 1, b: 1 } }, { m: _.set({ b: 2 }) })).toEqual({ m: { b: 2 } })
    expect(await updated({ m: { a: 1 } }, { m: _.set({}) })).toEqual({ m: {} })
  })

  test('inc, mul, min and max compute, and start from nothing', async () => {
    const _ = cloud.db.command
    expect(await updated({ n: 5 }, { n: _.inc(-2), new: _.inc(3) })).toEqual({ n: 3, new: 3 })
    expect(await updated({ n: 0.2 }, { n: _.inc(-0.05) })).toEqual({ n: 0.2 - 0.05 })
    expect(await updated({ n: 5 }, { n: _.mul(3), new: _.mul(3) })).toEqual({ n: 15, new: 0 })
    expect(await updated({ n: 5 }, { n: _.max(9), new: _.max(1) })).toEqual({ n: 9, new: 1 })
    expect(await updated({ n: 5 }, { n: _.min(9) })).toEqual({ n: 5 })
  })

  test('remove takes a field away, and leaves null in an array', async () => {
    const _ = cloud.db.command
    expect(await updated({ a: 1, b: { c: 1, d: 2 } }, { a: _.remove(), b: { c: _.remove() } })).toEqual({ b: { d: 2 } })
    const change = { list: { 0: { k: _.remove() }, 1: _.remove() } }
    expect(await updated({ list: [{ k: 1, v: 1 }, 2, 3] }, change)).toEqual({ list: [{ v: 1 }, null, 3] })
  })

  test('rename moves a value to another name', async () => {
    expect(await updated({ a: 1 }, { a: cloud.db.command.rename('in.side') })).toEqual({ in: { side: 1 } })
  })

  test('bit combines whole numbers', async () => {
    const _ = cloud.db.command
    expect(await updated({ n: 6 }, { n: _.bit({ and: 3 }) })).toEqual({ n: 2 })
    expect(await updated({ n: 6 }, { n: _.bit({ xor: 5 }) })).toEqual({ n: 3 })
    expect(await updated({ n: 6 }, { n: _.bit({ or: 1 }) })).toEqual({ n: 7 })
  })

  test('push adds at the end, unshift at the front, pop and shift take away', async () => {
    const _ = cloud.db.command
    expect(await updated({ l: [1] }, { l: _.push(2, 3) })).toEqual({ l: [1, 2, 3] })
    expect(await updated({}, { l: _.push([[1, 2]]) })).toEqual({ l: [[1, 2]] })
    expect(await updated({ l: [3] }, { l: _.unshift(1, 2) })).toEqual({ l: [1, 2, 3] })
    expect(await updated({ l: [1, 2, 3] }, { l: _.pop() })).toEqual({ l: [1, 2] })
    expect(await updated({ l: [1, 2, 3] }, { l: _.shift() })).toEqual({ l: [2, 3] })
    expect(await updated({ l: [] }, { l: _.pop() })).toEqual({ l: [] })
  })

  test('push can place, sort and cut', async () => {
    const _ = cloud.db.command
    expect(await updated({ l: [1, 2] }, { l: _.push({ each: [9], position: 1 }) })).toEqual({ l: [1, 9, 2] })
    expect(await updated({ l: [1, 5] }, { l: _.push({ each: [3], sort: -1, slice: 2 }) })).toEqual({ l: [5, 3] })
    expect(await updated({ l: [1, 2] }, { l: _.push({ each: [3], slice: -2 }) })).toEqual({ l: [2, 3] })
    const sorted = _.push({ each: [{ n: 1 }], sort: { n: 1 } })
    expect(await updated({ l: [{ n: 2 }] }, { l: sorted })).toEqual({ l: [{ n: 1 }, { n: 2 }] })
  })

  test('addToSet adds what is not there yet', async () => {
    const _ = cloud.db.command
    expect(await updated({ l: [1, { a: 1 }] }, { l: _.addToSet({ a: 1 }) })).toEqual({ l: [1, { a: 1 }] })
    expect(await updated({ l: [1] }, { l: _.addToSet({ $each: [1, 2, 2] }) })).toEqual({ l: [1, 2] })
  })

  test('pull takes out by value or condition, pullAll a list of values', async () => {
    const _ = cloud.db.command
    expect(await updated({ l: [1, 2, 1] }, { l: _.pull(1) })).toEqual({ l: [2] })
    expect(await updated({ l: [1, 5, 9] }, { l: _.pull(_.gte(5)) })).toEqual({ l: [1] })
    expect(await updated({ l: ['a', 'b', 'c'] }, { l: _.pull(_.in(['a', 'b'])) })).toEqual({ l: ['c'] })
    expect(await updated({ l: [{ k: 1, v: 1 }, { k: 2 }] }, { l: _.pull({ k: 1 }) })).toEqual({ l: [{ k: 2 }] })
    expect(await updated({ l: [1, 2, 3, 2] }, { l: _.pullAll([2, 3]) })).toEqual({ l: [1] })
  })

  test('dotted names reach elements and fields, making documents on the way', async () => {
    expect(await updated({ l: [1, 2] }, { 'l.1': 9, 'l.3': 7 })).toEqual({ l: [1, 9, null, 7] })
    expect(await updated({}, { 'a.b.c': 1 })).toEqual({ a: { b: { c: 1 } } })
  })

  test('the positional parts stand for the matched element and for all', async () => {
    const _ = cloud.db.command
    const carts = await cloud.collectionOf({
      _id: 'x',
      lines: [
        { sku: 'a', n: 1 },
        { sku: 'b', n: 1 },
      ],
    })
    await carts.where({ 'lines.sku': 'b' }).update({ 'lines.$.n': _.inc(4) })
    await carts.where({ _id: 'x' }).update({ 'lines.$[].seen': true })
    expect((await carts.doc('x').get()).data[0].lines).toEqual([
      { sku: 'a', n: 1, seen: true },
      { sku: 'b', n: 5, seen: true },
    ])
  })

  test('a change that an operator cannot make is refused and changes nothing', async () => {
    const _ = cloud.db.command
    expect(await refused({ a: 1, t: 'text' }, { a: 2, t: _.inc(1) })).toContain('non-numeric type')
    expect(await refused({ a: 'x' }, { a: _.push(1) })).toContain('must be an array')
    expect(await refused({ a: null }, { a: { b: 1 } })).toMatch(
      /DATABASE_REQUEST_FAILED .*Cannot create field 'b' in element \{a: null\}/,
    )
    expect(await refused({ a: 1 }, { a: _.inc(1), 'a.b': 1 })).toContain("would create a conflict at 'a'")
    expect(await refused({ a: 1 }, { a: { $bad: 1 } })).toContain('DATABASE_')
  })

  test('updating a document that does not exist updates none', async () => {
    const things = await cloud.collectionOf()
    expect(await things.doc('none').update({ a: 1 })).toMatchObject({ updated: 0 })
  })

  test('an update that leaves a document as it was does not count it', async () => {
    const things = await cloud.collectionOf({ _id: 'x', a: 1 })
    expect(await things.doc('x').update({ a: 1 })).toMatchObject({ updated: 0 })
  })

  test('where updates all matches, or one when asked', async () => {
    const _ = cloud.db.command
    const things = await cloud.collectionOf({ n: 1 }, { n: 1 }, { n: 1 })
    expect(
      await things
        .where({ n: 1 })
        .options({ multiple: false })
        .update({ n: _.inc(1) }),
    ).toMatchObject({ updated: 1 })
    expect(await things.where({ n: _.gt(0) }).update({ n: _.inc(1) })).toMatchObject({ updated: 3 })
    expect((await things.orderBy('n', 'asc').get()).data.map(({ n }) => n)).toEqual([2, 2, 3])
  })

  test('of fifty conditional updates for the last unit exactly one succeeds', async () => {
    const _ = cloud.db.command
    const stock = await cloud.collectionOf({ _id: 's', left: 1 })
    const take = () => stock.where({ _id: 's', left: _.gte(1) }).update({ left: _.inc(-1) })
    const taken = await Promise.all(Array.from({ length: 50 }, take))
    expect(taken.filter(({ updated }) => updated === 1)).toHaveLength(1)
    expect((await stock.doc('s').get()).data[0].left).toBe(0)
  })

  test('no increment is lost when many callers increment at once', async () => {
    const _ = cloud.db.command
    const counters = await cloud.collectionOf({ _id: 'c', n: 0 })
    await Promise.all(Array.from({ length: 40 }, () => counters.doc('c').update({ n: _.inc(1) })))
    expect((await counters.doc('c').get()).data[0].n).toBe(40)
  })

  test('updateAndReturn gives the document as changed, also when nothing changed, or null', async () => {
    const things = await cloud.collectionOf({ _id: 'x', a: 1 })
    expect(await things.where({ a: 1 }).updateAndReturn({ a: 2 })).toMatchObject({
      updated: 1,
      doc: { _id: 'x', a: 2 },
    })
    expect(await things.where({ a: 2 }).updateAndReturn({ a: 2 })).toMatchObject({ updated: 1, doc: { a: 2 } })
    expect(await things.where({ a: 9 }).updateAndReturn({ a: 1 })).toMatchObject({ updated: 0, doc: null })
  })

  test('a server date can be set and pushed', async () => {
    const { db } = cloud
    const { at, list } = await updated({ list: [] }, { at: db.serverDate(), list: db.command.push(db.serverDate()) })
    expect(at).toBeInstanceOf(Date)
    expect((list as Date[])[0]).toBeInstanceOf(Date)
  })
})
