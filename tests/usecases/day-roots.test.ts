import { createHash } from 'node:crypto'
import type { ChainPage } from '../../src/contract/statement'
import { type DayRoot, firstBrokenDay, isIncluded } from '../../src/domain/ledger/day-root'
import type { Entry } from '../../src/domain/ledger/entry'
import { checkReceipt } from '../../src/domain/ledger/receipt'
import { ChainCheck } from '../../src/domain/ledger/verify-chain'
import { addDays, endOfShopDay, HOUR, MINUTE, type ShopDay, shopDayOf } from '../../src/domain/time'
import { clerk, newId, TestShop, yuan } from '../support/shop'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let shop: TestShop

beforeEach(async () => {
  shop = await TestShop.open()
})
afterEach(() => shop.close())

async function charge(shopper: string, amountFen = yuan(1)): Promise<void> {
  const ticket = await shop.payTicket(shopper)
  await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen })
}

/** To the morning after, when the day that was is over. */
async function nightPasses(): Promise<ShopDay> {
  const day = shopDayOf(shop.now)
  await shop.advance(endOfShopDay(day) - shop.now + 6 * MINUTE)
  return day
}

async function roots(person: string): Promise<DayRoot[]> {
  return (await shop.call('shopper', person, 'statement.roots', {})).roots
}

async function chainOf(person: string): Promise<ChainPage> {
  return shop.call('shopper', person, 'statement.chain', { after: 0 })
}

test('a day is published after midnight, holds every pack’s last entry of it, and days without any follow on', async () => {
  const [one, two] = [shop.newPerson(), shop.newPerson()]
  await shop.topUp(one, 'tier_300')
  await charge(one)
  await shop.topUp(two, 'tier_800')
  await shop.tick()
  expect(await roots(one)).toEqual([])
  const day = await nightPasses()
  await shop.tick()
  expect(await roots(one)).toMatchObject([{ day, leaves: 2, prevRoot: null }])
  for (const person of [one, two]) {
    const { packId, entries } = await chainOf(person)
    const { proofs } = await shop.call('shopper', person, 'statement.proofs', { days: [day, addDays(day, 1)] })
    const [proof, tomorrow] = proofs
    if (!proof?.root || !proof.inclusion) throw new Error('no proof')
    expect(proof.inclusion.leaf).toEqual({ packId, seq: entries.length, hash: entries.at(-1)?.hash })
    expect(isIncluded(proof.inclusion, proof.root, sha256)).toBe(true)
    expect(tomorrow).toEqual({ day: addDays(day, 1), root: null, inclusion: null })
  }
  await shop.advance(72 * HOUR)
  await shop.tick()
  const all = await roots(one)
  expect(all.map(root => root.leaves)).toEqual([2, 0, 0, 0])
  expect(firstBrokenDay(all, null, sha256)).toBeNull()
})

test('a day with an entry that is not yet in the ledger waits for it', async () => {
  const shopper = shop.newPerson()
  await shop.balance(shopper)
  await shop.call('shopper', shopper, 'coupons.claim', { claimId: newId('clm', shop.now), templateId: 'coupon_90' })
  const [entry] = await shop.documents<Entry>('entries')
  if (!entry) throw new Error('no entry')
  await shop.removeDocument('entries', entry._id)
  const other = shop.newPerson()
  await shop.topUp(other, 'tier_300')
  await nightPasses()
  // The same tick puts the entry where it belongs and then finds the day complete.
  await shop.tick()
  await shop.tick()
  expect(await roots(shopper)).toMatchObject([{ leaves: 2 }])
})

