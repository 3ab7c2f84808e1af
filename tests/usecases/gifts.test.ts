import type { GiftId } from '../../src/domain/ids'
import { DAY } from '../../src/domain/time'
import { newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function giver(): Promise<string> {
  const person = shop.newPerson()
  await shop.topUp(person, 'tier_300')
  return person
}

async function give(person: string, amountFen = yuan(100)) {
  const wish = { giftId: newId('gft', shop.now), amountFen, greeting: 'birthday' as const }
  const gift = await shop.call('shopper', person, 'gift.create', wish)
  if (gift.token === null) throw new Error(`no link: ${gift.state}`)
  return { wish, gift, token: gift.token }
}

test('a gift leaves the giver at once and is claimed by a friend who never had a card', async () => {
  const [person, friend] = [await giver(), shop.newPerson()]
  const { token } = await give(person)
  expect(await shop.balance(person)).toBe(yuan(230))
  const seen = await shop.call('shopper', friend, 'gift.read', { token })
  expect(seen).toMatchObject({ amountFen: yuan(100), greeting: 'birthday', state: 'open', mine: null, refusal: null })
  expect(await shop.call('shopper', friend, 'gift.claim', { token })).toMatchObject({
    state: 'received',
    mine: 'claimer',
  })
  const pack = await shop.call('shopper', friend, 'pack.open', {})
  expect(pack).toMatchObject({ principalFen: yuan(70), bonusFen: yuan(30) })
  expect(pack.latest).toMatchObject([{ group: 'gift', title: '收到朋友的礼金', changeFen: yuan(100) }])
  const { given } = await shop.call('shopper', person, 'gift.list', {})
  expect(given).toMatchObject([{ state: 'received', token: null, claimedBy: `会员 · ${pack.cardNumber}` }])
  const { received } = await shop.call('shopper', friend, 'gift.list', {})
  expect(received).toMatchObject([{ state: 'received', mine: 'claimer' }])
})

test('creating again under the same id answers the same; with other content it is refused; a foreign id too', async () => {
  const person = await giver()
  const { wish, gift } = await give(person)
  expect(await shop.call('shopper', person, 'gift.create', wish)).toEqual(gift)
  expect(await shop.balance(person)).toBe(yuan(230))
  const other = { ...wish, amountFen: yuan(99) }
  expect(await shop.refusal('shopper', person, 'gift.create', other)).toBe('COMMAND_ID_REUSED')
  expect(await shop.refusal('shopper', await giver(), 'gift.create', wish)).toBe('COMMAND_ID_REUSED')
})

test('claiming again answers the same to the friend, and GIFT_CLAIMED to anybody else', async () => {
  const [person, friend, other] = [await giver(), shop.newPerson(), shop.newPerson()]
  const { token } = await give(person)
  const first = await shop.call('shopper', friend, 'gift.claim', { token })
  expect(await shop.call('shopper', friend, 'gift.claim', { token })).toEqual(first)
  expect(await shop.balance(friend)).toBe(yuan(100))
  expect(await shop.refusal('shopper', other, 'gift.claim', { token })).toBe('GIFT_CLAIMED')
  expect(await shop.refusal('shopper', person, 'gift.claim', { token })).toBe('GIFT_OWN')
})

test('a gift that is not covered is refused and leaves nothing behind', async () => {
  const person = await giver()
  const wish = { giftId: newId('gft', shop.now), amountFen: yuan(331), greeting: 'thanks' as const }
  expect(await shop.refusal('shopper', person, 'gift.create', wish)).toBe('BALANCE_TOO_LOW')
  expect(await shop.documents('gifts', { _id: wish.giftId })).toEqual([])
  await shop.topUp(person, 'tier_300')
  expect(await shop.call('shopper', person, 'gift.create', wish)).toMatchObject({ state: 'open' })
})

test('an unclaimed gift goes back by itself after its deadline, and can then not be claimed', async () => {
  const person = await giver()
  const { token, wish } = await give(person, yuan(310))
  await shop.advance(8 * DAY)
  expect(await shop.refusal('shopper', shop.newPerson(), 'gift.claim', { token })).toBe('GIFT_OVER')
  await shop.tick()
  expect(await shop.call('shopper', person, 'pack.open', {})).toMatchObject({
    principalFen: yuan(300),
    bonusFen: yuan(30),
  })
  expect(await shop.refusal('shopper', shop.newPerson(), 'gift.claim', { token })).toBe('GIFT_OVER')
  const [document] = await shop.documents<{ dueAt: null; progress: object }>('gifts', { _id: wish.giftId })
  expect(document).toMatchObject({ dueAt: null, progress: { state: 'returned', reason: 'unclaimed' } })
})

test('a giver takes a gift back before it is claimed, once, and not after', async () => {
  const [person, friend] = [await giver(), shop.newPerson()]
  const { token, wish } = await give(person)
  const back = await shop.call('shopper', person, 'gift.takeBack', { giftId: wish.giftId })
  expect(back).toMatchObject({ state: 'returned', token: null })
  expect(await shop.call('shopper', person, 'gift.takeBack', { giftId: wish.giftId })).toEqual(back)
  expect(await shop.balance(person)).toBe(yuan(330))
  expect(await shop.refusal('shopper', friend, 'gift.claim', { token })).toBe('GIFT_OVER')
  const second = await give(person)
  await shop.call('shopper', friend, 'gift.claim', { token: second.token })
  const late = { giftId: second.wish.giftId }
  expect(await shop.refusal('shopper', person, 'gift.takeBack', late)).toBe('GIFT_CLAIMED')
  expect(await shop.refusal('shopper', friend, 'gift.takeBack', late)).toBe('LINK_UNKNOWN')
})

test('a friend without room hears so, and the gift stays open for another', async () => {
  const [person, full, friend] = [await giver(), shop.newPerson(), shop.newPerson()]
  for (let times = 0; times < 2; times++) await shop.topUp(full, 'tier_1500')
  await shop.topUp(full, 'tier_800')
  await shop.topUp(full, 'tier_300')
  const { token } = await give(person, yuan(300))
  const reply = await shop.ask('shopper', full, 'gift.claim', { token })
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'RECEIVE_CEILING' } })
  expect(await shop.call('shopper', friend, 'gift.claim', { token })).toMatchObject({ state: 'received' })
})

