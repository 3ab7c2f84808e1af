import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY, MINUTE } from '../../src/domain/time'
import { newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  const what = {
    title: '迎新券',
    kind: '兑换',
    item: '美式咖啡一杯',
    validDays: 7,
    perMember: 1,
    claimFrom: '2026-01-01',
  }
  await shop.insertDocument('coupon_templates', { _id: 'welcome', ...what })
  await shop.insertDocument('coupon_templates', { _id: 'silent', ...what, title: '想你券', stock: 200 })
  const yearly = { ...what, title: '生日券', perMember: 50, handOut: '仅赠送' }
  await shop.insertDocument('coupon_templates', { _id: 'yearly', ...yearly })
  await shop.insertDocument('coupon_templates', { _id: 'poster', ...what, title: '海报券', stock: 3 })
})
afterAll(() => shop.close())
afterEach(() => shop.disarm())

async function handOut(document: object): Promise<void> {
  await shop.insertDocument('hand_outs', document)
  const { version, problems } = await shop.call('merchant', owner, 'rules.publish', {})
  expect(problems).toEqual([])
  shop.seenVersion = version
}

async function titlesOf(openid: string): Promise<string[]> {
  const { usable } = await shop.call('shopper', openid, 'coupons.wallet', {})
  return usable.map(({ title }) => title)
}

test('whoever opens a card while the welcome runs finds its coupon in it, once; also when the first opening died half way', async () => {
  const today = new Date(shop.now + 8 * 3_600_000).toISOString().slice(0, 10)
  await handOut({ _id: 'newcomers', name: '新会员礼', coupon: 'welcome', to: '新会员', startsOn: today })
  const [anna, ben] = [shop.newPerson(), shop.newPerson()]
  const { coupons } = await shop.call('shopper', anna, 'pack.open', {})
  expect(coupons.map(({ title }) => title)).toEqual(['迎新券'])
  await Promise.all(Array.from({ length: 5 }, () => shop.balance(anna)))
  expect(await titlesOf(anna)).toEqual(['迎新券'])

  await shop.arm({ action: 'database.modifyDocument', target: 'packs', kind: 'kill', effect: 'none', nth: 1 })
  await shop.ask('shopper', ben, 'pack.open', {}).catch(() => null)
  await shop.disarm()
  expect((await shop.call('shopper', ben, 'pack.open', {})).coupons.map(({ title }) => title)).toEqual(['迎新券'])
  const { lines } = await shop.call('shopper', ben, 'statement.page', {})
  expect(lines[0]).toMatchObject({ title: '收到 迎新券' })
})

test('a segment is worked off by the clock page by page: each member of it once, nobody else, whatever dies meanwhile', async () => {
  const away = Array.from({ length: 12 }, () => shop.newPerson())
  await Promise.all(away.map(each => shop.balance(each)))
  await shop.advance(40 * DAY)
  const here = Array.from({ length: 4 }, () => shop.newPerson())
  await Promise.all(here.map(each => shop.balance(each)))
  await handOut({ _id: 'silent-30', name: '好久不见', coupon: 'silent', to: '人群', awayDays: 30 })
  await shop.arm({ action: 'database.*', target: 'packs', function: 'clock', kind: 'kill', effect: 'done', nth: 9 })
  await shop.tick().catch(() => null)
  await shop.disarm()
  for (let round = 0; round < 3; round++) await shop.tick()
  await shop.advance(5 * MINUTE)
  for (let round = 0; round < 3; round++) await shop.tick()
  for (const openid of away) expect(await titlesOf(openid)).toContain('想你券')
  for (const openid of here) expect(await titlesOf(openid)).not.toContain('想你券')
  const { handOuts } = await shop.call('merchant', owner, 'handOuts.list', {})
  const silent = handOuts.find(({ handOutId }) => handOutId === 'silent-30')
  expect(silent).toMatchObject({ whom: '30 天没有消费', progress: { done: true, refused: 0 } })
  const stock = await shop.documents<{ share: number; left: number }>('coupon_stock', { _id: { $regex: '^silent:' } })
  // The two of the test before have been away as well.
  expect(silent?.progress?.given).toBe(away.length + 2)
  expect(stock.reduce((sum, { share, left }) => sum + share - left, 0)).toBe(silent?.progress?.given)
})

