import fc from 'fast-check'
import { type AuditRule, findingWords } from '../../src/domain/audit/finding'
import type { PackAudit } from '../../src/domain/audit/pack-audit'
import { ShopAudit } from '../../src/domain/audit/shop-audit'
import type { CouponId, LotId } from '../../src/domain/ids'
import { type Entry, type EntryContent, sealEntry } from '../../src/domain/ledger/entry'
import type { Movement } from '../../src/domain/ledger/movement'
import { fen } from '../../src/domain/money'
import { audited } from './audited'
import { newId, newPack, noon, packIdOf, sha256, toppedUp, yuan } from './given'
import { entries, pack, rewritten } from './life-of-sales'

test('a true ledger has no difference', () => {
  expect(audited(entries, pack).findings).toEqual([])
})

describe('any edited, removed, reordered or forged entry is found, with its place', () => {
  const place = fc.nat({ max: entries.length - 1 })

  test('an edit of any field', () => {
    const edits: ((entry: Entry) => object)[] = [
      ({ at }) => ({ at: at + 1 }),
      ({ facts }) => ({ facts: { ...facts, note: 'x' } }),
      ({ movements: [first, ...rest] }) => ({ movements: [{ ...first, amount: (first?.amount ?? 0) + 1 }, ...rest] }),
      () => ({ movements: [] }),
      ({ after }) => ({ after: { ...after, principalFen: after.principalFen + 1 } }),
      () => ({ commandId: newId('spd') }),
      () => ({ inputHash: sha256('else') }),
      () => ({ rulesVersion: 0.5 }),
      () => ({ facts: null }),
      () => ({ packId: packIdOf('else') }),
      () => ({ hash: 'f'.repeat(64) }),
      () => ({ prevHash: 'f'.repeat(64) }),
    ]
    fc.assert(
      fc.property(place, fc.constantFrom(...edits), (at, edit) => {
        const forged = entries.map((entry, each) => (each === at ? ({ ...entry, ...edit(entry) } as Entry) : entry))
        expect(audited(forged, pack).findings[0]).toMatchObject({ rule: 'chain', seq: at + 1 })
      }),
    )
  })

  test('a removal anywhere, the newest entry included', () => {
    fc.assert(
      fc.property(place, at => {
        const [found] = audited(
          entries.filter((_, each) => each !== at),
          pack,
        ).findings
        expect(found).toMatchObject({ rule: at === entries.length - 1 ? 'head' : 'chain', seq: at + 1 })
      }),
    )
  })

  test('two entries in each other’s place, and one that comes twice', () => {
    fc.assert(
      fc.property(place, place, fc.boolean(), (a, b, both) => {
        fc.pre(a !== b)
        const swapped = [...entries]
        swapped[a] = entries[b] as Entry
        if (both) swapped[b] = entries[a] as Entry
        expect(audited(swapped, pack).findings[0]?.rule).toBe('chain')
      }),
    )
  })

  test('a forgery with every hash after it made anew differs from the head that the pack holds', () => {
    fc.assert(
      fc.property(place, at => {
        const forged = rewritten(at, content => ({ ...content, inputHash: sha256('forged') }))
        const [found, ...others] = audited(forged, pack).findings
        expect(found).toMatchObject({ rule: 'head' })
        // The pack remembers its newest entries: as far back as they reach, the very place is told.
        const oldest = pack.recent[0]?.seq ?? 0
        expect(found?.seq).toBe(Math.max(at + 1, oldest))
        expect(others).toEqual([])
      }),
    )
  })

  test('an entry added at the end', () => {
    const { hash: prevHash, seq, ...last } = entries.at(-1) as Entry
    const added = sealEntry({ ...last, commandId: newId('spd'), movements: [], seq: seq + 1, prevHash }, sha256)
    expect(audited([...entries, added], pack).findings[0]).toMatchObject({ rule: 'head', seq: seq + 1 })
  })
})

