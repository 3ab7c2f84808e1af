import { DAY } from '../../src/domain/time'
import { newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.insertDocument('settings', {
    _id: 'risk',
    amountYuan: 800,
    amountAction: '二次确认',
    deviceAccounts: 2,
    deviceAccountsAction: '人工核对',
  })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
})
afterAll(() => shop.close())

const tier300 = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
const tier800 = { tierId: 'tier_800', expectedPayFen: yuan(800), expectedBonusFen: yuan(120) }

async function member() {
  const person = shop.newPerson()
  await shop.balance(person)
  const start = (more: object, orderId = newId('ord', shop.now)) =>
    shop.refusal('shopper', person, 'topUp.start', { orderId, ...tier800, ...more })
  return { person, start }
}

test('a large top-up asks for the payment password, and guessing it ends soon', async () => {
  const { person, start } = await member()
  await shop.call('shopper', person, 'payPassword.set', { password: '271828' })
  expect(await shop.refusal('shopper', person, 'payPassword.set', { password: '111111' })).toBe('PASSWORD_WRONG')
  expect(await start(tier300)).toBe('ok')
  expect(await start({})).toBe('CONFIRM_NEEDED')
  expect(await start({ password: '271829' })).toBe('PASSWORD_WRONG')
  const orderId = newId('ord', shop.now)
  expect(await start({ password: '271828' }, orderId)).toBe('ok')
  expect(await start({}, orderId)).toBe('ok')
  const guesses = await Promise.all(Array.from({ length: 12 }, () => start({ password: '000000' })))
  expect(new Set(guesses)).toEqual(new Set(['PASSWORD_WRONG', 'CODE_TOO_MANY_TRIES']))
  expect(await start({ password: '271828' })).toBe('CODE_TOO_MANY_TRIES')
  const [kept] = await shop.documents('pay_passwords')
  expect(JSON.stringify(kept)).not.toContain('271828')
})

test('who has no password waits for the shop, which allows it for a day or says why not; nobody decides about their own', async () => {
  const { start } = await member()
  const orderId = newId('ord', shop.now)
  expect(await start({}, orderId)).toBe('TOP_UP_IN_REVIEW')
  expect(await start({}, newId('ord', shop.now))).toBe('TOP_UP_IN_REVIEW')
  const { reviews } = await shop.call('merchant', owner, 'risk.reviews', {})
  expect(reviews.filter(review => review.state === 'waiting')).toHaveLength(1)
  expect(reviews[0]).toMatchObject({ orderId, payFen: yuan(800), reason: '金额较大' })
  const decide = (verdict: 'approve' | 'reject') => ({ orderId, verdict, note: '已电话核对' })
  expect(await shop.call('merchant', owner, 'risk.decide', decide('approve'))).toMatchObject({ state: 'approved' })
  expect(await shop.refusal('merchant', owner, 'risk.decide', decide('reject'))).toBe('REVIEW_OVER')
  expect(await start({})).toBe('ok')
  await shop.advance(DAY)
  expect(await start({})).toBe('TOP_UP_IN_REVIEW')

  await shop.balance(owner)
  const own = newId('ord', shop.now)
  expect(await shop.refusal('shopper', owner, 'topUp.start', { orderId: own, ...tier800 })).toBe('TOP_UP_IN_REVIEW')
  const wish = { orderId: own, verdict: 'approve' as const, note: '自己' }
  expect(await shop.refusal('merchant', owner, 'risk.decide', wish)).toBe('OWN_CARD')
})

test('many accounts on one phone are held back, those before them are not', async () => {
  const deviceId = newId('dev', shop.now)
  const answers: string[] = []
  for (let account = 0; account < 4; account++) {
    const { start } = await member()
    answers.push(await start({ ...tier300, deviceId }))
  }
  expect(answers).toEqual(['ok', 'ok', 'TOP_UP_IN_REVIEW', 'TOP_UP_IN_REVIEW'])
  const { reviews } = await shop.call('merchant', owner, 'risk.reviews', {})
  const [held] = reviews.filter(review => review.reason === '同一部手机上有多个账号')
  await shop.call('merchant', owner, 'risk.decide', {
    orderId: held?.orderId as never,
    verdict: 'reject',
    note: '请到店',
  })
})

test('the rules look at whoever pays, also for a shared card and for a plan, and the member sees how it stands', async () => {
  const { person, start } = await member()
  const shared = { sharedId: newId('shr', shop.now), kind: 'family' as const }
  const { sharedPackId } = await shop.call('shopper', person, 'shared.create', shared)
  const toShared = (more: object = {}) =>
    shop.refusal('shopper', person, 'shared.topUpStart', {
      ...{ sharedPackId, orderId: newId('ord', shop.now), ...tier800, ...more },
    })
  expect(await toShared()).toBe('TOP_UP_IN_REVIEW')
  const review = async () => (await shop.call('shopper', person, 'shared.topUpOffer', { sharedPackId })).review
  expect(await review()).toMatchObject({ state: 'waiting', payFen: yuan(800), reason: '金额较大' })
  expect(await start({})).toBe('TOP_UP_IN_REVIEW')
  const { reviews } = await shop.call('merchant', owner, 'risk.reviews', {})
  const [newest] = reviews
  expect(newest).toMatchObject({ what: '充值到共享卡', payFen: yuan(800), state: 'waiting' })
  const orderId = newest?.orderId as never
  const decide = (verdict: 'approve' | 'reject', note: string) =>
    shop.call('merchant', owner, 'risk.decide', { orderId, verdict, note })
  await decide('reject', '电话打不通')
  expect(await review()).toMatchObject({ state: 'rejected', note: '电话打不通' })
  expect([await toShared(), await start({})]).toEqual(['TOP_UP_REJECTED', 'TOP_UP_REJECTED'])
  const { decisions } = await decide('approve', '本人已到店')
  expect(decisions.map(({ verdict, note }) => [verdict, note])).toEqual([
    ['approved', '本人已到店'],
    ['rejected', '电话打不通'],
  ])
  expect([await toShared(), await start({})]).toEqual(['ok', 'ok'])

  const payer = await member()
  await shop.call('shopper', payer.person, 'payPassword.set', { password: '271828' })
  await shop.replaceDocument('settings', { _id: 'risk', amountYuan: 100 } as { _id: string })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  const membershipId = newId('ipl', shop.now)
  const plan = { planId: 'plan_monthly_100', expectedPayFen: yuan(100), expectedTimes: 12 }
  await shop.call('shopper', payer.person, 'plans.join', { membershipId, ...plan })
  const pay = { membershipId, number: 1, expectedPayFen: yuan(100), expectedBonusFen: yuan(5) }
  expect(await shop.refusal('shopper', payer.person, 'plans.pay', pay)).toBe('CONFIRM_NEEDED')
  expect(await shop.refusal('shopper', payer.person, 'plans.pay', { ...pay, password: '271828' })).toBe('ok')
})
