import type { ShopperInputs } from '../../src/contract/shopper'
import type { OrderId } from '../../src/domain/ids'
import { DAY, HOUR, MINUTE } from '../../src/domain/time'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  const fields = [{ field: 'thing1', says: '提示' }]
  await shop.editDocument(
    'settings',
    { _id: 'messages' },
    {
      templates: [{ for: '客服回复', templateId: 'wx-answer', fields }],
      quietFromHour: 0,
      quietUntilHour: 0,
    },
  )
  await shop.insertDocument('faq', { _id: 'a_parking', question: '可以停车吗', answer: '门口有三个车位', order: 1 })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  // An instance of the clock remembers rules for seconds.
  await shop.advance(MINUTE)
})
afterAll(() => shop.close())

type Wish = ShopperInputs['ticket.open']

function wish(more: Partial<Wish> = {}): Wish {
  const said = { wordsId: newId('twd', shop.now), text: '付了钱没到账' }
  return { ticketId: newId('tkt', shop.now), ...said, topic: 'top_up', about: null, ...more }
}

async function answered(openid: string) {
  const { ticketId } = await shop.call('shopper', openid, 'ticket.open', wish())
  const reply = { ticketId, wordsId: newId('twd', shop.now), text: '已查到，刚刚到账' }
  await shop.call('merchant', owner, 'tickets.answer', reply)
  return ticketId
}

async function toldTo(openid: string): Promise<unknown[]> {
  const { messages } = await shop.get<{ messages: { to: string; parameters: unknown }[] }>('/localcloud/outbox')
  return messages.filter(({ to }) => to === openid).map(({ parameters }) => parameters)
}

async function allow(openid: string): Promise<void> {
  await shop.post('/localcloud/consents', { openid, templateIds: ['wx-answer'] })
  await shop.call('shopper', openid, 'messages.allow', {
    consentId: newId('cst', shop.now),
    templateIds: ['wx-answer'],
  })
}

test('a question goes from asked through looked into and answered to solved, and both sides see the same', async () => {
  const asker = shop.newPerson()
  const { orderId } = await shop.topUp(asker, 'tier_300')
  const asked = wish({ about: { kind: 'order', orderId } })
  const open = () => shop.call('shopper', asker, 'ticket.open', asked)
  const opened = await open()
  expect(await open()).toEqual(opened)
  expect(opened).toMatchObject({ about: '充值 300', stage: 'received', isOverdue: false })
  expect(opened.answerBy).toBe(opened.openedAt + 48 * HOUR)
  expect(await shop.refusal('shopper', asker, 'ticket.open', { ...asked, text: '别的话' })).toBe('COMMAND_ID_REUSED')
  expect(await shop.refusal('shopper', asker, 'ticket.open', { ...asked, about: null })).toBe('COMMAND_ID_REUSED')

  const { ticketId } = asked
  const taken = await shop.call('merchant', owner, 'tickets.take', { ticketId })
  expect(taken).toMatchObject({ stage: 'in_hand', said: [{ by: 'member', text: '付了钱没到账' }] })
  expect(await shop.refusal('merchant', owner, 'tickets.close', { ticketId })).toBe('TICKET_NOT_ANSWERED')
  const reply = { ticketId, wordsId: newId('twd', shop.now), text: '已查到，刚刚到账' }
  await shop.call('merchant', owner, 'tickets.answer', reply)
  const again = await shop.call('merchant', owner, 'tickets.answer', reply)
  expect(again.said).toHaveLength(2)
  expect(await shop.refusal('merchant', owner, 'tickets.answer', { ...reply, text: '改口' })).toBe('COMMAND_ID_REUSED')
  expect(await shop.call('shopper', asker, 'ticket.read', { ticketId })).toMatchObject({
    stage: 'answered',
    answerBy: null,
    canRate: true,
    said: [{ by: 'member' }, { by: 'shop', text: '已查到，刚刚到账' }],
  })
  await shop.call('shopper', asker, 'ticket.rate', { ticketId, score: 5 })
  const solved = await shop.call('shopper', asker, 'ticket.solve', { ticketId })
  expect(solved).toMatchObject({ stage: 'solved', solvedBy: 'member', score: 5 })

  const more = { ticketId, wordsId: newId('twd', shop.now), text: '又少了一笔' }
  await shop.call('shopper', asker, 'ticket.write', more)
  expect(await shop.call('shopper', asker, 'ticket.write', more)).toMatchObject({ stage: 'received', reopened: 1 })
})