describe('an entry that our own code should never have written is found by its content', () => {
  const [credit] = entries as [Entry]
  const lots = (credit.opened ?? []).map(lot => lot.lotId)
  const [principal, bonus] = lots as [LotId, LotId]
  const used = (entries.find(entry => entry.facts.kind === 'coupon_redeemed') as Entry).movements[0] as Movement
  const sale = (from: LotId, amount: number): Movement => ({
    unit: 'fen',
    amount,
    from: `lot:${from}`,
    to: 'sales:store_nanshan',
  })

  /** A continuation that is well chained and says of the balance whatever follows from it. */
  function continued(change: Partial<EntryContent>): PackAudit {
    const last = entries.at(-1) as Entry
    const { hash, ...content } = last
    return audited(
      [
        ...entries,
        sealEntry({ ...content, seq: last.seq + 1, prevHash: hash, commandId: newId('spd'), ...change }, sha256),
      ],
      null,
    )
  }

  const spent = (entries.find(entry => entry.facts.kind === 'spent') as Entry).facts
  const expired = (entries.at(-1) as Entry).facts
  test.each<[string, AuditRule, Partial<EntryContent>]>([
    ['a command done twice', 'command_id', { commandId: credit.commandId, movements: [] }],
    ['a movement off the chart', 'chart', { facts: spent, movements: [{ ...sale(principal, 1), to: 'wechat_pay' }] }],
    ['an entry without movements at all', 'chart', { movements: undefined as unknown as Movement[] }],
    [
      'a kind nobody knows',
      'chart',
      { facts: { kind: 'given' } as unknown as Entry['facts'], movements: [sale(principal, 1)] },
    ],
    ['less than nothing', 'chart', { facts: spent, movements: [sale(principal, -1)] }],
    ['more taken from a lot than is in it', 'account', { facts: spent, movements: [sale(bonus, 1)] }],
    ['a coupon used again', 'account', { facts: { kind: 'coupon_redeemed' } as Entry['facts'], movements: [used] }],
    [
      'a coupon held twice',
      'coupon',
      {
        facts: { kind: 'coupon_claimed' } as Entry['facts'],
        movements: [{ unit: 'coupon', amount: 2, from: 'coupons_issued:t', to: `coupon:${newId('cpn') as CouponId}` }],
      },
    ],
    [
      'principal that expires',
      'lot',
      { facts: expired, movements: [{ unit: 'fen', amount: 1, from: `lot:${principal}`, to: 'bonus_expired' }] },
    ],
    [
      'a lot credited again as something else',
      'lot',
      {
        facts: { kind: 'top_up_settled' } as Entry['facts'],
        movements: [{ unit: 'fen', amount: 1, from: 'bonus_granted', to: `lot:${principal}` }],
        opened: [{ lotId: principal, kind: 'bonus', expiresAt: null }],
      },
    ],
    [
      'a balance that is not the replay',
      'after',
      { movements: [], after: { principalFen: fen(1), bonusFen: fen(0), points: 0 } },
    ],
  ])('%s', (_name, rule, change) => {
    const found = continued(change).findings
    expect(found.map(each => each.rule)).toContain(rule)
    expect(found[0]?.seq).toBe(entries.length + 1)
  })

  test('bonus that expires before its time', () => {
    const early = rewritten(entries.length - 1, content => ({ ...content, at: noon }))
    expect(audited(early, null).findings[0]).toMatchObject({ rule: 'lot', seq: entries.length })
  })

  test('a difference is told once, at the entry where it begins', () => {
    const wrong = rewritten(2, content => ({
      ...content,
      after: { ...content.after, points: content.after.points + 7 },
    }))
    const [first, second, ...others] = audited(wrong, null).findings
    expect([first?.seq, second?.seq, others.length]).toEqual([3, 4, 0])
  })
})

test('every rule has its own words for the merchant', () => {
  const words = Object.values(findingWords)
  expect(words).not.toEqual([])
  expect(new Set(words).size).toBe(words.length)
  for (const each of words) expect(each).toMatch(/^[一-龥、]{5,}$/)
})

test('a shop’s audit keeps packs apart however their entries interleave, and its units sum to zero', () => {
  const shop = new ShopAudit(sha256)
  const other = toppedUp({ ...newPack(), packId: packIdOf('other') }, { payFen: yuan(5), bonusFen: yuan(0) })
  for (const entry of entries) shop.takeEntry(entry)
  shop.comparePack(pack)
  expect(shop.findings(true)).toEqual([])
  // Its chain begins with somebody else's genesis.
  shop.takeEntry(other.entry)
  expect(shop.findings(true)).toMatchObject([{ packId: packIdOf('other'), seq: 1, rule: 'chain' }])
  for (const unit of ['fen', 'points', 'coupon']) {
    const sum = shop.balances.filter(each => each.unit === unit).reduce((total, each) => total + each.amount, 0)
    expect(sum).toBe(0)
  }
  expect(shop.liability).toEqual({
    principalFen: entries.at(-1)?.after.principalFen,
    bonusFen: entries.at(-1)?.after.bonusFen,
  })
  expect(shop.balances.find(each => each.account === 'wechat_pay')?.amount).toBe(-pack.toppedUpFen)
})
