import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

/** Points come as they do in a shop: by spending. */
async function memberWithPoints(points: number): Promise<string> {
  const member = shop.newPerson()
  await shop.topUp(member, 'tier_1500')
  const ticket = await shop.payTicket(member)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(points) })
  return member
}

test('a sign-in counts once a day, however many phones tap at once', async () => {
  const member = shop.newPerson()
  await shop.balance(member)
  const replies = await Promise.all(
    Array.from({ length: 8 }, () =>
      shop.refusal('shopper', member, 'points.signIn', { signInId: newId('sgn', shop.now) }),
    ),
  )
  expect(replies.filter(code => code === 'ok')).toHaveLength(1)
  expect(new Set(replies)).toEqual(new Set(['ok', 'SIGNED_IN_ALREADY']))
  const page = await shop.call('shopper', member, 'points.offer', {})
  expect(page).toMatchObject({ points: 5, signIn: { doneToday: true, inRow: 1, week: [5, 5, 8, 10, 12, 15, 50] } })
  await shop.advance(86_400_000)
  const next = await shop.call('shopper', member, 'points.signIn', { signInId: newId('sgn', shop.now) })
  expect(next).toMatchObject({ points: 10, signIn: { doneToday: true, inRow: 2 } })
})

test('points become bonus once per id, and the statement tells it', async () => {
  const member = await memberWithPoints(900)
  const before = await shop.balance(member)
  const wish = { exchangeId: newId('xch', shop.now), direction: 'to_bonus', points: 600, bonusFen: yuan(6) } as const
  const page = await shop.call('shopper', member, 'points.exchange', wish)
  expect(page).toMatchObject({ points: 300, toBonus: { pointsPerYuan: 100, leastYuan: 5, mostYuan: 0 } })
  expect(await shop.call('shopper', member, 'points.exchange', wish)).toEqual(page)
  expect(await shop.balance(member)).toBe(before + yuan(6))
  expect(await shop.refusal('shopper', member, 'points.exchange', { ...wish, points: 500 })).toBe('COMMAND_ID_REUSED')
  const { lines } = await shop.call('shopper', member, 'statement.page', { group: 'points' })
  expect(lines[0]).toMatchObject({ title: '600 积分换余额', changeFen: yuan(6), bonusFen: yuan(6), points: -600 })
})

test('many exchanges at once take no more points than there are', async () => {
  const member = await memberWithPoints(1100)
  const tries = await Promise.all(
    Array.from({ length: 6 }, () =>
      shop.refusal('shopper', member, 'points.exchange', {
        ...{ exchangeId: newId('xch', shop.now), direction: 'to_bonus', points: 500, bonusFen: yuan(5) },
      } as const),
    ),
  )
  expect(tries.filter(code => code === 'ok')).toHaveLength(2)
  expect(tries.filter(code => code === 'POINTS_TOO_LOW')).toHaveLength(4)
  expect((await shop.call('shopper', member, 'points.offer', {})).points).toBe(100)
})

test('bad amounts never reach the rules', async () => {
  const member = shop.newPerson()
  await shop.balance(member)
  for (const points of [0, -500, 500.5, 1e12, Number.NaN]) {
    const wish = { exchangeId: newId('xch', shop.now), direction: 'to_bonus', points, bonusFen: 500 } as never
    expect(await shop.refusal('shopper', member, 'points.exchange', wish)).toBe('INPUT_INVALID')
  }
})

test('bonus that ran out becomes a coupon once', async () => {
  const member = shop.newPerson()
  await shop.topUp(member, 'tier_300')
  await shop.advance(366 * 86_400_000)
  await shop.tick()
  const { rescues } = await shop.call('shopper', member, 'points.offer', {})
  expect(rescues).toMatchObject([{ fen: yuan(30), title: '满减券' }])
  const [{ expirySeq, templateId } = { expirySeq: 0, templateId: '' }] = rescues
  const codes = await Promise.all(
    [1, 2, 3].map(() =>
      shop.refusal('shopper', member, 'points.rescue', { rescueId: newId('rsc', shop.now), expirySeq, templateId }),
    ),
  )
  expect(codes.sort()).toEqual(['NOTHING_TO_RESCUE', 'NOTHING_TO_RESCUE', 'ok'])
  expect((await shop.call('shopper', member, 'coupons.wallet', {})).usable).toHaveLength(1)
})

test('a card is named for a tier above its ceiling, and the name can be erased while the chain stays whole', async () => {
  await shop.editDocument('settings', { _id: 'shop' }, { unnamedCeilingYuan: 1000 })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  const member = shop.newPerson()
  await shop.balance(member)
  const start = () => shop.startTopUp(member, 'tier_1500')
  await expect(start()).rejects.toThrow('NAMING_REQUIRED')
  const name = { namingId: newId('nam', shop.now), name: '测试会员', phone: '13800000000', consent: true as const }
  const named = await shop.call('shopper', member, 'card.name', name)
  expect(named).toMatchObject({ cardKind: 'named', holder: { name: '测试会员', phone: '138****0000' } })
  await shop.topUp(member, 'tier_1500')
  const erase = { namingId: newId('nam', shop.now) }
  expect(await shop.refusal('shopper', member, 'card.eraseName', erase)).toBe('NAME_STILL_NEEDED')
  const ticket = await shop.payTicket(member)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(900) })
  const erased = await shop.call('shopper', member, 'card.eraseName', erase)
  expect(erased).toMatchObject({ cardKind: 'unnamed', holder: null })
  expect(await shop.documents('identities')).toEqual([])
  const written = JSON.stringify([await shop.documents('entries'), await shop.documents('packs')])
  expect(written).not.toMatch(/测试会员|13800000000/)
})