test('an answer is told once to whoever allowed it, and to nobody who has switched it off', async () => {
  const [anna, ben] = [shop.newPerson(), shop.newPerson()]
  for (const openid of [anna, ben]) {
    await shop.balance(openid)
    await allow(openid)
  }
  const off = await shop.call('shopper', ben, 'messages.switch', { kind: 'ticket_answered', choice: 'off' })
  expect(off).toEqual({ kind: 'ticket_answered', choice: 'off', left: 1 })
  const ticketId = await answered(anna)
  await answered(ben)
  await shop.tick()
  await shop.tick()
  const told = [{ template_id: 'wx-answer', page: `member/ticket/index?ticketId=${ticketId}` }]
  expect(await toldTo(anna)).toMatchObject(told)
  expect(await toldTo(ben)).toEqual([])
  expect(await shop.call('shopper', ben, 'messages.switches', {})).toMatchObject({ switches: [off] })

  await shop.call('shopper', ben, 'messages.switch', { kind: 'ticket_answered', choice: 'on' })
  await answered(ben)
  await shop.tick()
  expect(await toldTo(ben)).toHaveLength(1)
})

test('three questions of a member wait at once, however they come, and five begin in a day', async () => {
  const busy = shop.newPerson()
  const wishes = Array.from({ length: 6 }, () => wish())
  const heard = await Promise.all(wishes.map(each => shop.refusal('shopper', busy, 'ticket.open', each)))
  expect(heard.filter(each => each === 'ok')).toHaveLength(3)
  expect(new Set(heard)).toEqual(new Set(['ok', 'TICKETS_WAITING']))
  const { tickets } = await shop.call('shopper', busy, 'help.page', {})
  expect(tickets).toHaveLength(3)
  const [own] = await shop.documents('tickets', { _id: tickets[0]?.ticketId })
  expect(await shop.documents('ticket_words', { writer: own?.packId })).toHaveLength(3)
  const [first, second] = tickets.map(({ ticketId }) => ticketId)
  if (!first || !second) throw new Error('tickets are missing')
  for (const ticketId of [first, second]) await shop.call('shopper', busy, 'ticket.solve', { ticketId })
  expect(await shop.refusal('shopper', busy, 'ticket.open', wish())).toBe('ok')
  expect(await shop.refusal('shopper', busy, 'ticket.open', wish())).toBe('ok')
  expect(await shop.refusal('shopper', busy, 'ticket.open', wish())).toBe('TICKETS_TODAY')
  // All places are taken: opening an old one again needs one too.
  const more = { ticketId: first, wordsId: newId('twd', shop.now), text: '还没好' }
  expect(await shop.refusal('shopper', busy, 'ticket.write', more)).toBe('TICKETS_WAITING')
})

test('only one’s own can be asked about; nobody of the shop answers themselves', async () => {
  const [anna, ben] = [shop.newPerson(), shop.newPerson()]
  const { orderId } = await shop.topUp(anna, 'tier_300')
  await shop.balance(ben)
  const ask = (about: Wish['about']) => shop.refusal('shopper', ben, 'ticket.open', wish({ about }))
  expect(await ask({ kind: 'order', orderId })).toBe('ORDER_UNKNOWN')
  expect(await ask({ kind: 'entry', seq: 1 })).toBe('ENTRY_UNKNOWN')
  expect(await ask({ kind: 'coupon', couponId: newId('cpn', shop.now) })).toBe('COUPON_NOT_HELD')
  const { ticketId } = await shop.call('shopper', owner, 'ticket.open', wish({ topic: 'other' }))
  const reply = { ticketId, wordsId: newId('twd', shop.now), text: '自问自答' }
  expect(await shop.refusal('merchant', owner, 'tickets.answer', reply)).toBe('OWN_CARD')
  expect(await shop.call('merchant', owner, 'tickets.read', { ticketId })).toMatchObject({ isOwn: true })
})

