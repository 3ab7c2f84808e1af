import { DAY } from '../../src/domain/time'
import { clerk, newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open(['--max-instances', '24'])
})
afterAll(() => shop.close())

async function holder(templateId = 'coupon_90') {
  const person = shop.newPerson()
  await shop.balance(person)
  const wish = { claimId: newId('clm', shop.now), templateId }
  const { couponId } = await shop.call('shopper', person, 'coupons.claim', wish)
  return { person, couponId }
}

async function give() {
  const { person, couponId } = await holder()
  const wish = { giftId: newId('cgf', shop.now), couponId, greeting: 'coffee' as const }
  const gift = await shop.call('shopper', person, 'couponGift.create', wish)
  if (gift.token === null) throw new Error(`no link: ${gift.state}`)
  return { person, couponId, wish, gift, token: gift.token }
}

const claim = (friend: string, token: string) => shop.ask('shopper', friend, 'couponGift.claim', { token })
const usable = async (person: string) =>
  (await shop.call('shopper', person, 'coupons.wallet', {})).usable.map(each => each.couponId)

test('a friend who never had a card claims a given coupon and uses it; both sides keep the trail under its one id', async () => {
  const { person, couponId, token, wish } = await give()
  const friend = shop.newPerson()
  expect(await usable(person)).toEqual([])
  const offered = await shop.call('shopper', person, 'coupons.wallet', {})
  expect(offered.given).toMatchObject([{ couponId, state: { state: 'offered' } }])
  const seen = await shop.call('shopper', friend, 'couponGift.read', { token })
  expect(seen).toMatchObject({ title: '全场折扣券', state: 'open', mine: null, refusal: null })
  expect(seen.rules).not.toContain('可转赠好友')
  expect(await shop.call('shopper', friend, 'couponGift.claim', { token })).toMatchObject({ state: 'received' })
  expect(await usable(friend)).toEqual([couponId])
  const { code } = await shop.call('shopper', friend, 'coupons.show', { couponId })
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  await shop.call('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) })
  const trail = await shop.documents<{ facts: { kind: string } }>('entries', { 'facts.couponId': couponId })
  expect(trail.map(({ facts }) => facts.kind).sort()).toEqual([
    'coupon_claimed',
    'coupon_given',
    'coupon_received',
    'coupon_redeemed',
  ])
  const { given } = await shop.call('shopper', person, 'couponGift.list', {})
  expect(given).toMatchObject([{ giftId: wish.giftId, state: 'received', token: null }])
  const after = await shop.call('shopper', person, 'coupons.wallet', {})
  expect([after.used, after.given]).toMatchObject([[], [{ couponId, state: { state: 'given' } }]])
  const onward = { giftId: newId('cgf', shop.now), couponId, greeting: 'thanks' as const }
  expect(await shop.refusal('shopper', person, 'couponGift.create', onward)).toBe('COUPON_GIVEN')
})

test('a code that the giver showed before giving is refused at the till', async () => {
  const { person, couponId } = await holder()
  const { code } = await shop.call('shopper', person, 'coupons.show', { couponId })
  const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
  await shop.call('shopper', person, 'couponGift.create', {
    giftId: newId('cgf', shop.now),
    couponId,
    greeting: 'thanks',
  })
  const redeem = { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) }
  expect(await shop.refusal('staff', clerk, 'coupon.redeem', redeem)).toBe('COUPON_GIVEN')
})

test('an unclaimed coupon goes back by itself, and a giver takes one back once', async () => {
  const { person, couponId, token, wish } = await give()
  await shop.advance(8 * DAY)
  const late = await claim(shop.newPerson(), token)
  expect(late).toMatchObject({ ok: false, refusal: { code: 'GIFT_OVER' } })
  await shop.tick()
  expect(await usable(person)).toEqual([couponId])
  const again = { ...wish, giftId: newId('cgf', shop.now) }
  await shop.call('shopper', person, 'couponGift.create', again)
  const back = await shop.call('shopper', person, 'couponGift.takeBack', { giftId: again.giftId })
  expect(back).toMatchObject({ state: 'returned', token: null })
  expect(await shop.call('shopper', person, 'couponGift.takeBack', { giftId: again.giftId })).toEqual(back)
  expect(await usable(person)).toEqual([couponId])
  const foreign = { giftId: again.giftId }
  expect(await shop.refusal('shopper', shop.newPerson(), 'couponGift.takeBack', foreign)).toBe('LINK_UNKNOWN')
})

test('the same gift again answers the same; other content, a foreign coupon, one for its holder only are refused', async () => {
  const { person, wish, gift } = await give()
  expect(await shop.call('shopper', person, 'couponGift.create', wish)).toEqual(gift)
  const other = { ...wish, greeting: 'thanks' as const }
  expect(await shop.refusal('shopper', person, 'couponGift.create', other)).toBe('COMMAND_ID_REUSED')
  const { person: stranger, couponId } = await holder('coupon_50_10')
  expect(await shop.refusal('shopper', stranger, 'couponGift.create', wish)).toBe('COMMAND_ID_REUSED')
  const foreign = { ...wish, giftId: newId('cgf', shop.now) }
  expect(await shop.refusal('shopper', stranger, 'couponGift.create', foreign)).toBe('COUPON_NOT_HELD')
  expect(await shop.refusal('shopper', stranger, 'couponGift.create', { ...foreign, couponId })).toBe(
    'COUPON_NOT_TRANSFERABLE',
  )
  expect(await shop.documents('coupon_gifts', { _id: foreign.giftId })).toEqual([])
})

test('a friend who has as many as anybody may hears so, and the gift stays open for another', async () => {
  const { token } = await give()
  const full = shop.newPerson()
  await shop.balance(full)
  for (let times = 0; times < 2; times++) {
    await shop.call('shopper', full, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_90' })
  }
  expect(await claim(full, token)).toMatchObject({ ok: false, refusal: { code: 'COUPON_CAP_REACHED' } })
  expect(await claim(shop.newPerson(), token)).toMatchObject({ ok: true, output: { state: 'received' } })
})

test('20 friends, the giver and the clock reach for one coupon at once: it is in exactly one wallet', async () => {
  const { person, couponId, token, wish } = await give()
  const friends = Array.from({ length: 20 }, () => shop.newPerson())
  const [own, ...replies] = await Promise.all([
    claim(person, token),
    ...friends.map(friend => claim(friend, token)),
    shop.ask('shopper', person, 'couponGift.takeBack', { giftId: wish.giftId }),
    shop.tick(),
  ])
  expect(own).toMatchObject({ ok: false, refusal: { code: 'GIFT_OWN' } })
  expect(replies.slice(0, friends.length).filter(reply => 'ok' in reply && reply.ok).length).toBeLessThanOrEqual(1)
  await shop.tick()
  const wallets = await Promise.all([person, ...friends].map(usable))
  expect(wallets.flat()).toEqual([couponId])
})
