import { newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
const manager = 'demo-manager'
const otherManager = 'demo-manager-2'
beforeAll(async () => {
  shop = await TestShop.open()
  for (const [place, openid] of [manager, otherManager].entries()) {
    const store = 'store_nanshan'
    await shop.insertDocument('staff', { _id: `staff_manager_${place}`, name: '店长', openid, role: '店长', store })
  }
  await shop.call('merchant', owner, 'rules.publish', {})
  // Instances keep what was published for seconds.
  await shop.advance(11_000)
})
afterAll(() => shop.close())

async function packIdOf(member: string): Promise<string> {
  const before = new Set((await shop.documents('packs')).map(pack => pack._id))
  await shop.balance(member)
  const pack = (await shop.documents('packs')).find(each => !before.has(each._id))
  if (!pack) throw new Error('no pack')
  return pack._id
}

const none = { principalFen: 0, bonusFen: 0, points: 0 }

function proposal(packId: string, change: object) {
  return { adjustmentId: newId('adj', shop.now), member: { packId }, ...none, ...change, reason: '漏记一笔' }
}

describe('a correction', () => {
  test('moves nothing before a second person approves, then once, with its whole trail', async () => {
    const member = shop.newPerson()
    const packId = await packIdOf(member)
    const wish = proposal(packId, { principalFen: yuan(20), bonusFen: yuan(5), points: 100 })
    const proposed = await shop.call('merchant', manager, 'adjustments.propose', wish)
    expect(proposed).toMatchObject({ state: 'proposed', decided: null })
    expect(await shop.call('merchant', manager, 'adjustments.propose', wish)).toEqual(proposed)
    expect(await shop.balance(member)).toBe(0)
    const { adjustmentId } = wish
    expect(await shop.refusal('merchant', manager, 'adjustments.approve', { adjustmentId })).toBe(
      'SECOND_PERSON_NEEDED',
    )
    expect(proposed).toMatchObject({ isMine: true, whyNotMine: { message: expect.stringContaining('另一个人') } })
    const approvals = await Promise.all(
      [otherManager, otherManager, owner].map(by =>
        shop.refusal('merchant', by, 'adjustments.approve', { adjustmentId }),
      ),
    )
    expect(approvals.filter(code => code === 'ok').length).toBeGreaterThan(0)
    expect(await shop.balance(member)).toBe(yuan(25))
    expect(await shop.call('shopper', member, 'points.offer', {})).toMatchObject({ points: 100 })
    const { adjustments } = await shop.call('merchant', owner, 'adjustments.list', {})
    expect(adjustments.find(each => each.adjustmentId === adjustmentId)).toMatchObject({
      state: 'applied',
      reason: '漏记一笔',
      proposedBy: '店长',
      isMine: false,
      whyNotMine: null,
      decided: { reason: null },
    })
    const [entry] = await shop.documents<{ facts: object }>('entries', { packId })
    expect(JSON.stringify(entry)).not.toContain('漏记一笔')
  })

  test('never takes below zero, and stays a proposal when it would', async () => {
    const packId = await packIdOf(shop.newPerson())
    for (const [change, code] of [
      [{ principalFen: -1 }, 'BALANCE_TOO_LOW'],
      [{ bonusFen: -1 }, 'BONUS_TOO_LOW'],
      [{ points: -1 }, 'POINTS_TOO_LOW'],
      [{ principalFen: yuan(4000), bonusFen: yuan(1000), points: -1 }, 'POINTS_TOO_LOW'],
    ] as const) {
      const wish = proposal(packId, change)
      await shop.call('merchant', manager, 'adjustments.propose', wish)
      const { adjustmentId } = wish
      expect(await shop.refusal('merchant', owner, 'adjustments.approve', { adjustmentId })).toBe(code)
      const [document] = await shop.documents<{ progress: { state: string } }>('adjustments', { _id: adjustmentId })
      expect(document?.progress.state).toBe('proposed')
    }
  })

  test('above a manager’s limit needs the owner as one of the two', async () => {
    const packId = await packIdOf(shop.newPerson())
    const wish = proposal(packId, { principalFen: yuan(201) })
    const { adjustmentId } = wish
    await shop.call('merchant', manager, 'adjustments.propose', wish)
    const refusal = await shop.refusal('merchant', otherManager, 'adjustments.approve', { adjustmentId })
    expect(refusal).toBe('ADJUSTMENT_ABOVE_LIMIT')
    expect(await shop.call('merchant', owner, 'adjustments.approve', { adjustmentId })).toMatchObject({
      state: 'applied',
    })
    const huge = proposal(packId, { principalFen: yuan(5001) })
    expect(await shop.refusal('merchant', owner, 'adjustments.propose', huge)).toBe('ADJUSTMENT_ABOVE_LIMIT')
  })

  test('of one’s own card is refused, a rejected one is over, and one that nobody decides expires', async () => {
    const own = await packIdOf(manager)
    expect(await shop.refusal('merchant', manager, 'adjustments.propose', proposal(own, { points: 5 }))).toBe(
      'OWN_CARD',
    )
    const packId = await packIdOf(shop.newPerson())
    const [rejected, left] = [proposal(packId, { points: 5 }), proposal(packId, { points: 6 })]
    for (const wish of [rejected, left]) await shop.call('merchant', manager, 'adjustments.propose', wish)
    const no = { adjustmentId: rejected.adjustmentId, reason: '查过了，没有漏' }
    expect(await shop.call('merchant', owner, 'adjustments.reject', no)).toMatchObject({ state: 'rejected' })
    const over = { adjustmentId: rejected.adjustmentId }
    expect(await shop.refusal('merchant', otherManager, 'adjustments.approve', over)).toBe('ADJUSTMENT_OVER')
    await shop.advance(8 * 86_400_000)
    await shop.tick()
    const [document] = await shop.documents<{ progress: object }>('adjustments', { _id: left.adjustmentId })
    expect(document?.progress).toMatchObject({ state: 'expired' })
  })

  test('of nothing, of a fraction, by a clerk or for nobody is refused', async () => {
    const packId = await packIdOf(shop.newPerson())
    for (const change of [{}, { principalFen: 0.5 }, { points: Number.NaN }, { bonusFen: 1e12 }]) {
      expect(await shop.refusal('merchant', manager, 'adjustments.propose', proposal(packId, change))).toBe(
        'INPUT_INVALID',
      )
    }
    expect(
      await shop.refusal('merchant', 'demo-clerk-nanshan', 'adjustments.propose', proposal(packId, { points: 1 })),
    ).toBe('NOT_ALLOWED')
    const nobody = proposal(packId.replace(/.{4}$/, '0000'), { points: 1 })
    expect(await shop.refusal('merchant', manager, 'adjustments.propose', nobody)).toBe('PACK_NOT_OPENED')
  })
})

describe('physical cards', () => {
  const row = (cardNumber: string, principal = 100) => ({
    ...{ cardNumber, principalFen: yuan(principal), bonusFen: yuan(10), bonusUntil: '2028-12-31', points: 50 },
  })

  test('a batch that is sent again imports nothing twice, and its totals are those of its cards', async () => {
    const batchId = newId('bat', shop.now)
    const rows = ['A 0001', 'A-0002', 'A0003'].map(number => row(number))
    const first = await shop.call('merchant', owner, 'cards.import', { batchId, rows })
    expect(first.rows.map(each => each.outcome)).toEqual(['imported', 'imported', 'imported'])
    expect(first.rows[0]?.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    const again = await shop.call('merchant', owner, 'cards.import', { batchId, rows })
    expect(again.rows.map(each => each.outcome)).toEqual(['there_already', 'there_already', 'there_already'])
    expect(again.rows.map(each => each.code)).toEqual(first.rows.map(each => each.code))
    expect(again.totals).toEqual({ cards: 3, principalFen: yuan(300), bonusFen: yuan(30), points: 150, bound: 0 })
    const other = { batchId, rows: [row('A0003', 999)] }
    expect((await shop.call('merchant', owner, 'cards.import', other)).rows).toMatchObject([{ outcome: 'conflict' }])
    expect(await shop.refusal('merchant', manager, 'cards.import', { batchId, rows })).toBe('NOT_ALLOWED')
  })

  test('a card comes into one pack, once, whoever races for it', async () => {
    const batchId = newId('bat', shop.now)
    const { rows } = await shop.call('merchant', owner, 'cards.import', { batchId, rows: [row('B0001')] })
    const code = rows[0]?.code ?? ''
    const people = Array.from({ length: 6 }, () => shop.newPerson())
    for (const person of people) await shop.balance(person)
    const wishes = people.map(() => ({
      bindId: newId('bnd', shop.now),
      cardNumber: 'b 0001',
      code: code.toLowerCase(),
    }))
    const codes = await Promise.all(
      people.map((person, place) => shop.refusal('shopper', person, 'card.bind', wishes[place] as never)),
    )
    expect(codes.filter(each => each === 'ok')).toHaveLength(1)
    expect(codes.filter(each => each === 'PHYSICAL_CARD_BOUND')).toHaveLength(5)
    const winner = codes.indexOf('ok')
    const again = await shop.call('shopper', people[winner] ?? '', 'card.bind', wishes[winner] as never)
    expect(again).toMatchObject({ cardTail: '0001', principalFen: yuan(100), points: 50 })
    expect(await Promise.all(people.map(person => shop.balance(person)))).toEqual(
      people.map((_person, place) => (place === winner ? yuan(110) : 0)),
    )
    expect(await shop.call('merchant', owner, 'cards.batch', { batchId })).toMatchObject({ cards: 1, bound: 1 })
  })

  test('a wrong code and an unknown number hear the same, and guessing is stopped', async () => {
    const batchId = newId('bat', shop.now)
    await shop.call('merchant', owner, 'cards.import', { batchId, rows: [row('C0001')] })
    const guesser = shop.newPerson()
    await shop.balance(guesser)
    const guess = (cardNumber: string) =>
      shop.refusal('shopper', guesser, 'card.bind', {
        ...{ bindId: newId('bnd', shop.now), cardNumber, code: '0000-0000-0000-0000' },
      })
    expect(await guess('C0001')).toBe('PHYSICAL_CARD_UNKNOWN')
    expect(await guess('C9999')).toBe('PHYSICAL_CARD_UNKNOWN')
    for (let n = 0; n < 8; n++) await guess('C0001')
    expect(await guess('C0001')).toBe('CODE_TOO_MANY_TRIES')
  })

  test('a card without room stays unbound', async () => {
    const batchId = newId('bat', shop.now)
    const { rows } = await shop.call('merchant', owner, 'cards.import', { batchId, rows: [row('D0001', 6000)] })
    const member = shop.newPerson()
    await shop.balance(member)
    const wish = { bindId: newId('bnd', shop.now), cardNumber: 'D0001', code: rows[0]?.code ?? '' }
    expect(await shop.refusal('shopper', member, 'card.bind', wish)).toBe('NO_ROOM')
    expect(await shop.call('merchant', owner, 'cards.batch', { batchId })).toMatchObject({ bound: 0 })
  })
})
