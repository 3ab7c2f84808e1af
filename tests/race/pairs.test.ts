import { PackAudit } from '../../src/domain/audit/pack-audit'
import { withOutbox } from '../../src/domain/audit/with-outbox'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { broughtUpToDate, type StoredPack } from '../../src/domain/pack/older-packs'
import { sha256 } from '../domain/given'
import { clerk, newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open(['--max-instances', '40'])
  for (const name of ['shopper', 'staff']) await shop.post('/localcloud/warm', { function: name, instances: 2 })
}, 120_000)
afterAll(() => shop.close())

type Ready = () => Promise<{ ok?: boolean; errcode?: number }>

/** Commands on one pack, each made ready up to its last call. A new one is one line here, and races every other one. */
const commands: Record<string, (openid: string) => Promise<Ready>> = {
  'a charge': async openid => {
    const ticket = await shop.payTicket(openid)
    return () => shop.ask('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(7) })
  },
  'a claim': async openid => {
    const claimId = newId('clm', shop.now)
    return () => shop.ask('shopper', openid, 'coupons.claim', { claimId, templateId: 'coupon_90' })
  },
  'a redemption': async openid => {
    const ticket = await shop.couponTicket(openid, 'coupon_90')
    const redeemId = newId('rdm', shop.now)
    return () => shop.ask('staff', clerk, 'coupon.redeem', { redeemId, ticket, orderFen: yuan(60) })
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
  'a sign-in': async openid => () => shop.ask('shopper', openid, 'points.signIn', { signInId: newId('sgn', shop.now) }),
}

/** Every entry of the one pack that a person has, held against the pack. */
async function auditOf(packId: PackId): Promise<PackAudit> {
  const [document] = await shop.documents<Omit<StoredPack, 'packId'>>('packs', { _id: packId })
  if (!document) throw new Error('no pack')
  const { _id, ...content } = document
  const pack = broughtUpToDate({ packId, ...content })
  const stored = await shop.documents<Entry & Record<string, unknown>>('entries', { packId })
  const entries = stored.map(({ _id, group, day, month, place, ...entry }) => entry as unknown as Entry)
  const audit = new PackAudit(packId, sha256)
  for (const entry of withOutbox(pack, entries)) audit.take(entry)
  audit.compare(pack)
  return audit
}

async function packIdOf(openid: string): Promise<PackId> {
  const before = new Set((await shop.documents('packs')).map(pack => pack._id))
  await shop.topUp(openid, 'tier_300')
  const now = await shop.documents('packs')
  return now.map(pack => pack._id).find(id => !before.has(id)) as PackId
}

const names = Object.keys(commands)
const pairs = names.flatMap((first, place) => names.slice(place).map(second => [first, second] as const))

test.each(pairs)(
  '%s and %s at once on one pack: each has its one effect, and the books are right',
  async (first, second) => {
    const openid = shop.newPerson()
    const packId = await packIdOf(openid)
    const [one, other] = [await commands[first]?.(openid), await commands[second]?.(openid)]
    if (!one || !other) throw new Error('no such command')
    const before = (await auditOf(packId)).head.seq
    const replies = await Promise.all([one(), other()])
    const succeeded = replies.filter(reply => reply.ok).length
    // The same command twice may be refused by a cap; two that know nothing of each other both succeed.
    if (first !== second) expect(succeeded).toBe(2)
    else expect(succeeded).toBeGreaterThan(0)
    const audit = await auditOf(packId)
    expect(audit.findings).toEqual([])
    const silent = [first, second].filter((name, each) => name === 'a started top-up' && replies[each]?.ok).length
    expect(audit.head.seq - before).toBe(succeeded - silent)
  },
  60_000,
)

test('16 callers on one pack: no update is lost', async () => {
  const openid = shop.newPerson()
  const packId = await packIdOf(openid)
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
