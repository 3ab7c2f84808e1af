import type { Reply } from '../../src/contract/envelope'
import type { OrderId } from '../../src/domain/ids'
import type { RefusalDetails } from '../../src/domain/refusal'
import { DAY, MINUTE } from '../../src/domain/time'
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
    smsTemplateId: '1001',
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

/** What the phone was told to ask for. */
function asked(reply: Reply<unknown>): RefusalDetails['CONFIRM_NEEDED'] {
  if (reply.ok || reply.refusal.code !== 'CONFIRM_NEEDED') throw new Error(JSON.stringify(reply))
  return reply.refusal.details as RefusalDetails['CONFIRM_NEEDED']
}

interface SentText {
  api: string
  to: string
  parameters: { template_param_list: string[] }
}

/** The codes in the text messages that a number got, the newest first. */
async function textsTo(number: string): Promise<string[]> {
  const { messages } = await shop.get<{ messages: SentText[] }>('/localcloud/outbox')
  const own = messages.filter(({ api, to }) => api === 'cloudbase.sendSms' && to === `+86${number}`)
  return own.map(({ parameters }) => parameters.template_param_list[0] ?? '')
}

test('who has a phone number confirms by a code that is good for one payment, for minutes and few tries', async () => {
  const { person, start } = await member()
  const number = '13900000001'
  const given = { code: `${number}-a` }
  expect(await shop.refusal('shopper', person, 'phone.give', { code: 'forged' })).toBe('PHONE_NOT_GIVEN')
  await shop.call('shopper', person, 'phone.give', given)
  expect(await shop.refusal('shopper', person, 'phone.give', given)).toBe('PHONE_NOT_GIVEN')
  const orderId = newId('ord', shop.now)
  const send = (wish: { orderId: OrderId; payFen: typeof tier800.expectedPayFen }, codeId = newId('pcd', shop.now)) =>
    shop.refusal('shopper', person, 'phoneCode.send', { codeId, orderId: wish.orderId, payFen: wish.payFen })
  // A number that was just given confirms nothing: the shop looks.
  expect(await start({}, orderId)).toBe('TOP_UP_IN_REVIEW')
  expect(await send({ orderId, payFen: yuan(800) })).toBe('PHONE_CODE_NOT_OFFERED')

  await shop.advance(DAY)
  const standing = await shop.call('shopper', person, 'phone.state', {})
  expect(standing).toMatchObject({ phone: { masked: '139****0001' }, isUsed: true })
  const wanted = newId('ord', shop.now)
  const ask = (more: object = {}) =>
    shop.ask('shopper', person, 'topUp.start', { orderId: wanted, ...tier800, ...more })
  const needed = asked(await ask())
  expect(needed).toMatchObject({ ways: ['phone_code'], phone: '139****0001', orderId: wanted, payFen: yuan(800) })
  const codeId = newId('pcd', shop.now)
  expect([await send(needed, codeId), await send(needed, codeId)]).toEqual(['ok', 'ok'])
  expect(await send(needed)).toBe('PHONE_CODE_TOO_SOON')
  const [code = ''] = await textsTo(number)
  expect(await textsTo(number)).toHaveLength(1)
  expect(code).toMatch(/^\d{6}$/)
  expect(JSON.stringify(await shop.documents('phone_codes'))).not.toContain(code)
  const wrong = code === '000000' ? '000001' : '000000'
  const startWith = (phoneCode: string, order = wanted) => start({ phoneCode }, order)
  expect(await startWith(wrong)).toBe('PHONE_CODE_WRONG')
  expect(await startWith(code, newId('ord', shop.now))).toBe('PHONE_CODE_EXPIRED')
  expect(await startWith(code)).toBe('ok')
  expect(await startWith(code)).toBe('ok')

  await shop.advance(MINUTE)
  const another = { orderId: newId('ord', shop.now), payFen: yuan(800) }
  expect(await send(another)).toBe('ok')
  const [newest = ''] = await textsTo(number)
  const guesses = await Promise.all(
    Array.from({ length: 9 }, () => startWith(newest === wrong ? code : wrong, another.orderId)),
  )
  expect(guesses.filter(each => each === 'PHONE_CODE_WRONG')).toHaveLength(5)
  expect(await startWith(newest, another.orderId)).toBe('PHONE_CODE_USED_UP')
  await shop.advance(MINUTE)
  expect(await send(another)).toBe('ok')
  await shop.advance(5 * MINUTE)
  expect(await startWith((await textsTo(number))[0] ?? '', another.orderId)).toBe('PHONE_CODE_EXPIRED')

  await shop.call('shopper', person, 'payPassword.set', { password: '271828' })
  expect(
    asked(await shop.ask('shopper', person, 'topUp.start', { ...tier800, orderId: another.orderId })).ways,
  ).toEqual(['password', 'phone_code'])
  await shop.call('shopper', person, 'phone.erase', {})
  expect(await shop.documents('phones', { number })).toEqual([])
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