test('a promise that is not kept is told to the owner once, and comes first in the list', async () => {
  const asker = shop.newPerson()
  const { ticketId } = await shop.call('shopper', asker, 'ticket.open', wish())
  await shop.advance(48 * HOUR)
  await shop.tick()
  await shop.tick()
  const { alarms } = await shop.call('merchant', owner, 'alarms.list', {})
  expect(alarms.filter(({ alarmId }) => alarmId === `ticket_overdue:${ticketId}:0`)).toHaveLength(1)
  await shop.call('shopper', shop.newPerson(), 'ticket.open', wish())
  const { waiting } = await shop.call('merchant', owner, 'tickets.list', {})
  const due = waiting.map(each => each.answerBy ?? 0)
  expect(due).toEqual([...due].sort((a, b) => a - b))
  expect(waiting.find(each => each.ticketId === ticketId)).toMatchObject({ isOverdue: true })
})

test('a week of silence solves a question; what was written is erased by its member, for good', async () => {
  const asker = shop.newPerson()
  const ticketId = await answered(asker)
  expect(await shop.refusal('shopper', asker, 'ticket.erase', { ticketId })).toBe('TICKET_OPEN')
  await shop.tick()
  await shop.advance(7 * DAY + MINUTE)
  await shop.tick()
  expect(await shop.call('shopper', asker, 'ticket.read', { ticketId })).toMatchObject({ solvedBy: 'clock' })
  const erased = await shop.call('shopper', asker, 'ticket.erase', { ticketId })
  expect(erased).toMatchObject({ stage: 'erased', write: 'closed', said: [{ text: null }, { text: null }] })
  expect(await shop.documents('ticket_words', { ticketId })).toEqual([])
  await shop.tick()
  expect(await shop.documents('tickets', { _id: ticketId })).toMatchObject([
    { progress: { state: 'erased' }, dueAt: null },
  ])
})

test('a top-up that has arrived is rated once and changed within a day; the merchant reads the low ones first', async () => {
  const [anna, ben] = [shop.newPerson(), shop.newPerson()]
  const low = (await shop.topUp(anna, 'tier_300')).orderId
  const high = (await shop.topUp(ben, 'tier_800')).orderId
  const unpaid = { orderId: newId('ord', shop.now), tierId: 'tier_300' }
  await shop.call('shopper', ben, 'topUp.start', { ...unpaid, expectedPayFen: yuan(300), expectedBonusFen: yuan(30) })
  const rate = (who: string, orderId: OrderId, score: 1 | 2 | 5, words: string | null) =>
    shop.refusal('shopper', who, 'topUp.rate', { orderId, score, words })
  expect(await rate(ben, unpaid.orderId, 5, null)).toBe('NOTHING_TO_RATE')
  expect(await rate(ben, low, 1, null)).toBe('ORDER_UNKNOWN')
  expect([
    await rate(anna, low, 1, '太慢'),
    await rate(anna, low, 2, '有点慢'),
    await rate(ben, high, 5, null),
  ]).toEqual(['ok', 'ok', 'ok'])
  await shop.advance(DAY)
  expect(await rate(anna, low, 5, '有点慢')).toBe('RATING_KEPT')
  expect(await rate(anna, low, 2, null)).toBe('ok')
  const { rating } = await shop.call('shopper', anna, 'topUp.rating', { orderId: low })
  expect(rating).toMatchObject({ score: 2, words: null })
  expect(await shop.call('merchant', owner, 'ratings.list', {})).toMatchObject({
    ...{ count: 2, tenths: 35, counts: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 1 } },
    low: [{ orderId: low, score: 2, payFen: yuan(300) }],
    high: [{ orderId: high, score: 5 }],
  })
  expect(await shop.refusal('merchant', clerk, 'ratings.list', {})).toBe('NOT_ALLOWED')
})

test('the help page says what the rules say, the shop’s own questions first', async () => {
  const page = await shop.call('shopper', shop.newPerson(), 'help.page', {})
  expect(page.questions[0]).toEqual({ faqId: 'a_parking', question: '可以停车吗', answer: '门口有三个车位' })
  expect(page).toMatchObject({ replyHours: 48, tickets: [] })
  expect(page.questions.map(({ faqId }) => faqId)).toContain('refund')
})
