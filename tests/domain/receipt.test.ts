import { inclusionOf, type Leaf, sealDay, topOfBlock } from '../../src/domain/ledger/day-root'
import type { Entry } from '../../src/domain/ledger/entry'
import { checkReceipt, lotsTouched, type Receipt } from '../../src/domain/ledger/receipt'
import type { Pack } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { addDays, DAY, later, shopDayOf } from '../../src/domain/time'
import { commit, newId, newPack, noon, packIdOf, rules, sha256, toppedUp, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

/** A pack with a top-up and three spends, all on one day. */
function dayOf(): { pack: Pack; entries: [Entry, Entry, Entry, Entry] } {
  let { pack, entry } = toppedUp(newPack(), { payFen: yuan(100), bonusFen: yuan(10) })
  const entries = [entry]
  for (const amount of [105, 1, 2]) {
    const decided = spend(pack, { amountFen: yuan(amount), ...till }, rules, noon)
    ;({ pack, entry } = commit(decided, { commandId: newId('spd'), at: noon }))
    entries.push(entry)
  }
  return { pack, entries: entries as [Entry, Entry, Entry, Entry] }
}

const { pack, entries } = dayOf()
const [topUp, first, second, last] = entries
const day = shopDayOf(noon)
const leaves: Leaf[] = [
  { packId: packIdOf('other'), seq: 9, hash: sha256('other') },
  { packId: pack.packId, seq: last.seq, hash: last.hash },
]

function receipt(of: Entry = first, followers: Entry[] = [second, last]): Receipt & { proof: object } {
  const tree = topOfBlock(leaves, sha256)
  const root = sealDay({ day, leaves: 2, tree, prevRoot: null }, sha256)
  const inclusion = inclusionOf(pack.packId, { place: 0, leaves }, [tree], sha256)
  if (!inclusion) throw new Error('no leaf')
  return { entry: of, day, proof: { followers, inclusion, root } }
}

const verdict = (of: Receipt) => checkReceipt(pack.packId, of, sha256)

test('an entry with those after it up to its day’s last is in the published root; the last needs none after it', () => {
  expect(verdict(receipt())).toBe('in_root')
  expect(verdict(receipt(last, []))).toBe('in_root')
})

test('before its day is published an entry is whole', () => {
  expect(verdict({ entry: first, day, proof: null })).toBe('whole')
})

const good = receipt()
const proof = good.proof as NonNullable<Receipt['proof']>
const { inclusion, root } = proof
const withLeaf = (change: Partial<Leaf>): Receipt => ({
  ...good,
  proof: { ...proof, inclusion: { ...inclusion, leaf: { ...inclusion.leaf, ...change } } },
})

test.each<[string, Receipt]>([
  ['an edited entry', { ...good, entry: { ...first, at: later(first.at, 1) } }],
  ['an edited entry before its day is published', { ...good, entry: { ...first, seq: 9 }, proof: null }],
  ['an entry of another day', { ...good, entry: first, day: addDays(day, 1), proof: null }],
  ['a follower that is missing', receipt(first, [last])],
  ['followers in another order', receipt(first, [last, second])],
  ['a last one that is not the day’s last', receipt(first, [second])],
  ['the root of another day', { ...good, proof: { ...proof, root: { ...root, day: addDays(day, 1) } } }],
  ['a root that holds another tree', { ...good, proof: { ...proof, root: { ...root, tree: sha256('forged') } } }],
  ['the leaf of another pack', withLeaf({ packId: packIdOf('other') })],
  ['the leaf of another place', withLeaf({ seq: last.seq + 1 })],
  ['the leaf of another entry', withLeaf({ hash: second.hash })],
])('a receipt with %s is broken', (_what, broken) => {
  expect(verdict(broken)).toBe('broken')
})

test('a receipt of another pack is broken', () => {
  expect(checkReceipt(packIdOf('other'), good, sha256)).toBe('broken')
  expect(checkReceipt(packIdOf('other'), { ...good, proof: null }, sha256)).toBe('broken')
})

test('an entry touches lots by what came in and went out of each, named by what opened them', () => {
  const opened = lotsTouched(topUp, [])
  expect(opened).toMatchObject([
    { kind: 'principal', changeFen: yuan(100), expiresAt: null },
    { kind: 'bonus', changeFen: yuan(10), expiresAt: expect.any(Number) },
  ])
  expect(opened[1]?.expiresAt).toBeGreaterThan(later(noon, 364 * DAY))
  // Bonus pays first: all of it, and the rest from the principal.
  const byKind = lotsTouched(first, topUp.opened ?? []).map(({ kind, changeFen }) => [kind, changeFen])
  expect(byKind).toEqual([
    ['bonus', -yuan(10)],
    ['principal', -yuan(95)],
  ])
  expect(lotsTouched(first, [])).toMatchObject([
    { kind: null, expiresAt: null },
    { kind: null, expiresAt: null },
  ])
})
