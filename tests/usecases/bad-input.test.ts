import { clerk, newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
let shopper: string
beforeAll(async () => {
  shop = await TestShop.open()
  shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
})
afterAll(() => shop.close())

interface AnyReply {
  ok: boolean
  refusal: { code: string; message: string; nextStep: string }
}

const wish = () => ({ orderId: newId('ord'), tierId: 'tier_300', expectedPayFen: 30_000, expectedBonusFen: 3_000 })

test.each<[string, string, unknown, string]>([
  ['an unknown action', 'shopper', { action: 'pack.destroy', input: {} }, 'ACTION_UNKNOWN'],
  ['an action named like a member of every object', 'shopper', { action: 'constructor', input: {} }, 'ACTION_UNKNOWN'],
  ['no action', 'shopper', {}, 'INPUT_INVALID'],
  ['a field beside the envelope', 'shopper', { action: 'pack.open', input: {}, openid: 'me' }, 'INPUT_INVALID'],
  ['a field nobody asked for', 'shopper', { action: 'pack.open', input: { packId: 'pk_1' } }, 'INPUT_INVALID'],
  [
    'an amount as text',
    'shopper',
    { action: 'topUp.start', input: { ...wish(), expectedPayFen: '300' } },
    'INPUT_INVALID',
  ],
  [
    'a negative amount',
    'shopper',
    { action: 'topUp.start', input: { ...wish(), expectedPayFen: -1 } },
    'INPUT_INVALID',
  ],
  ['half a fen', 'shopper', { action: 'topUp.start', input: { ...wish(), expectedPayFen: 0.5 } }, 'INPUT_INVALID'],
  [
    'an amount beyond all sense',
    'shopper',
    { action: 'topUp.start', input: { ...wish(), expectedPayFen: 1e15 } },
    'INPUT_INVALID',
  ],
  ['an id that is none', 'shopper', { action: 'topUp.read', input: { orderId: 'ord_1' } }, 'INPUT_INVALID'],
  ['an id of another kind', 'shopper', { action: 'topUp.read', input: { orderId: newId('clm') } }, 'INPUT_INVALID'],
  ['a query in place of an id', 'shopper', { action: 'topUp.read', input: { orderId: { $ne: '' } } }, 'INPUT_INVALID'],
  [
    'an over-long text',
    'shopper',
    { action: 'coupons.claim', input: { claimId: newId('clm'), templateId: 'x'.repeat(10_000) } },
    'INPUT_INVALID',
  ],
  ['a month that is none', 'shopper', { action: 'statement.page', input: { month: '2026-13' } }, 'INPUT_INVALID'],
  ['a code that is too long', 'staff', { action: 'code.lookUp', input: { code: '1'.repeat(1300) } }, 'INPUT_INVALID'],
  [
    'a forged ticket',
    'staff',
    { action: 'balance.charge', input: { ticket: 'pay.A.B.C.D', amountFen: 100 } },
    'CODE_UNKNOWN',
  ],
])('%s is refused with a code and Chinese words, and nothing changes', async (_what, name, content, code) => {
  const before = await shop.call('shopper', shopper, 'pack.open', {})
  const reply = await shop.post<AnyReply>(`/call/${name}`, content, name === 'staff' ? clerk : shopper)
  expect(reply.ok).toBe(false)
  expect(reply.refusal.code).toBe(code)
  expect(reply.refusal.message).toMatch(/[一-鿿]/)
  expect(reply.refusal.nextStep).toMatch(/[一-鿿]/)
  expect(await shop.call('shopper', shopper, 'pack.open', {})).toEqual(before)
})

test('an id from the future is refused: it would outlive the memory of repeats', async () => {
  const claimId = newId('clm', Date.now() + 10 * 60_000)
  const reply = await shop.refusal('shopper', shopper, 'coupons.claim', { claimId, templateId: 'coupon_90' })
  expect(reply).toBe('COMMAND_ID_TIME')
})

test('a coupon of another member is not in one’s own pack', async () => {
  const other = shop.newPerson()
  await shop.balance(other)
  const { couponId } = await shop.call('shopper', other, 'coupons.claim', {
    claimId: newId('clm'),
    templateId: 'coupon_90',
  })
  expect(await shop.refusal('shopper', shopper, 'coupons.show', { couponId })).toBe('COUPON_NOT_HELD')
})

test('a call without identity is not answered', async () => {
  const reply = await shop.post<Record<string, unknown>>('/call/shopper', { action: 'pack.open', input: {} })
  expect(reply).not.toHaveProperty('ok', true)
})

test('the log tells codes and names no people, amounts or codes of coupons', async () => {
  const { code } = await shop.call('shopper', shopper, 'payCode.show', {})
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  await shop.refusal('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(99_999) })
  const { requests } = await shop.get<{ requests: { output: string }[] }>('/localcloud/requests?limit=500')
  const logged = requests.map(request => request.output).join('\n')
  expect(logged).toContain('BALANCE_TOO_LOW')
  for (const secret of [shopper, clerk, code, ticket, '9999900']) expect(logged).not.toContain(secret)
})

test('a pack edited by hand in the console is frozen and reported instead of becoming money', async () => {
  const victim = shop.newPerson()
  await shop.topUp(victim, 'tier_300')
  const { head } = await shop.call('shopper', victim, 'pack.open', {})
  await shop.editDocument('packs', { 'head.hash': head.hash }, { points: 1_000_000 })
  const reply = await shop.ask('shopper', victim, 'pack.open', {})
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'PACK_FROZEN' } })
  const alarms = await shop.documents('alarms', { kind: 'pack_seal_broken' })
  expect(alarms).toHaveLength(1)
})
