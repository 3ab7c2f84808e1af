import fc from 'fast-check'
import { accountKind, allowedMovements, type EntryKind, type Unit } from '../../src/domain/ledger/accounts'
import { type Entry, firstBrokenEntry, genesisHash, sealEntry } from '../../src/domain/ledger/entry'
import { assertMovements, type Movement, replay } from '../../src/domain/ledger/movement'
import { fen } from '../../src/domain/money'
import { spend } from '../../src/domain/pack/spend'
import { commit, newId, newPack, packIdOf, rules, sha256, toppedUp, withCoupon, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

/** Entries of a short life: top-up, three spends, a coupon. */
function lifeOf(spends: number): Entry[] {
  let { pack, entry } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
  const entries = [entry]
  for (let each = 0; each < spends; each++) {
    const spent = commit(spend(pack, { amountFen: yuan(10 + each), ...till }, rules, entry.at), {
      commandId: newId('spd'),
      at: entry.at,
    })
    ;({ pack, entry } = spent)
    entries.push(entry)
  }
  const claimed = withCoupon(pack, 'off_10').pack.recent.at(-1)
  return claimed ? [...entries, claimed] : entries
}

const start = { seq: 0, hash: genesisHash(packIdOf('somebody'), sha256) }

function passes(kind: EntryKind, movement: Movement): boolean {
  try {
    assertMovements(kind, [movement])
    return true
  } catch {
    return false
  }
}

describe('movements', () => {
  const lot = `lot:${newId('lot')}` as const
  const good: Movement = { unit: 'fen', amount: 100, from: 'wechat_pay', to: lot }

  test('what the chart of accounts allows passes', () => {
    expect(() => assertMovements('top_up_settled', [good])).not.toThrow()
  })

  test.each<[string, EntryKind, Movement]>([
    ['money from nowhere', 'spent', good],
    ['principal that expires into income it is not', 'expired', { ...good, from: lot, to: 'sales:store' }],
    ['money taken back through the front door', 'top_up_settled', { ...good, from: lot, to: 'wechat_pay' }],
    ['points out of money', 'spent', { unit: 'points', amount: 1, from: lot, to: 'points' }],
    [
      'a coupon counted in fen',
      'coupon_claimed',
      { unit: 'fen', amount: 1, from: 'coupons_issued:t', to: `coupon:${newId('cpn')}` },
    ],
    ['nothing', 'top_up_settled', { ...good, amount: 0 }],
    ['less than nothing', 'top_up_settled', { ...good, amount: -1 }],
    ['half a fen', 'top_up_settled', { ...good, amount: 0.5 }],
    ['no number', 'top_up_settled', { ...good, amount: Number.NaN }],
  ])('%s is a defect', (_name, kind, movement) => {
    expect(() => assertMovements(kind, [good, movement])).toThrow(kind)
  })

  test('every pair of accounts outside the chart is refused for every kind of entry', () => {
    const accounts = [
      'wechat_pay',
      'bonus_granted',
      'bonus_expired',
      'points_granted',
      'points',
      'coupons_expired',
      lot,
      'sales:s',
      'coupons_issued:t',
      `coupon:${newId('cpn')}`,
      'coupons_redeemed:s',
    ] as const
    const units: Unit[] = ['fen', 'points', 'coupon']
    const wrong: string[] = []
    for (const kind of Object.keys(allowedMovements) as EntryKind[]) {
      for (const unit of units)
        for (const from of accounts)
          for (const to of accounts) {
            const allowed = allowedMovements[kind].some(
              each => each.join() === [unit, accountKind(from), accountKind(to)].join(),
            )
            if (passes(kind, { unit, amount: 1, from, to }) !== allowed) wrong.push([kind, unit, from, to].join(' '))
          }
    }
    expect(wrong).toEqual([])
  })

  test('whatever moves, each unit sums to zero over all accounts', () => {
    for (const unit of ['fen', 'points', 'coupon']) {
      const movements = lifeOf(3).flatMap(entry => entry.movements.filter(movement => movement.unit === unit))
      expect(movements.length).toBeGreaterThan(0)
      expect([...replay(movements).values()].reduce((sum, balance) => sum + balance, 0)).toBe(0)
    }
  })
})

describe('the chain', () => {
  test('an untouched chain is whole, from its genesis and from any entry known before', () => {
    const entries = lifeOf(3)
    expect(firstBrokenEntry(entries, start, sha256)).toBeNull()
    entries.forEach((known, place) => {
      expect(firstBrokenEntry(entries.slice(place + 1), known, sha256)).toBeNull()
    })
  })

  test('another pack’s entries do not fit', () => {
    const strange = { seq: 0, hash: genesisHash(packIdOf('somebody else'), sha256) }
    expect(firstBrokenEntry(lifeOf(1), strange, sha256)).toBe(1)
  })

  test('an edit of any part of any entry is found there', () => {
    const entries = lifeOf(3)
    const edits: ((entry: Entry) => Entry)[] = [
      entry => ({ ...entry, at: (entry.at + 1) as Entry['at'] }),
      entry => ({ ...entry, after: { ...entry.after, principalFen: fen(entry.after.principalFen + 1) } }),
      entry => ({ ...entry, movements: entry.movements.slice(1) }),
      entry => ({
        ...entry,
        movements: entry.movements.map(movement => ({ ...movement, amount: movement.amount + 1 })),
      }),
      entry => ({
        ...entry,
        movements: entry.movements.map(movement => ({ ...movement, amount: movement.amount / 3 })),
      }),
      entry => ({ ...entry, packId: packIdOf('somebody else') }),
      entry => ({ ...entry, seq: entry.seq + 1 }),
      entry => ({ ...entry, rulesVersion: Number.NaN }),
      entry => ({ ...entry, inputHash: sha256('other') }),
      entry => ({ ...entry, hash: sha256('other') }),
      entry => ({ ...entry, ...{ note: 'added' } }),
    ]
    fc.assert(
      fc.property(fc.nat({ max: entries.length - 1 }), fc.constantFrom(...edits), (place, edit) => {
        const edited = entries.map((entry, each) => (each === place ? edit(entry) : entry))
        expect(firstBrokenEntry(edited, start, sha256)).toBe(place + 1)
      }),
    )
  })

  test('a removed entry is found where it is missing', () => {
    const entries = lifeOf(3)
    for (let place = 0; place < entries.length - 1; place++) {
      expect(firstBrokenEntry(entries.toSpliced(place, 1), start, sha256)).toBe(place + 1)
    }
  })

  test('swapped and repeated entries are found', () => {
    const entries = lifeOf(3)
    const [first, second, ...rest] = entries
    if (!first || !second) throw new Error('a life has two entries')
    expect(firstBrokenEntry([second, first, ...rest], start, sha256)).toBe(1)
    expect(firstBrokenEntry([first, first, second, ...rest], start, sha256)).toBe(2)
  })

  test('a forged entry with a fitting hash of its own breaks the chain behind it', () => {
    const entries = lifeOf(3)
    const forged = entries.map((entry, place) => {
      if (place !== 1) return entry
      const { hash, ...content } = entry
      return sealEntry({ ...content, after: { ...content.after, principalFen: yuan(9999) } }, sha256)
    })
    expect(firstBrokenEntry(forged, start, sha256)).toBe(3)
  })
})
