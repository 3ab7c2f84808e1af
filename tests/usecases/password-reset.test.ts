import { DAY, HOUR } from '../../src/domain/time'
import { clerk, newId, owner, TestShop } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

/** A member whose payment password is 271828. */
async function member() {
  const openid = shop.newPerson()
  await shop.balance(openid)
  const set = (more: object) => shop.refusal('shopper', openid, 'payPassword.set', { password: '271828', ...more })
  expect(await set({})).toBe('ok')
  const said = async () => {
    const { lines } = await shop.call('shopper', openid, 'statement.page', {})
    return lines.map(({ title, storeName }) => (storeName ? `${title} · ${storeName}` : title))
  }
  return { openid, set, said }
}

const forgotten = (openid: string, resetId = newId('pwr', shop.now)) =>
  shop.call('shopper', openid, 'payPassword.forgotten', { resetId })

test('who has forgotten it waits, and every step is on record; meanwhile the old one works', async () => {
  const { openid, set, said } = await member()
  const resetId = newId('pwr', shop.now)
  const { reset } = await forgotten(openid, resetId)
  expect(reset).toMatchObject({ resetId, by: 'waiting' })
  expect((await forgotten(openid)).reset).toEqual(reset)
  expect(await set({ password: '314159', resetId })).toBe('PASSWORD_RESET_NOT_YET')
  expect(await set({ password: '314159' })).toBe('PASSWORD_WRONG')
  await shop.advance(3 * DAY)
  const ends = await Promise.all(['314159', '314159'].map(password => set({ password, resetId })))
  expect(ends).toContain('ok')
  expect(await set({ password: '314159', resetId })).toBe('ok')
  expect(await said()).toEqual(['支付密码已重设', '申请重设支付密码'])
  expect(await set({ password: '161803', resetId })).toBe('PASSWORD_RESET_OVER')
  expect(await set({ password: '161803', before: '271828' })).toBe('PASSWORD_WRONG')
  expect(await set({ password: '161803', before: '314159' })).toBe('ok')
})

test('who remembers it ends the reset, also by changing it; an old wish brings nothing back', async () => {
  const { openid, set, said } = await member()
  const first = newId('pwr', shop.now)
  await forgotten(openid, first)
  expect((await shop.call('shopper', openid, 'payPassword.keep', { resetId: first })).reset).toBeNull()
  const again = await shop.ask('shopper', openid, 'payPassword.keep', { resetId: first })
  expect(again).toMatchObject({ ok: true })
  await forgotten(openid)
  expect(await set({ password: '314159', before: '271828' })).toBe('ok')
  expect(await said()).toEqual([...['取消重设支付密码', '申请重设支付密码', '取消重设支付密码', '申请重设支付密码']])
  await shop.advance(2 * HOUR)
  expect(await shop.refusal('shopper', openid, 'payPassword.forgotten', { resetId: first })).toBe('PASSWORD_RESET_OVER')
  await shop.advance(3 * DAY)
  expect(await set({ password: '161803', resetId: first })).toBe('PASSWORD_RESET_OVER')
})

test('a manager who sees the member lets them set another at once, for half an hour; no clerk, and nobody for themselves', async () => {
  const { openid, set, said } = await member()
  const ticket = await shop.payTicket(openid, owner)
  expect(await shop.refusal('staff', clerk, 'payPassword.reset', { ticket: await shop.payTicket(openid) })).toBe(
    'NOT_ALLOWED',
  )
  const { until } = await shop.call('staff', owner, 'payPassword.reset', { ticket })
  expect(await shop.call('staff', owner, 'payPassword.reset', { ticket })).toMatchObject({ until })
  const { reset } = await shop.call('shopper', openid, 'payPassword.state', {})
  expect(reset).toMatchObject({ by: 'store', until })
  expect(await set({ password: '314159', resetId: reset?.resetId })).toBe('ok')
  expect((await said())[1]).toMatch(/^门店协助重设支付密码 · /)
  expect(await shop.refusal('staff', owner, 'payPassword.reset', { ticket })).toBe('PASSWORD_RESET_OVER')
  const { lines } = await shop.call('staff', owner, 'till.today', {})
  expect(lines.filter(({ did }) => did.kind === 'password_reset')).toHaveLength(1)

  await shop.balance(owner)
  const own = await shop.payTicket(owner, owner)
  expect(await shop.refusal('staff', owner, 'payPassword.reset', { ticket: own })).toBe('OWN_CARD')
})

test('without a password there is nothing to reset', async () => {
  const openid = shop.newPerson()
  await shop.balance(openid)
  const resetId = newId('pwr', shop.now)
  expect(await shop.refusal('shopper', openid, 'payPassword.forgotten', { resetId })).toBe('PASSWORD_NOT_SET')
  expect((await shop.call('shopper', openid, 'statement.page', {})).lines).toEqual([])
})
