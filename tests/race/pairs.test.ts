import { packIdOf } from '../../cloudfunctions/_store/pack-id'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'
import { auditOf, packOf } from './audited'
import { commands, sameAgain, withoutEntry } from './commands'
import { groups } from './groups'
import { type Command, RacingShop } from './ready'
import { wholeCard } from './whole-card'

let shop: TestShop
let racing: RacingShop
beforeAll(async () => {
  // Enough instances that every racer has one of its own.
  shop = await TestShop.open(['--max-instances', '40'])
  racing = await RacingShop.furnish(shop)
}, 120_000)
afterAll(() => shop.close())

/** Lets commands run at once on the pack of somebody with 330 yuan: their answers, the new entries, and what the audit finds. */
async function race(racers: readonly (Command | undefined)[]) {
  const openid = shop.newPerson()
  const packId = packIdOf(openid)
  await shop.topUp(openid, 'tier_300')
  const ready: Awaited<ReturnType<Command>>[] = []
  for (const racer of racers) if (racer) ready.push(await racer(racing, openid))
  const before = (await packOf(shop, packId)).head.seq
  const replies = await Promise.all(ready.map(call => call()))
  const audit = await auditOf(shop, packId)
  return { replies, entries: audit.head.seq - before, findings: audit.findings }
}

const names = Object.keys(commands)

test.each(groups(names, 4).map(group => ({ group })))(
  '$group at once on one pack: each has its one effect, and the books are right',
  async ({ group }) => {
    const { replies, entries, findings } = await race(group.map(name => commands[name]))
    expect(replies.map((reply, each) => [group[each], reply.ok || reply.refusal])).toEqual(
      group.map(name => [name, true]),
    )
    expect(findings).toEqual([])
    expect(entries).toBe(group.filter(name => !withoutEntry.has(name)).length)
  },
  60_000,
)

test.each(names)(
  '%s twice at once on one pack: a cap may refuse one of them, and the books are right',
  async name => {
    const { replies, entries, findings } = await race([commands[name], commands[name]])
    const succeeded = replies.filter(reply => reply.ok).length
    expect(succeeded).toBeGreaterThan(0)
    expect(findings).toEqual([])
    if (!sameAgain.has(name)) expect(entries).toBe(withoutEntry.has(name) ? 0 : succeeded)
  },
  60_000,
)

const others = ['a charge', 'a hold', 'a gift carved out', 'a started top-up', 'an exchange']

test.each(Object.keys(wholeCard))(
  '%s and what else touches its money at once: one comes first, and the books are right',
  async first => {
    const whole = wholeCard[first]
    if (!whole) throw new Error('no such command')
    for (const second of [...others, ...whole.meets]) {
      // What holds the whole card makes itself ready last: nothing else could any more.
      const { replies, findings } = await race([commands[second] ?? wholeCard[second]?.command, whole.command])
      const codes = replies.map(reply => (reply.ok ? 'ok' : reply.refusal?.code))
      const expected = ['ok', ...whole.mayRefuse, ...(wholeCard[second]?.mayRefuse ?? whole.refuses)]
      expect([second, codes.filter(code => !expected.includes(code ?? ''))]).toEqual([second, []])
      expect([second, codes.includes('ok')]).toEqual([second, true])
      expect([second, findings]).toEqual([second, []])
    }
  },
  120_000,
)

test('one hold captured, released and captured again at once ends once', async () => {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_300')
  for (let round = 0; round < 4; round++) {
    const receiptId = await racing.held(openid)
    const before = await shop.balance(openid)
    const wish = { receiptId, amountFen: yuan(9) }
    const replies = await Promise.all([
      shop.ask('staff', clerk, 'hold.capture', wish),
      shop.ask('staff', clerk, 'hold.release', { receiptId }),
      shop.ask('staff', clerk, 'hold.capture', wish),
      shop.ask('staff', clerk, 'hold.release', { receiptId }),
    ])
    const [captured, released] = [replies[0]?.ok || replies[2]?.ok, replies[1]?.ok || replies[3]?.ok]
    expect(captured).not.toBe(released)
    expect(await shop.balance(openid)).toBe(before + (released ? yuan(9) : 0))
  }
  expect((await auditOf(shop, packIdOf(openid))).findings).toEqual([])
}, 60_000)

test('one sale given back by 8 managers at once is given back once, and one redemption undone once', async () => {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_300')
  const before = await shop.balance(openid)
  const ticket = await shop.payTicket(openid)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(10) })
  const sale = await racing.newestOf(openid, 'spent')
  const refunds = await Promise.all(
    Array.from({ length: 8 }, () => {
      const wish = {
        refundId: newId('rfd', shop.now),
        receiptId: sale,
        amountFen: yuan(10),
        reason: 'returned' as const,
      }
      return shop.ask('staff', owner, 'charge.refund', wish)
    }),
  )
  expect(refunds.filter(reply => reply.ok)).toHaveLength(1)
  expect(await shop.balance(openid)).toBe(before)
  const coupon = await shop.couponTicket(openid, 'coupon_90')
  const redeem = { redeemId: newId('rdm', shop.now), ticket: coupon, orderFen: yuan(60) }
  await shop.call('staff', clerk, 'coupon.redeem', redeem)
  const receiptId = await racing.newestOf(openid, 'coupon_redeemed')
  const undos = await Promise.all(
    Array.from({ length: 8 }, () =>
      shop.ask('staff', clerk, 'coupon.undo', { undoId: newId('und', shop.now), receiptId }),
    ),
  )
  expect(undos.filter(reply => reply.ok)).toHaveLength(1)
  expect((await auditOf(shop, packIdOf(openid))).findings).toEqual([])
}, 60_000)

test('16 callers on one pack: no update is lost', async () => {
  const openid = shop.newPerson()
  const packId = packIdOf(openid)
  await shop.topUp(openid, 'tier_300')
  const tickets = await Promise.all(Array.from({ length: 16 }, () => shop.payTicket(openid)))
  const replies = await Promise.all(
    tickets.map(async ticket => {
      // Many writers may give up; nothing has happened then, and the till asks again.
      for (let tries = 0; ; tries++) {
        const reply = await shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(3) })
        if (reply.ok || reply.refusal.code !== 'TRY_AGAIN' || tries === 5) return reply
      }
    }),
  )
  expect(replies.filter(reply => reply.ok)).toHaveLength(16)
  expect(await shop.balance(openid)).toBe(yuan(330 - 48))
  expect((await auditOf(shop, packId)).findings).toEqual([])
}, 120_000)
