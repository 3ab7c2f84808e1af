import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packIdOf } from '../../cloudfunctions/_store/pack-id'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { withOutbox } from '../../src/domain/audit/with-outbox'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { broughtUpToDate, type StoredPack } from '../../src/domain/pack/older-packs'
import type { Pack } from '../../src/domain/pack/pack'
import { sha256 } from '../domain/given'
import { clerk, newId, owner, TestShop, yuan } from '../support/shop'

let shop: TestShop
/** Somebody with money enough to give to everybody else. */
let giver: string
beforeAll(async () => {
  shop = await TestShop.open(['--max-instances', '40'])
  const settings = JSON.parse(readFileSync(join(shop.dataDir, 'functions.env.json'), 'utf8')) as Record<string, object>
  Object.assign(process.env, settings['*'])
  for (const name of ['shopper', 'staff']) await shop.post('/localcloud/warm', { function: name, instances: 2 })
  giver = shop.newPerson()
  await shop.topUp(giver, 'tier_1500')
  await shop.call('staff', clerk, 'shift.open', { shiftId: newId('shf', shop.now), floatFen: yuan(0) })
  // More than one clerk takes in a day.
  await shop.editDocument('settings', { _id: 'counter' }, { clerkDayYuan: 100_000 })
  shop.seenVersion = (await shop.call('merchant', owner, 'rules.publish', {})).version
}, 120_000)
afterAll(() => shop.close())

type Ready = () => Promise<{ ok?: boolean; errcode?: number }>

/** A hold of the till on a person's balance, as its receipt names it. */
async function held(openid: string): Promise<string> {
  const ticket = await shop.payTicket(openid)
  const hold = await shop.call('staff', clerk, 'balance.hold', { ticket, amountFen: yuan(9), minutes: 30 })
  return hold.receiptId
}

/** A plan that a person is in, up to the payment of its first instalment. */
async function instalmentOf(openid: string) {
  const { mine } = await shop.call('shopper', openid, 'plans.page', {})
  const terms = { planId: 'plan_monthly_100', expectedPayFen: yuan(100), expectedTimes: 12 }
  const wish = { membershipId: newId('ipl', shop.now), ...terms }
  const { membershipId, next } = mine[0] ?? (await shop.call('shopper', openid, 'plans.join', wish))
  if (!next) throw new Error('a plan begins with an instalment')
  return { membershipId, number: next.number, expectedPayFen: next.payFen, expectedBonusFen: next.bonusFen }
}

async function couponGiftOf(openid: string) {
  const claim = { claimId: newId('clm', shop.now), templateId: 'coupon_90' }
  const { couponId } = await shop.call('shopper', openid, 'coupons.claim', claim)
  return { giftId: newId('cgf', shop.now), couponId, greeting: 'coffee' as const }
}

async function newestOf(openid: string, kind: string): Promise<string> {
  const packId = packIdOf(openid)
  const entries = await shop.documents<Entry>('entries', { packId, 'facts.kind': kind })
  return `${packId}:${entries.sort((a, b) => b.seq - a.seq)[0]?.commandId}`
}