test('hundreds of packs fill blocks, each of which proves its own; a pack with many entries counts once', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  const [entry] = await shop.documents<Entry>('entries')
  if (!entry) throw new Error('no entry')
  const day = shopDayOf(shop.now)
  const lines = Array.from({ length: 2400 }, (_, each) => {
    // One pack with more entries than one read gives, and 1,300 with one each.
    const pack = each < 1100 ? 'pk_0BUSY' : `pk_${String(each).padStart(26, 'Y')}`
    const seq = each < 1100 ? each + 1 : 1
    return { _id: `${pack}:${seq}`, packId: pack, seq, hash: sha256(`${pack}:${seq}`), day, at: entry.at }
  })
  await shop.importDocuments('entries', lines)
  await nightPasses()
  expect(await shop.tick()).toMatchObject({ roots: 6 })
  const [root] = await roots(shopper)
  expect(root).toMatchObject({ leaves: 1 + 1 + 1300 })
  const { proofs } = await shop.call('shopper', shopper, 'statement.proofs', { days: [day] })
  const [proof] = proofs
  if (!proof?.root || !proof.inclusion) throw new Error('no proof')
  expect(isIncluded(proof.inclusion, proof.root, sha256)).toBe(true)
  const blocks = await shop.documents<{ leaves: { packId: string; seq: number }[] }>('day_blocks')
  expect(blocks.flatMap(block => block.leaves).find(leaf => leaf.packId === 'pk_0BUSY')).toMatchObject({ seq: 1100 })
})

test('two clocks at once, and one that was killed, publish one root', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  await nightPasses()
  await Promise.all([shop.tick(), shop.tick(), shop.tick()])
  const published = await roots(shopper)
  expect(published).toHaveLength(1)
  // As if the function had died between publishing and writing down that it had.
  await shop.editDocument(
    'root_work',
    {},
    { day: published[0]?.day, prevRoot: null, tops: [], leaves: 0, afterPackId: null },
  )
  await shop.advance(24 * HOUR)
  await shop.tick()
  const after = await roots(shopper)
  expect(after[0]).toEqual(published[0])
  expect(firstBrokenDay(after, null, sha256)).toBeNull()
})

test('a receipt proves one entry by those after it on its day, and opens into its lots', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  await charge(shopper, yuan(40))
  await charge(shopper, yuan(5))
  const { packId } = await chainOf(shopper)
  const before = await shop.call('shopper', shopper, 'statement.receipt', { seq: 2 })
  expect(before.lots).toMatchObject([
    { kind: 'bonus', changeFen: -3000 },
    { kind: 'principal', changeFen: -1000, expiresAt: null },
  ])
  expect(before.lots[0]?.expiresAt).toBeGreaterThan(shop.now)
  expect(checkReceipt(packId, before.receipt, sha256)).toBe('whole')
  await nightPasses()
  await shop.tick()
  const after = await shop.call('shopper', shopper, 'statement.receipt', { seq: 2 })
  expect(after.receipt.proof?.followers.map(entry => entry.seq)).toEqual([3])
  expect(checkReceipt(packId, after.receipt, sha256)).toBe('in_root')
  const forged = { ...after.receipt, entry: { ...after.receipt.entry, at: (after.receipt.entry.at + 1) as never } }
  expect(checkReceipt(packId, forged, sha256)).toBe('broken')
  expect(await shop.refusal('shopper', shopper, 'statement.receipt', { seq: 99 })).toBe('ENTRY_UNKNOWN')
})

test('the chain of a frozen pack can still be read and checked, and the edited entry is named', async () => {
  const shopper = shop.newPerson()
  await shop.topUp(shopper, 'tier_300')
  await charge(shopper, yuan(40))
  const whole = await chainOf(shopper)
  const check = new ChainCheck(whole.packId, [], sha256)
  expect(check.take(whole.entries) ?? check.end(whole.head)).toBeNull()
  const edited = { packId: whole.packId, seq: 2 }
  await shop.editDocument('entries', edited, { after: { principalFen: yuan(9999), bonusFen: 0, points: 0 } })
  expect(await shop.refusal('shopper', shopper, 'statement.page', {})).toBe('PACK_FROZEN')
  const { packId, entries } = await chainOf(shopper)
  expect(new ChainCheck(packId, [], sha256).take(entries)).toMatchObject({ seq: 2, fault: 'edited' })
})