test('whose birthday is in this month gets a coupon once, and again in another year', async () => {
  const month = (): number => Number(new Date(shop.now + 8 * 3_600_000).toISOString().slice(5, 7))
  const [born, other] = [shop.newPerson(), shop.newPerson()]
  for (const openid of [born, other]) await shop.balance(openid)
  await shop.call('shopper', born, 'birthday.set', { month: month() })
  await shop.call('shopper', other, 'birthday.set', { month: (month() % 12) + 1 })
  await handOut({ _id: 'birthday', name: '生日礼', coupon: 'yearly', to: '生日月' })
  // The clock's own copy of the rules is seconds old.
  await shop.advance(MINUTE)
  await shop.tick()
  await shop.tick()
  const had = async (openid: string) => (await titlesOf(openid)).filter(title => title === '生日券').length
  expect([await had(born), await had(other)]).toEqual([1, 0])
  await shop.advance(365 * DAY)
  await shop.tick()
  await shop.tick()
  // The first has run out meanwhile.
  expect([await had(born), await had(other)]).toEqual([1, 0])
  expect((await shop.documents('hand_out_work', { _id: { $regex: '^birthday:' } })).length).toBe(2)
})

test('a code that is put up is claimed once by each, at most as often as there are coupons, and a made-up one by nobody', async () => {
  await handOut({ _id: 'table-3', name: '桌上的海报', coupon: 'poster', to: '扫码' })
  const { image, path } = await shop.call('merchant', owner, 'handOuts.code', { handOutId: 'table-3' })
  expect(image).toMatch(/^data:image\/\w+;base64,/)
  expect(await shop.refusal('merchant', owner, 'handOuts.code', { handOutId: 'silent-30' })).toBe('HAND_OUT_UNKNOWN')
  const scene = path.replace('/member/scan-coupon/index?scene=', '')
  const people = Array.from({ length: 5 }, () => shop.newPerson())
  const answers = await Promise.all(
    people.flatMap(each => [1, 2].map(() => shop.refusal('shopper', each, 'handOut.claim', { scene }))),
  )
  expect(new Set(answers)).toEqual(new Set(['ok', 'COUPON_SOLD_OUT']))
  const wallets = await Promise.all(people.map(titlesOf))
  expect(wallets.filter(titles => titles.includes('海报券'))).toHaveLength(3)
  expect(wallets.every(titles => titles.filter(title => title === '海报券').length <= 1)).toBe(true)
  const [winner = ''] = people.filter((_, place) => wallets[place]?.includes('海报券'))
  const read = await shop.call('shopper', winner, 'handOut.read', { scene })
  expect(await shop.call('shopper', winner, 'handOut.claim', { scene })).toEqual(read)
  const [loser = ''] = people.filter((_, place) => !wallets[place]?.includes('海报券'))
  expect(await shop.refusal('shopper', loser, 'handOut.claim', { scene: scene.replace(/.$/, '!') })).toBe(
    'LINK_UNKNOWN',
  )
  expect(
    await shop.refusal('shopper', loser, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'poster' }),
  ).toBe('COUPON_SOLD_OUT')
})

test('whose top-up fails because the shop cannot be paid is given a coupon for it and told so, once a week', async () => {
  await handOut({ _id: 'sorry', name: '充值不便补偿', coupon: 'yearly', to: '充值失败' })
  // One way to be paid is left, and it does not answer.
  const file = join(shop.dataDir, 'functions.env.json')
  const settings = JSON.parse(readFileSync(file, 'utf8')) as { '*': Record<string, string> }
  const { WECHAT_PAY_V3: _v3, ...others } = settings['*']
  await shop.killAndRestart(async () => writeFileSync(file, JSON.stringify({ ...settings, '*': others })))
  await shop.arm({ action: 'wx.wxPayApi', target: 'unifiedOrder', kind: 'error' })
  const person = shop.newPerson()
  const fails = async () => {
    const tier = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
    const reply = await shop.ask('shopper', person, 'topUp.start', { orderId: newId('ord', shop.now), ...tier })
    return reply.ok ? null : reply.refusal
  }
  expect(await fails()).toMatchObject({ code: 'PAYMENT_UNAVAILABLE', details: { coupon: '生日券' } })
  expect(await fails()).toMatchObject({ code: 'PAYMENT_UNAVAILABLE' })
  expect(await titlesOf(person)).toEqual(['生日券'])
  await shop.advance(7 * DAY)
  expect((await fails())?.nextStep).toContain('送你一张「生日券」')
  expect((await shop.call('shopper', person, 'pack.open', {})).openOrders).toEqual([])
})