test('forged and foreign links get one answer, and guessing ends after ten', async () => {
  const person = await giver()
  const { token, wish } = await give(person)
  const guesser = shop.newPerson()
  const forged = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
  const unknown = [forged, 'x', wish.giftId, token.toLowerCase()]
  for (const text of unknown)
    expect(await shop.refusal('shopper', guesser, 'gift.read', { token: text })).toBe('LINK_UNKNOWN')
  for (let times = unknown.length; times < 10; times++)
    await shop.refusal('shopper', guesser, 'gift.claim', { token: forged })
  expect(await shop.refusal('shopper', guesser, 'gift.claim', { token: forged })).toBe('CODE_TOO_MANY_TRIES')
})

test('bad input is refused at the door and changes nothing', async () => {
  const person = await giver()
  const good = { giftId: newId('gft', shop.now), amountFen: yuan(1), greeting: 'thanks' as const }
  const bad: object[] = [
    ...[0, -1, 1.5, 1e12, Number.NaN, '100', null].map(amountFen => ({ ...good, amountFen })),
    { ...good, giftId: newId('ord', shop.now) },
    { ...good, greeting: '恭喜' },
    { ...good, giverPackId: 'pk_0' },
  ]
  for (const input of bad) {
    expect(await shop.refusal('shopper', person, 'gift.create', input as typeof good)).toBe('INPUT_INVALID')
  }
  const ahead = { ...good, giftId: newId('gft', shop.now + DAY) as GiftId }
  expect(await shop.refusal('shopper', person, 'gift.create', ahead)).toBe('COMMAND_ID_TIME')
  expect(await shop.balance(person)).toBe(yuan(330))
})
