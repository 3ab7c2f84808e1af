import fc from 'fast-check'
import { type Entry, genesisHash, sealEntry } from '../../src/domain/ledger/entry'
import { type BrokenEntry, ChainCheck, type KnownHead } from '../../src/domain/ledger/verify-chain'
import { fen } from '../../src/domain/money'
import { expireDue } from '../../src/domain/pack/expire'
import { spend } from '../../src/domain/pack/spend'
import { commit, daysAfter, newId, newPack, noon, packIdOf, rules, sha256, toppedUp, withCoupon, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const packId = packIdOf('somebody')

/** Top-up, five spends on five days, a coupon, the bonus that runs out. */
function life(): Entry[] {
  const bonus = { payFen: yuan(300), bonusFen: yuan(100), bonusValidDays: 30 }
  let { pack, entry } = toppedUp(newPack(), bonus)
  const entries = [entry]
  for (let each = 0; each < 5; each++) {
    const at = daysAfter(noon, each)
    ;({ pack, entry } = commit(spend(pack, { amountFen: yuan(10 + each), ...till }, rules, at), {
      commandId: newId('spd'),
      at,
    }))
    entries.push(entry)
  }
  pack = withCoupon(pack, 'off_10', daysAfter(noon, 5)).pack
  entries.push(pack.recent.at(-1) as Entry)
  const late = daysAfter(noon, 60)
  entries.push(commit(expireDue(pack, late), { commandId: newId('exp'), at: late }).entry)
  return entries
}

function headOf(entries: readonly Entry[]): { seq: number; hash: string } {
  const { seq = 0, hash = '' } = entries.at(-1) ?? {}
  return { seq, hash }
}

/** What a phone finds: pages of three, then the end. */
function check(entries: readonly Entry[], head = headOf(entries), known: KnownHead[] = []): BrokenEntry | null {
  const checked = new ChainCheck(packId, known, sha256)
  for (let from = 0; from < entries.length; from += 3) {
    const broken = checked.take(entries.slice(from, from + 3))
    if (broken) return broken
  }
  return checked.end(head)
}

/** The entry as somebody would forge it who knows how hashes are made. */
function forged(entry: Entry, change: Partial<Entry>): Entry {
  const { hash: _hash, ...content } = { ...entry, ...change }
  return sealEntry(content, sha256)
}

/** Everything from one entry on made anew, as only somebody with all of the ledger could. */
function rewrittenFrom(entries: readonly Entry[], place: number, change: Partial<Entry>): Entry[] {
  const anew = entries.slice(0, place)
  for (const entry of entries.slice(place)) {
    anew.push(
      forged(entry, { ...(entry.seq === place + 1 ? change : {}), prevHash: anew.at(-1)?.hash ?? entry.prevHash }),
    )
  }
  return anew
}

const entries = life()
const head = headOf(entries)

test('an untouched chain is whole: order, hashes, links and every balance', () => {
  expect(check(entries)).toBeNull()
  expect(check([], { seq: 0, hash: genesisHash(packId, sha256) })).toBeNull()
})

test('the last entry of each day is kept for the day’s root', () => {
  const checked = new ChainCheck(packId, [], sha256)
  checked.take(entries)
  expect(checked.lastOfDay.get('2026-11-22' as never)).toBe(entries[1])
  expect([...checked.lastOfDay.keys()]).toHaveLength(7)
})

test('an edited amount is found in exactly that entry', () => {
  fc.assert(
    fc.property(fc.nat({ max: entries.length - 1 }), fc.integer({ min: -500, max: 500 }), (place, by) => {
      const edited = entries.map((entry, each) =>
        each === place ? { ...entry, after: { ...entry.after, points: entry.after.points + by } } : entry,
      )
      const expected = by === 0 ? null : { seq: place + 1, fault: 'edited', entry: edited[place] }
      expect(check(edited)).toEqual(expected)
    }),
  )
})

test('a removed entry is missing where it was; one removed at the end is cut off', () => {
  entries.forEach((_, place) => {
    const last = place === entries.length - 1
    expect(check(entries.toSpliced(place, 1), head)).toEqual({
      seq: place + 1,
      fault: last ? 'cut_off' : 'missing',
      entry: null,
    })
  })
})

test('swapped and doubled entries are out of order', () => {
  const [first, second, ...rest] = entries
  if (!first || !second) throw new Error('a life has two entries')
  expect(check([second, first, ...rest])).toMatchObject({ seq: 1, fault: 'missing' })
  expect(check([first, first, second, ...rest])).toMatchObject({ seq: 1, fault: 'out_of_order' })
})

test('an entry forged with a fitting hash of its own is named as the one that was replaced', () => {
  for (let place = 0; place < entries.length - 1; place++) {
    const entry = entries[place] as Entry
    const broken = check(entries.with(place, forged(entry, { inputHash: sha256('other') })), head)
    expect(broken).toMatchObject({ seq: place + 1, fault: 'replaced' })
  }
})

test('a forged last entry is not the one that the card names', () => {
  const last = entries.at(-1) as Entry
  const forgery = entries.with(-1, forged(last, { inputHash: sha256('other') }))
  expect(check(forgery, head)).toMatchObject({ seq: last.seq, fault: 'not_as_remembered' })
})

test('a chain rewritten from some entry on, hashes and all, is found against what the phone remembers', () => {
  const known = entries.slice(4, 5).map(({ seq, hash }) => ({ seq, hash, seenAt: noon }))
  for (const place of [0, 2, 4]) {
    const anew = rewrittenFrom(entries, place, { inputHash: sha256('other') })
    expect(check(anew)).toBeNull()
    expect(check(anew, headOf(anew), known)).toMatchObject({ seq: 5, fault: 'not_as_remembered' })
  }
})

test('a tail that was cut off together with the card’s own memory is found against what the phone remembers', () => {
  const known = [{ ...head, seenAt: noon }]
  const cut = entries.slice(0, -2)
  expect(check(cut)).toBeNull()
  expect(check(cut, headOf(cut), known)).toEqual({ seq: cut.length + 1, fault: 'cut_off', entry: null })
})

test('money out of nothing is found although every hash fits', () => {
  const richer = rewrittenFrom(entries, 3, { after: { principalFen: yuan(9999), bonusFen: fen(0), points: 0 } })
  expect(check(richer)).toMatchObject({ seq: 4, fault: 'wrong_balance' })
  const [movement] = (entries[3] as Entry).movements
  if (!movement) throw new Error('a spend moves money')
  const overdrawn = rewrittenFrom(entries, 3, { movements: [{ ...movement, amount: yuan(5000) }] })
  expect(check(overdrawn)).toMatchObject({ seq: 4, fault: 'wrong_balance' })
  expect(check(rewrittenFrom(entries, 3, { movements: undefined as never }))).toMatchObject({ fault: 'wrong_balance' })
})

test('principal relabelled as bonus is found although the total stays', () => {
  const { after } = entries[2] as Entry
  const swapped = {
    principalFen: fen(after.principalFen - 100),
    bonusFen: fen(after.bonusFen + 100),
    points: after.points,
  }
  expect(check(rewrittenFrom(entries, 2, { after: swapped }))).toMatchObject({ seq: 3, fault: 'wrong_balance' })
})

test('another card’s chain is foreign from its first entry on', () => {
  const checked = new ChainCheck(packIdOf('somebody else'), [], sha256)
  expect(checked.take(entries)).toMatchObject({ seq: 1, fault: 'foreign' })
})