/** Commands on one pack, each made ready up to its last call. A new one is one line here, and races every other one. */
const commands: Record<string, (openid: string) => Promise<Ready>> = {
  'a charge': async openid => {
    const ticket = await shop.payTicket(openid)
    return () => shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(7) })
  },
  'a hold': async openid => {
    const ticket = await shop.payTicket(openid)
    return () => shop.ask('staff', clerk, 'balance.hold', { ticket, amountFen: yuan(6), minutes: 30 })
  },
  'a capture of a part': async openid => {
    const receiptId = await held(openid)
    return () => shop.ask('staff', clerk, 'hold.capture', { receiptId, amountFen: yuan(4) })
  },
  'a release': async openid => {
    const receiptId = await held(openid)
    return () => shop.ask('staff', clerk, 'hold.release', { receiptId })
  },
  'a refund of a sale': async openid => {
    const ticket = await shop.payTicket(openid)
    await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(8) })
    const receiptId = await newestOf(openid, 'spent')
    const wish = { refundId: newId('rfd', shop.now), receiptId, amountFen: yuan(5), reason: 'returned' as const }
    return () => shop.ask('staff', owner, 'charge.refund', wish)
  },
  'a gift carved out': async openid => {
    const wish = { giftId: newId('gft', shop.now), amountFen: yuan(3), greeting: 'coffee' as const }
    return () => shop.ask('shopper', openid, 'gift.create', wish)
  },
  'a gift claimed': async openid => {
    const wish = { giftId: newId('gft', shop.now), amountFen: yuan(2), greeting: 'coffee' as const }
    const { token } = await shop.call('shopper', giver, 'gift.create', wish)
    return () => shop.ask('shopper', openid, 'gift.claim', { token: token ?? 'none' })
  },
  'an exchange': async openid => {
    const wish = { exchangeId: newId('xch', shop.now), direction: 'to_points' as const, points: 80, bonusFen: yuan(1) }
    return () => shop.ask('shopper', openid, 'points.exchange', wish)
  },
  'a claim': async openid => {
    const claimId = newId('clm', shop.now)
    return () => shop.ask('shopper', openid, 'coupons.claim', { claimId, templateId: 'coupon_50_10' })
  },
  'a redemption': async openid => {
    const ticket = await shop.couponTicket(openid, 'coupon_90')
    const redeemId = newId('rdm', shop.now)
    return () => shop.ask('staff', clerk, 'coupon.redeem', { redeemId, ticket, orderFen: yuan(60) })
  },
  'an undone redemption': async openid => {
    const ticket = await shop.couponTicket(openid, 'coupon_90')
    await shop.call('staff', clerk, 'coupon.redeem', { redeemId: newId('rdm', shop.now), ticket, orderFen: yuan(60) })
    const receiptId = await newestOf(openid, 'coupon_redeemed')
    const undoId = newId('und', shop.now)
    return () => shop.ask('staff', clerk, 'coupon.undo', { undoId, receiptId })
  },
  'a credited top-up': async openid => {
    const order = await shop.startTopUp(openid, 'tier_300')
    await shop.post('/localcloud/faults', { faults: [{ action: 'notice', kind: 'lose' }] })
    await shop.atCashier(order, 'pay')
    return () => shop.ask('shopper', openid, 'topUp.read', { orderId: order.orderId })
  },
  'a started top-up': async openid => {
    const orderId = newId('ord', shop.now)
    const wish = { orderId, tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
    return () => shop.ask('shopper', openid, 'topUp.start', wish)
  },
  'a counter top-up': async openid => {
    const bought = { tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
    const paid = { ticket: await shop.payTicket(openid), by: 'cash' as const, reason: 'pays_cash' as const }
    const orderId = newId('ord', shop.now)
    return () => shop.ask('staff', clerk, 'counter.topUp', { orderId, ...bought, ...paid })
  },
  'a started instalment': async openid => {
    const wish = await instalmentOf(openid)
    return () => shop.ask('shopper', openid, 'plans.pay', wish)
  },
  'a coupon given': async openid => {
    const wish = await couponGiftOf(openid)
    return () => shop.ask('shopper', openid, 'couponGift.create', wish)
  },
  'a coupon gift claimed': async openid => {
    const other = shop.newPerson()
    await shop.balance(other)
    const { token } = await shop.call('shopper', other, 'couponGift.create', await couponGiftOf(other))
    return () => shop.ask('shopper', openid, 'couponGift.claim', { token: token ?? 'none' })
  },
  'a sign-in': async openid => () => shop.ask('shopper', openid, 'points.signIn', { signInId: newId('sgn', shop.now) }),
}

async function packOf(packId: PackId): Promise<Pack> {
  const [document] = await shop.documents<Omit<StoredPack, 'packId'>>('packs', { _id: packId })
  if (!document) throw new Error('no pack')
  const { _id, ...content } = document
  return broughtUpToDate({ packId, ...content })
}

/** Every entry of the one pack that a person has, held against the pack. */
async function auditOf(packId: PackId): Promise<PackAudit> {
  const pack = await packOf(packId)
  const stored = await shop.documents<Entry & Record<string, unknown>>('entries', { packId })
  const entries = stored.map(({ _id, group, day, month, place, ...entry }) => entry as unknown as Entry)
  const audit = new PackAudit(packId, sha256)
  for (const entry of withOutbox(pack, entries)) audit.take(entry)
  audit.compare(pack)
  return audit
}

const names = Object.keys(commands)
/** They keep room in the pack for money that may come, which is no movement of value yet. */
const withoutEntry = ['a started top-up', 'a started instalment']

test.each(names)(
  '%s and every other command at once on one pack: each has its one effect, and the books are right',
  async first => {
    for (const second of names.slice(names.indexOf(first))) {
      const openid = shop.newPerson()
      const packId = packIdOf(openid)
      await shop.topUp(openid, 'tier_300')
      const [one, other] = [await commands[first]?.(openid), await commands[second]?.(openid)]
      if (!one || !other) throw new Error('no such command')
      const before = (await packOf(packId)).head.seq
      const replies = await Promise.all([one(), other()])
      const pair = `${first} and ${second}`
      const succeeded = replies.filter(reply => reply.ok).length
      // The same command twice may be refused by a cap; two that know nothing of each other both succeed.
      if (first !== second) expect([pair, replies.map(reply => reply.ok)]).toEqual([pair, [true, true]])
      else expect([pair, succeeded > 0]).toEqual([pair, true])
      const audit = await auditOf(packId)
      expect([pair, audit.findings]).toEqual([pair, []])
      const silent = [first, second].filter((name, each) => withoutEntry.includes(name) && replies[each]?.ok).length
      expect([pair, audit.head.seq - before]).toEqual([pair, succeeded - silent])
    }
  },
  120_000,
)

test('one hold captured, released and captured again at once ends once', async () => {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_300')
  for (let round = 0; round < 4; round++) {
    const receiptId = await held(openid)
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
  expect((await auditOf(packIdOf(openid))).findings).toEqual([])
}, 60_000)

test('one sale given back by 8 managers at once is given back once, and one redemption undone once', async () => {
  const openid = shop.newPerson()
  await shop.topUp(openid, 'tier_300')
  const before = await shop.balance(openid)
  const ticket = await shop.payTicket(openid)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(10) })
  const sale = await newestOf(openid, 'spent')
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
  const receiptId = await newestOf(openid, 'coupon_redeemed')
  const undos = await Promise.all(
    Array.from({ length: 8 }, () =>
      shop.ask('staff', clerk, 'coupon.undo', { undoId: newId('und', shop.now), receiptId }),
    ),
  )
  expect(undos.filter(reply => reply.ok)).toHaveLength(1)
  expect((await auditOf(packIdOf(openid))).findings).toEqual([])
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
  expect((await auditOf(packId)).findings).toEqual([])
}, 120_000)
