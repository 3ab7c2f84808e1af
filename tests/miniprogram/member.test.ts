/** @jest-environment ./tests/miniprogram/harness/environment.ts */
import { TestShop, yuan } from '../support/shop'
import { type Person, Phone } from './harness/phone'

let shop: TestShop
let member: Person
let phone: Phone

beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

beforeEach(async () => {
  member = { openid: shop.newPerson(), storage: new Map() }
  await shop.topUp(member.openid, 'tier_300')
  phone = new Phone(shop, member)
  await phone.sees('余额¥330.00')
})
afterEach(() => phone.close())

test('a gift is made once though the answer got lost, shared through WeChat, and claimed from the shared card', async () => {
  await phone.taps('送礼金')
  await phone.taps('送一份礼金')
  await phone.types('送多少', '50')
  phone.hands.lostAnswers = 1
  await phone.taps('从余额送出 ¥50.00')
  await phone.sees('等待朋友领取')
  const { path, title } = phone.shares()
  expect(title).toBe('请你喝一杯，一份礼金等你领取')
  expect(await shop.balance(member.openid)).toBe(yuan(280))
  phone.close()

  const friend = { openid: shop.newPerson(), storage: new Map() }
  phone = new Phone(shop, friend, path)
  await phone.taps('领取 ¥50.00')
  await phone.sees('已存入你的会员卡')
  expect(await shop.balance(friend.openid)).toBe(yuan(50))
})

test('what was confirmed before the app was killed is gone on with when its page is opened again', async () => {
  await phone.taps('送礼金')
  await phone.taps('送一份礼金')
  await phone.types('送多少', '30')
  phone.hands.offline = true
  await phone.taps('从余额送出 ¥30.00')
  await phone.sees('网络不通，没有连上门店')
  phone.close()
  expect(await shop.balance(member.openid)).toBe(yuan(330))

  phone = new Phone(shop, member)
  await phone.taps('送礼金')
  await phone.taps('送一份礼金')
  await phone.sees('等待朋友领取')
  expect(await shop.balance(member.openid)).toBe(yuan(300))
})

test('points are signed in for and the top-up is given back from its line of the statement', async () => {
  await phone.taps('积分')
  await phone.taps('签到，得 5 积分')
  await phone.sees('今天已签到')
  phone.goesBack()
  await phone.taps('明细')
  await phone.taps('充值 300，送 30')
  await phone.taps('申请退款')
  await phone.taps('确认退款 ¥300.00')
  await phone.taps('确认退款')
  await phone.sees('退款处理中')
  expect(await shop.balance(member.openid)).toBe(0)
})
