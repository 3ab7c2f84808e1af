import { AGAINST, localTest, refusal, useCloud } from './cloud'

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT'
const OVER = 'DATABASE_TRANSACTION_FAIL'

describe(`transactions on ${AGAINST}`, () => {
  const cloud = useCloud()

  async function twoAccounts() {
    const accounts = await cloud.collectionOf({ _id: 'a', n: 10 }, { _id: 'b', n: 0 })
    const balance = async (id: string) => (await accounts.doc(id).get()).data[0]?.n
    return { accounts, balance, name: accounts.name }
  }

  test('what a transaction writes is seen by itself at once and by others after the commit', async () => {
    const { balance, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    const own = transaction.collection(name)
    expect(await own.doc('a').update({ n: cloud.db.command.inc(-4) })).toMatchObject({ updated: 1 })
    expect((await own.doc('a').get()).data.n).toBe(6)
    expect(await balance('a')).toBe(10)
    expect(typeof (await transaction.commit()).requestId).toBe('string')
    expect(await balance('a')).toBe(6)
  })

  test('what others wrote since its start stays unseen, also after a write of its own', async () => {
    const { accounts, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    const own = transaction.collection(name)
    await own.doc('a').update({ n: 1 })
    await accounts.doc('b').update({ n: 99 })
    await accounts.add({ _id: 'c', n: 5 })
    expect((await own.where({ n: cloud.db.command.gte(0) }).get()).data).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 0 },
    ])
    await transaction.rollback()
  })

  test('a plain insert of an id that a transaction has added waits, and is the second one', async () => {
    const { accounts, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    await transaction.collection(name).add({ _id: 'c', from: 'transaction' })
    const late = refusal(accounts.add({ _id: 'c', from: 'outside' }))
    // The insert has reached the server when this read, sent after it, is answered.
    expect((await accounts.doc('c').get()).data).toEqual([])
    await transaction.commit()
    expect((await late).code).toBe('DATABASE_DUPLICATE_WRITE')
    expect((await accounts.doc('c').get()).data).toEqual([{ _id: 'c', from: 'transaction' }])
  })

  test('add, set, update and remove work inside, and a rollback undoes them all', async () => {
    const { accounts, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    const own = transaction.collection(name)
    expect(await own.add({ _id: 'c', n: 1 })).toMatchObject({ id: 'c', inserted: 1, ok: 1 })
    expect((await own.doc('d').set({ n: 2 })).upserted).toHaveLength(1)
    expect(await own.doc('a').set({ n: 3 })).toMatchObject({ updated: 1 })
    expect(await own.doc('b').remove()).toMatchObject({ deleted: 1 })
    expect((await own.doc('b').get()).data).toBeNull()
    expect((await own.doc('c').get()).data).toEqual({ _id: 'c', n: 1 })
    expect((await own.where({ n: cloud.db.command.gte(2) }).get()).data).toEqual([
      { _id: 'a', n: 3 },
      { _id: 'd', n: 2 },
    ])
    await transaction.rollback()
    expect((await accounts.get()).data).toEqual([
      { _id: 'a', n: 10 },
      { _id: 'b', n: 0 },
    ])
  })

  test('all writes of a transaction become visible together', async () => {
    const { accounts, name } = await twoAccounts()
    await cloud.db.runTransaction(async (transaction: typeof cloud.db) => {
      await transaction
        .collection(name)
        .doc('a')
        .update({ n: cloud.db.command.inc(-10) })
      await transaction
        .collection(name)
        .doc('b')
        .update({ n: cloud.db.command.inc(10) })
    })
    expect((await accounts.get()).data).toEqual([
      { _id: 'a', n: 0 },
      { _id: 'b', n: 10 },
    ])
  })

  test('a transaction reads the state at its start, whatever is written meanwhile', async () => {
    const { accounts, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    await accounts.doc('a').update({ n: 99 })
    await accounts.add({ _id: 'new', n: 1 })
    await accounts.doc('b').remove()
    const own = transaction.collection(name)
    expect((await own.doc('a').get()).data.n).toBe(10)
    expect((await own.doc('new').get()).data).toBeNull()
    expect((await own.where({}).get()).data.map(({ _id }: { _id: string }) => _id)).toEqual(['a', 'b'])
    await transaction.rollback()
  })

  test('writing a document that changed since the start is a conflict, and ends the transaction', async () => {
    const { accounts, balance, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    await accounts.doc('a').update({ n: 11 })
    const error = await refusal(transaction.collection(name).doc('a').update({ n: 0 }))
    expect(error.code).toBe(CONFLICT)
    expect(error.message).toContain('[ResourceUnavailable.TransactionConflict] Transaction is conflict')
    expect((await refusal(transaction.commit())).code).toBe(OVER)
    expect(await balance('a')).toBe(11)
  })

  test('a change back to the old value is still a change', async () => {
    const { accounts, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    await accounts.doc('a').update({ n: 11 })
    await accounts.doc('a').update({ n: 10 })
    expect((await refusal(transaction.collection(name).doc('a').update({ n: 0 }))).code).toBe(CONFLICT)
  })

  test('a document that another transaction has written is refused at once', async () => {
    const { balance, name } = await twoAccounts()
    const first = await cloud.db.startTransaction()
    const second = await cloud.db.startTransaction()
    await first.collection(name).doc('a').update({ n: 1 })
    expect((await refusal(second.collection(name).doc('a').update({ n: 2 }))).code).toBe(CONFLICT)
    await first.commit()
    expect(await balance('a')).toBe(1)
  })

  test('a write that is refused inside a transaction ends it and lets go of its documents', async () => {
    const { accounts, balance, name } = await twoAccounts()
    const { inc, push } = cloud.db.command
    for (const fail of [{ n: push(1) }, { n: inc('x' as never) }]) {
      const transaction = await cloud.db.startTransaction()
      await transaction.collection(name).doc('b').update({ n: 5 })
      await refusal(transaction.collection(name).doc('a').update(fail))
      expect(await accounts.doc('a').update({ n: inc(1) })).toMatchObject({ updated: 1 })
      expect(await accounts.doc('b').update({ n: inc(1) })).toMatchObject({ updated: 1 })
      expect((await refusal(transaction.commit())).code).toBe(OVER)
    }
    expect([await balance('a'), await balance('b')]).toEqual([12, 2])
  })

  test('two transactions that add the same id conflict', async () => {
    const { name } = await twoAccounts()
    const first = await cloud.db.startTransaction()
    const second = await cloud.db.startTransaction()
    await first.collection(name).add({ _id: 'same' })
    expect((await refusal(second.collection(name).add({ _id: 'same' }))).code).toBe(CONFLICT)
    await first.commit()
  })

  test('adding an id that is taken is refused inside a transaction too', async () => {
    const { name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    expect((await refusal(transaction.collection(name).add({ _id: 'a' }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  })

  test('a plain write to a held document waits for the transaction and then sees its result', async () => {
    const { accounts, balance, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    await transaction.collection(name).doc('a').update({ n: 5 })
    let settled = false
    const plain = accounts
      .doc('a')
      .update({ n: cloud.db.command.inc(1) })
      .then(result => {
        settled = true
        return result
      })
    await accounts.doc('b').update({ n: 1 })
    expect(settled).toBe(false)
    await transaction.commit()
    expect(await plain).toMatchObject({ updated: 1 })
    expect(await balance('a')).toBe(6)
  })

  test('reads are never held up by a transaction', async () => {
    const { balance, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    await transaction.collection(name).doc('a').remove()
    expect(await balance('a')).toBe(10)
    await transaction.rollback()
  })

  test('after commit or abort a transaction does not exist any more', async () => {
    const { name } = await twoAccounts()
    for (const end of ['commit', 'rollback'] as const) {
      const transaction = await cloud.db.startTransaction()
      await transaction[end]()
      const error = await refusal(transaction.collection(name).doc('a').set({ n: 1 }))
      expect(error.code).toBe(OVER)
      expect(error.message).toMatch(/TransactionNotExist\] Transaction does not exist on the server, .* 30 seconds/)
      expect((await refusal(transaction.commit())).code).toBe(OVER)
    }
  })

  localTest('a transaction lives for 30 seconds and lets go of its documents then', async () => {
    const { accounts, balance, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    await transaction.collection(name).doc('a').update({ n: 5 })
    cloud.server.advance(29_000)
    expect((await transaction.collection(name).doc('a').get()).data.n).toBe(5)
    const waiting = accounts.doc('a').update({ n: cloud.db.command.inc(1) })
    cloud.server.advance(2_000)
    expect(await waiting).toMatchObject({ updated: 1 })
    expect(await balance('a')).toBe(11)
    expect((await refusal(transaction.commit())).code).toBe(OVER)
  })

  test('where updates and removals, counts and aggregates escape a transaction', async () => {
    const { accounts, balance, name } = await twoAccounts()
    const transaction = await cloud.db.startTransaction()
    const own = transaction.collection(name)
    await own.where({ _id: 'a' }).update({ n: 77 })
    await own.where({ _id: 'b' }).remove()
    expect((await own.count()).total).toBe(1)
    await transaction.rollback()
    expect(await balance('a')).toBe(77)
    expect((await accounts.count()).total).toBe(1)
  })

  test('two transactions may each write what the other one read', async () => {
    const { balance, name } = await twoAccounts()
    const first = await cloud.db.startTransaction()
    const second = await cloud.db.startTransaction()
    const readByFirst = (await first.collection(name).doc('a').get()).data.n
    const readBySecond = (await second.collection(name).doc('b').get()).data.n
    await first
      .collection(name)
      .doc('b')
      .update({ n: readByFirst + 1 })
    await second
      .collection(name)
      .doc('a')
      .update({ n: readBySecond + 1 })
    await first.commit()
    await second.commit()
    expect([await balance('a'), await balance('b')]).toEqual([1, 11])
  })

  test('runTransaction gives what its callback returns, and rejects with the reason of a rollback', async () => {
    const { name } = await twoAccounts()
    expect(await cloud.db.runTransaction(async () => 'done')).toBe('done')
    const call = cloud.db.runTransaction(async (transaction: { rollback(reason: string): Promise<void> }) => {
      await transaction.rollback('not today')
    })
    await expect(call).rejects.toBe('not today')
    expect((await cloud.db.collection(name).count()).total).toBe(2)
  })

  test('runTransaction through this SDK tries again after a conflict', async () => {
    const { accounts, balance, name } = await twoAccounts()
    let tries = 0
    await cloud.db.runTransaction(async (transaction: typeof cloud.db) => {
      tries += 1
      const { n } = (await transaction.collection(name).doc('a').get()).data as unknown as { n: number }
      if (tries === 1) await accounts.doc('a').update({ n: 50 })
      await transaction
        .collection(name)
        .doc('a')
        .update({ n: n + 1 })
    })
    expect(tries).toBe(2)
    expect(await balance('a')).toBe(51)
  })

  test('transfers by many transactions at once neither make nor lose anything', async () => {
    const { accounts, name } = await twoAccounts()
    const { inc } = cloud.db.command
    const transfer = () =>
      cloud.db.runTransaction(async (transaction: typeof cloud.db) => {
        await transaction
          .collection(name)
          .doc('a')
          .update({ n: inc(-1) })
        await transaction
          .collection(name)
          .doc('b')
          .update({ n: inc(1) })
      }, 0)
    const done = await Promise.allSettled(Array.from({ length: 20 }, transfer))
    const moved = done.filter(({ status }) => status === 'fulfilled').length
    expect(moved).toBeGreaterThan(0)
    expect((await accounts.get()).data.map(({ n }) => n)).toEqual([10 - moved, moved])
  })
})
