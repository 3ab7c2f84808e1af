import type { Entry } from '../../src/domain/ledger/entry'
import { appendEntry, isOutboxFull, postedBalance } from '../../src/domain/pack/append-entry'
import { packLimits } from '../../src/domain/pack/limits'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { later } from '../../src/domain/time'
import { commit, daysAfter, frozen, newId, newPack, noon, rules, sha256, toppedUp, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

function bytesOf(entries: readonly Entry[]): number {
  return Buffer.byteLength(JSON.stringify(entries))
}

function spentOnce(pack: Pack, minutes: number) {
  const at = later(noon, minutes * 60_000)
  return commit(spend(frozen(pack), { amountFen: yuan(1), ...till }, rules, at), { commandId: newId('spd', at), at })
}

const rich = toppedUp(newPack(), { payFen: yuan(5000), bonusFen: yuan(0) })

test('an entry continues the chain and tells what the member holds afterwards', () => {
  const { pack, entry } = spentOnce(rich.pack, 1)
  expect(entry).toMatchObject({
    seq: 2,
    prevHash: rich.entry.hash,
    after: { principalFen: yuan(4999), bonusFen: 0, points: 1 },
  })
  expect(pack.head).toEqual({ seq: 2, hash: entry.hash })
  expect(pack.recent).toEqual([rich.entry, entry])
})

test('a movement outside the chart stops the command before anything is written', () => {
  const decided = {
    pack: rich.pack,
    facts: rich.entry.facts,
    movements: [{ unit: 'fen', amount: 1, from: 'points', to: 'sales:x' }],
  }
  const command = { commandId: newId('spd'), inputHash: '', rulesVersion: 1, at: noon }
  expect(() => appendEntry(decided as never, command, sha256)).toThrow('top_up_settled')
})

test('entries that are not known to be written never leave the pack, however many', () => {
  let { pack } = rich
  for (let each = 1; each <= 60; each++) pack = spentOnce(pack, each).pack
  expect(pack.recent.map(entry => entry.seq)).toEqual(Array.from({ length: 61 }, (_, place) => place + 1))
  expect(pack.evictedAt).toBe(0)
  expect(isOutboxFull(pack)).toBe(true)
  expect(isOutboxFull({ ...pack, flushedSeq: pack.head.seq })).toBe(false)
})

test('once written they leave from the oldest, until the rest fits', () => {
  let { pack } = rich
  for (let each = 1; each <= 60; each++) pack = spentOnce(pack, each).pack
  const { pack: after, entry } = spentOnce({ ...pack, flushedSeq: 61 }, 61)
  expect(bytesOf(after.recent)).toBeLessThanOrEqual(packLimits.recentBytes)
  expect(after.recent.at(-1)).toEqual(entry)
  const [oldest] = after.recent
  const newestGone = pack.recent.find(each => each.seq === (oldest?.seq ?? 0) - 1)
  expect(after.evictedAt).toBe(newestGone?.at)
  expect(bytesOf(newestGone ? [newestGone, ...after.recent] : [])).toBeGreaterThan(packLimits.recentBytes)
})

test('only the written part leaves', () => {
  let { pack } = rich
  for (let each = 1; each <= 60; each++) pack = spentOnce(pack, each).pack
  const { pack: after } = spentOnce({ ...pack, flushedSeq: 5 }, 61)
  expect(after.recent[0]?.seq).toBe(6)
})

test('the ledger’s balance counts a bonus until its expiry is written down; what can be spent does not', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 30 })
  expect(postedBalance(pack)).toEqual({ principalFen: yuan(300), bonusFen: yuan(30) })
  expect(balanceOf(pack, daysAfter(noon, 31)).totalFen).toBe(yuan(300))
})
