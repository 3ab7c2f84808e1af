import type { PaperBatchId } from '../../src/domain/ids'
import { MINUTE, shopDayOf } from '../../src/domain/time'
import { clerk, clerkElsewhere, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

async function batchOf(count: number, templateId = 'coupon_50_10') {
  const batchId = newId('pbt', shop.now)
  await shop.call('merchant', owner, 'paper.make', { batchId, templateId, count, note: '地推' })
  const { slips } = await shop.call('merchant', owner, 'paper.codes', { batchId, after: 0 })
  return { batchId, codes: slips.map(({ code }) => code) }
}

async function ticketOf(code: string, staff = clerk): Promise<string> {
  return (await shop.call('staff', staff, 'code.lookUp', { code })).ticket
}

const redeem = (ticket: string, staff = clerk, redeemId = newId('rdm', shop.now)) =>
  shop.refusal('staff', staff, 'coupon.redeem', { redeemId, ticket, orderFen: yuan(60) })

async function inList(batchId: PaperBatchId) {
  const { batches } = await shop.call('merchant', owner, 'paper.list', {})
  return batches.find(each => each.batchId === batchId)
}

test('a batch is made once under its id; its codes come in pages, the same at every print, and none lies in the database', async () => {
  const wish = { batchId: newId('pbt', shop.now), templateId: 'coupon_50_10', count: 120, note: '开业传单' }
  const made = await Promise.all([1, 2].map(() => shop.call('merchant', owner, 'paper.make', wish)))
  expect(made[0]).toMatchObject({
    state: 'good',
    count: 120,
    left: 120,
    redeemed: 0,
    opened: null,
    storeName: '南山店',
  })
  expect(made[1]).toEqual(made[0])
  expect(await shop.refusal('merchant', owner, 'paper.make', { ...wish, count: 121 })).toBe('COMMAND_ID_REUSED')
  const { batchId } = wish
  const first = await shop.call('merchant', owner, 'paper.codes', { batchId, after: 0 })
  const second = await shop.call('merchant', owner, 'paper.codes', { batchId, after: first.next ?? 0 })
  expect([first.slips.length, first.next, second.slips.length, second.next]).toEqual([100, 100, 20, null])
  expect(await shop.call('merchant', owner, 'paper.codes', { batchId, after: 100 })).toEqual(second)
  const codes = [...first.slips, ...second.slips].map(({ code }) => code)
  expect(new Set(codes).size).toBe(120)
  expect((await inList(batchId))?.opened).toMatchObject({ staffName: '店主' })
  const stored = JSON.stringify([
    ...(await shop.documents('paper_slips')),
    ...(await shop.documents('paper_batches')),
    ...(await shop.documents('packs')),
    ...(await shop.documents('entries')),
  ])
  const plain = (code: string) => code.replace(/-/g, '')
  expect(codes.filter(code => stored.includes(code) || stored.includes(plain(code)))).toEqual([])
})

test('a slip is typed carelessly, says what it gives, is used, undone by its store, and used again', async () => {
  const { codes } = await batchOf(2)
  const typed = (codes[0] ?? '').toLowerCase().replace(/-/g, ' ').replace(/1/g, 'l').replace(/0/g, 'o')
  const found = await shop.call('staff', clerk, 'code.lookUp', { code: typed, orderFen: yuan(60) })
  expect(found).toMatchObject({
    what: 'coupon',
    holder: '纸质券 · 第 1 张',
    title: '满减券',
    needsOrderAmount: true,
    discountFen: yuan(10),
    refusal: null,
  })
  const wish = { redeemId: newId('rdm', shop.now), ticket: found.ticket, orderFen: yuan(60) }
  const receipt = await shop.call('staff', clerk, 'coupon.redeem', wish)
  expect(receipt).toMatchObject({ holder: '纸质券 · 第 1 张', discountFen: yuan(10), payableFen: yuan(50) })
  expect(await shop.call('staff', clerk, 'coupon.redeem', wish)).toEqual({ ...receipt, repeated: true })
  const again = await shop.ask('staff', clerkElsewhere, 'code.lookUp', { code: codes[0] ?? '' })
  expect(!again.ok && again.refusal.message).toMatch(/^这张券已于今天 \d\d:\d\d 在南山店核销$/)

  const { lines } = await shop.call('staff', clerk, 'till.today', {})
  const line = lines.find(({ holder }) => holder === '纸质券 · 第 1 张')
  expect(line?.did).toMatchObject({ kind: 'redeemed', onPaper: true, discountFen: yuan(10) })
  const undo = { undoId: newId('und', shop.now), receiptId: line?.receiptId ?? '' }
  expect(await shop.refusal('staff', clerkElsewhere, 'coupon.undo', undo)).toBe('REDEMPTION_UNKNOWN')
  const undone = await Promise.all(
    [1, 2].map(() => shop.refusal('staff', clerk, 'coupon.undo', { ...undo, undoId: newId('und', shop.now) })),
  )
  expect(undone.sort()).toEqual(['REDEMPTION_UNDONE', 'ok'])
  expect(await redeem(await ticketOf(codes[0] ?? ''))).toBe('ok')
})

test('two tills, one slip, at the same moment: one takes it', async () => {
  const { batchId, codes } = await batchOf(4)
  const tickets = await Promise.all(codes.flatMap(code => [ticketOf(code), ticketOf(code, clerkElsewhere)]))
  const answers = await Promise.all(
    tickets.map((ticket, place) => redeem(ticket, place % 2 === 0 ? clerk : clerkElsewhere)),
  )
  expect(answers.filter(answer => answer === 'ok')).toHaveLength(4)
  expect(answers.filter(answer => answer === 'COUPON_ALREADY_REDEEMED')).toHaveLength(4)
  expect(await inList(batchId)).toMatchObject({ redeemed: 4, left: 0 })
})

test('forged and unknown codes get one answer and cost a try; the right one costs none', async () => {
  const { codes } = await batchOf(1)
  const [code = ''] = codes
  const other = code.startsWith('A') ? 'B' : 'A'
  const forged = [`${other}${code.slice(1)}`, '000000-000000-000000', code.slice(0, -1)]
  for (const each of forged) {
    expect(await shop.refusal('staff', clerkElsewhere, 'code.lookUp', { code: each })).toBe('CODE_UNKNOWN')
  }
  for (let n = 0; n < 12; n++) await ticketOf(code, clerkElsewhere)
  for (let n = forged.length; n < 10; n++) {
    await shop.refusal('staff', clerkElsewhere, 'code.lookUp', { code: forged[1] ?? '' })
  }
  expect(await shop.refusal('staff', clerkElsewhere, 'code.lookUp', { code })).toBe('CODE_TOO_MANY_TRIES')
})

test('what is limited is taken for the whole batch or not at all, and what nobody used comes back when it is withdrawn', async () => {
  const cash = { title: '限量代金券', kind: '代金', valueYuan: 5, validDays: 7, perMember: 1, stock: 50, perDay: 40 }
  await shop.insertDocument('coupon_templates', { _id: 'limited', ...cash })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
  const leftOver = async () => {
    const { templates } = await shop.call('merchant', owner, 'paper.list', {})
    return templates.find(({ templateId }) => templateId === 'limited')?.left
  }
  const member = shop.newPerson()
  await shop.balance(member)
  const claim = { claimId: newId('clm', shop.now), templateId: 'limited' }
  await shop.call('shopper', member, 'coupons.claim', claim)
  expect(await leftOver()).toBe(39)
  const short = { batchId: newId('pbt', shop.now), templateId: 'limited', count: 41, note: '地推' }
  const refused = await shop.ask('merchant', owner, 'paper.make', short)
  expect(refused).toMatchObject({ refusal: { code: 'PAPER_STOCK_SHORT', message: '库存只够 39 张，没有印制' } })
  // Two at once, of which there is room for one.
  const wishes = [1, 2].map(() => ({ batchId: newId('pbt', shop.now), templateId: 'limited', count: 30, note: '地推' }))
  const answers = await Promise.all(wishes.map(wish => shop.refusal('merchant', owner, 'paper.make', wish)))
  const made = wishes[answers.indexOf('ok')]
  // Both may find that the other has taken some: then neither is printed.
  const batch = made ?? { batchId: newId('pbt', shop.now), templateId: 'limited', count: 30, note: '地推' }
  if (!made) await shop.call('merchant', owner, 'paper.make', batch)
  expect(answers.filter(answer => answer === 'ok').length).toBeLessThan(2)
  expect(await leftOver()).toBe(9)

  const { batchId } = batch
  const { slips } = await shop.call('merchant', owner, 'paper.codes', { batchId, after: 0 })
  const [used, unused] = slips.map(({ code }) => code)
  const ticket = await ticketOf(unused ?? '')
  expect(await redeem(await ticketOf(used ?? ''))).toBe('ok')
  // A slip is in the till's hand while the batch is withdrawn twice.
  const [one, two] = await Promise.all([1, 2].map(() => shop.call('merchant', owner, 'paper.withdraw', { batchId })))
  expect([one?.state, two?.state]).toEqual(['withdrawn', 'withdrawn'])
  expect(await redeem(ticket)).toBe('PAPER_WITHDRAWN')
  expect(await shop.refusal('staff', clerk, 'code.lookUp', { code: unused ?? '' })).toBe('PAPER_WITHDRAWN')
  expect(await shop.refusal('merchant', owner, 'paper.codes', { batchId, after: 0 })).toBe('PAPER_WITHDRAWN')
  expect(await inList(batchId)).toMatchObject({ state: 'withdrawn', redeemed: 1, left: 0 })
  expect(await leftOver()).toBe(38)
})

test('a redemption and a withdrawal at the same moment: the slip is used before it, or refused after it', async () => {
  const { batchId, codes } = await batchOf(6)
  const tickets = await Promise.all(codes.map(code => ticketOf(code)))
  const [answers] = await Promise.all([
    Promise.all(tickets.map(ticket => redeem(ticket))),
    shop.call('merchant', owner, 'paper.withdraw', { batchId }),
  ])
  expect(new Set([...answers, 'ok', 'PAPER_WITHDRAWN'])).toEqual(new Set(['ok', 'PAPER_WITHDRAWN']))
  const used = answers.filter(answer => answer === 'ok').length
  expect(await inList(batchId)).toMatchObject({ state: 'withdrawn', redeemed: used, left: 0 })
})

test('the report counts paper by what was printed, used, undone and withdrawn', async () => {
  await shop.advance(6 * MINUTE)
  await shop.tick()
  await shop.tick()
  const today = shopDayOf(shop.now)
  const { total } = await shop.call('merchant', owner, 'figures.coupons', { from: today, to: today, by: 'day' })
  const entries = await shop.documents<{ facts: { kind: string; count?: number; slip?: object } }>('entries')
  const of = (kind: string) => entries.filter(({ facts }) => facts.kind === kind && (facts.slip || facts.count))
  const printed = of('paper_printed').reduce((sum, { facts }) => sum + (facts.count ?? 0), 0)
  expect(total.issued.paper).toBe(printed)
  expect(total.used).toEqual({ paper: of('coupon_redeemed').length })
  expect(total.undone).toBe(of('coupon_redemption_undone').length)
  expect(total.takenBack).toBe(of('paper_withdrawn').reduce((sum, { facts }) => sum + (facts.count ?? 0), 0))
})

test('what is left of a batch runs out with its last day, and the night’s audit has nothing to say of paper', async () => {
  const { batchId, codes } = await batchOf(2, 'coupon_americano')
  await shop.toNoonIn(8)
  await shop.tick()
  expect(await inList(batchId)).toMatchObject({ state: 'over', left: 0 })
  expect(await shop.refusal('staff', clerk, 'code.lookUp', { code: codes[0] ?? '' })).toBe('ok')
  expect(await shop.call('staff', clerk, 'code.lookUp', { code: codes[0] ?? '' })).toMatchObject({
    refusal: { code: 'COUPON_EXPIRED' },
  })
  const expired = await shop.documents('entries', { 'facts.kind': 'expired', 'facts.slips': 2 })
  expect(expired).toHaveLength(1)
  for (let n = 0; n < 4; n++) await shop.tick()
  const { night } = await shop.call('merchant', owner, 'figures.liability', {})
  expect(night?.findings).toBe(0)
})
