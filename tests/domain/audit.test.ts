import fc from 'fast-check'
import { type AuditRule, findingWords } from '../../src/domain/audit/finding'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { ShopAudit } from '../../src/domain/audit/shop-audit'
import { type CouponId, deriveId, type LotId } from '../../src/domain/ids'
import { type Entry, type EntryContent, sealEntry } from '../../src/domain/ledger/entry'
import type { Movement } from '../../src/domain/ledger/movement'
import { fen } from '../../src/domain/money'
import { expireDue } from '../../src/domain/pack/expire'
import type { Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { spend } from '../../src/domain/pack/spend'
import { pointsAccount, postedPoints } from '../../src/domain/points/point-lots'
import { commit, daysAfter, newId, newPack, noon, packIdOf, rules, sha256, toppedUp, withCoupon, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

/** A life with everything in it: two top-ups, spends, a coupon used, one run out, bonus run out. */
function life(): { pack: Pack; entries: Entry[] } {
  const entries: Entry[] = []
  let pack = newPack()
  const lived = (next: { pack: Pack; entry: Entry }) => {
    pack = { ...next.pack, flushedSeq: next.pack.head.seq }
    entries.push(next.entry)
  }
  lived(toppedUp(pack, { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 30 }))
  lived(toppedUp(pack, { payFen: yuan(800), bonusFen: yuan(120) }))
  for (const amount of [12.5, 8, 30]) {
    const spent = spend(pack, { amountFen: yuan(amount), ...till }, rules, noon)
    lived(commit(spent, { commandId: newId('spd'), at: noon }))
  }
  for (const template of ['off_10', 'pay_90']) {
    const { pack: holding, coupon } = withCoupon(pack, template)
    lived({ pack: holding, entry: holding.recent.at(-1) as Entry })
    if (template === 'pay_90') continue
    const redeemId = newId('rdm')
    const wish = { redeemId, couponId: coupon.couponId, orderFen: yuan(60), ...till }
    lived(commit(redeemCoupon(pack, wish, rules, noon), { commandId: redeemId, at: noon }))
  }
  lived(toppedUp(pack, { payFen: yuan(10), bonusFen: yuan(1), bonusValidDays: 20 }))
  const later = daysAfter(noon, 60)
  lived(commit(expireDue(pack, later), { commandId: newId('exp', later), at: later }))
  return { pack, entries }
}

const { pack, entries } = life()

function audited(of: readonly Entry[], against: Pack | null = pack): PackAudit {
  const audit = new PackAudit(packIdOf('somebody'), sha256)
  for (const entry of of) audit.take(entry)
  if (against) audit.compare(against)
  return audit
}

/** The entries from one on with a changed content, each re-hashed and re-chained: the best forgery there is. */
function rewritten(from: number, change: (content: EntryContent) => EntryContent): Entry[] {
  const kept = entries.slice(0, from)
  for (const { hash: _hash, ...content } of entries.slice(from)) {
    const prevHash = kept.at(-1)?.hash ?? content.prevHash
    const changed = kept.length === from ? change(content) : content
    kept.push(sealEntry({ ...changed, prevHash }, sha256))
  }
  return kept
}

test('a true ledger has no difference', () => {
  expect(audited(entries).findings).toEqual([])
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
        expect(audited(forged).findings[0]).toMatchObject({ rule: 'chain', seq: at + 1 })
      }),
    )
  })

  test('a removal anywhere, the newest entry included', () => {
    fc.assert(
      fc.property(place, at => {
        const [found] = audited(entries.filter((_, each) => each !== at)).findings
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
        expect(audited(swapped).findings[0]?.rule).toBe('chain')
      }),
    )
  })

  test('a forgery with every hash after it made anew differs from the head that the pack holds', () => {
    fc.assert(
      fc.property(place, at => {
        const forged = rewritten(at, content => ({ ...content, inputHash: sha256('forged') }))
        const [found, ...others] = audited(forged).findings
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
    expect(audited([...entries, added]).findings[0]).toMatchObject({ rule: 'head', seq: seq + 1 })
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

describe('a pack that is not what its entries come to is found', () => {
  const [main] = pack.cards
  const [lot] = main.lots
  if (!lot) throw new Error('the life ends with money left')
  const withLot = (change: object): Pack => ({
    ...pack,
    cards: [{ ...main, lots: [{ ...lot, ...change }, ...main.lots.slice(1)] }],
  })
  test.each<[string, AuditRule, Pack]>([
    ['money added', 'pack', withLot({ leftFen: lot.leftFen + 1 })],
    ['a lot removed', 'pack', { ...pack, cards: [{ ...main, lots: main.lots.slice(1) }] }],
    ['principal made bonus', 'lot', withLot({ kind: 'bonus', expiresAt: null })],
    ['a lot that was never credited', 'lot', withLot({ lotId: newId('lot') })],
    ['points added', 'pack', { ...pack, pointLots: [{ expiresAt: null, points: 1_000_000 }] }],
    ['a coupon come back', 'coupon', { ...pack, coupons: pack.closedCoupons }],
    ['more left than was credited', 'pack', withLot({ creditedFen: 1 })],
    ['more held than any hold says', 'hold', withLot({ heldFen: 1 })],
    [
      'a hold that no entry made',
      'hold',
      { ...pack, holds: [{ holdId: 'hld_1', lots: [] }] as unknown as Pack['holds'] },
    ],
    ['another head', 'head', { ...pack, head: { ...pack.head, hash: 'f'.repeat(64) } }],
  ])('%s', (_name, rule, edited) => {
    expect(audited(entries, edited).findings.map(each => each.rule)).toContain(rule)
  })

  const { lotId, leftFen, creditedFen, openedAt } = lot
  const holding = (held: number): Pack['holds'] =>
    [{ holdId: newId('hld'), lots: [{ lotId, fen: held }] }] as unknown as Pack['holds']
  test.each<[string, Pack, AuditRule, string, unknown, unknown]>([
    ['money added', withLot({ leftFen: leftFen + 1 }), 'pack', 'leftFen', leftFen, leftFen + 1],
    ['principal made bonus', withLot({ kind: 'bonus', expiresAt: 5 }), 'lot', 'kind', 'principal', 'bonus'],
    ['an expiry given to it', withLot({ kind: 'bonus', expiresAt: 5 }), 'lot', 'expiresAt', null, 5],
    ['more credited', withLot({ creditedFen: creditedFen + 1 }), 'lot', 'creditedFen', creditedFen, creditedFen + 1],
    ['another day of opening', withLot({ openedAt: openedAt + 1 }), 'lot', 'openedAt', openedAt, openedAt + 1],
    ['more held than any hold says', withLot({ heldFen: 1 }), 'hold', 'heldFen', 0, 1],
    ['an empty lot kept', withLot({ leftFen: 0 }), 'pack', 'held ≤ left ≤ credited', true, false],
    [
      'less credited than is left',
      withLot({ creditedFen: leftFen - 1 }),
      'pack',
      'held ≤ left ≤ credited',
      true,
      false,
    ],
    [
      'more held than is left',
      { ...withLot({ heldFen: leftFen + 1 }), holds: holding(leftFen + 1) },
      ...(['pack', 'held ≤ left ≤ credited', true, false] as const),
    ],
  ])('%s, and what it should be', (_name, edited, rule, field, expected, found) => {
    expect(audited(entries, edited).findings).toContainEqual({
      ...{ packId: pack.packId, seq: null, rule, subject: `${lotId} ${field}` },
      ...{ expected: String(expected), found: String(found) },
    })
  })

  const told = (edited: Pack, of = entries) =>
    audited(of, edited).findings.map(({ rule, subject, expected, found }) => [rule, subject, expected, found])
  const rescued = { expirySeq: 2, fen: yuan(1), expiredAt: noon }

  test('each of its parts is told by its name, with what the entries come to', () => {
    const { hash, seq } = pack.head
    expect(told(pack)).toEqual([])
    const head = ['head', 'entry', `entry ${seq} ${'f'.repeat(12)}`, `entry ${seq} ${hash.slice(0, 12)}`]
    expect(told({ ...pack, head: { ...pack.head, hash: 'f'.repeat(64) } })).toEqual([head])
    const ahead = ['head', 'entry', `entry ${seq + 1} ${hash.slice(0, 12)}`, `entry ${seq} ${hash.slice(0, 12)}`]
    expect(told({ ...pack, head: { ...pack.head, seq: seq + 1 } })).toEqual([ahead])
    const { lots } = main
    expect(told({ ...pack, cards: [{ ...main, lots: lots.slice(1) }] })).toEqual([
      ['pack', lotId, String(leftFen), 'no such lot'],
    ])
    const had = postedPoints(pack)
    expect(told({ ...pack, pointLots: [{ expiresAt: null, points: had + 1 }] })).toEqual([
      ['pack', 'points', String(had), String(had + 1)],
      ['pack', pointsAccount(null), String(had), String(had + 1)],
    ])
    expect(told({ ...pack, holds: [{ holdId: 'hld_1', lots: [] }] as unknown as Pack['holds'] })).toEqual([
      ['hold', 'hld_1', 'undefined', '0'],
      ['hold', 'holds', '0', '1'],
    ])
    expect(told({ ...pack, rescuable: [...pack.rescuable, rescued] })).toEqual([
      ['pack', 'bonus expired by entry 2', '0', String(yuan(1))],
    ])
  })

  test('a coupon is told once by its own account, whether it is there too much or not at all', () => {
    const { pack: holding, coupon } = withCoupon(newPack(), 'off_10')
    const claims = holding.recent as Entry[]
    const account = `coupon:${coupon.couponId}`
    expect(told(holding, claims)).toEqual([])
    expect(told({ ...holding, coupons: [] }, claims)).toEqual([['coupon', account, '1', '0']])
    expect(told({ ...holding, coupons: [coupon, coupon] }, claims)).toEqual([['coupon', 'coupons', '2', '1']])
    const other = { ...coupon, couponId: deriveId('cpn', newId('clm')) }
    expect(told({ ...holding, coupons: [coupon, other] }, claims)).toEqual([
      ['coupon', `coupon:${other.couponId}`, '0', '1'],
    ])
  })

  test('all that is left may be held, and all that was credited may be left', () => {
    const subjects = (edited: Pack) => audited(entries, edited).findings.map(each => each.subject)
    const sound = `${lotId} held ≤ left ≤ credited`
    expect(subjects({ ...withLot({ heldFen: leftFen }), holds: holding(leftFen) })).not.toContain(sound)
    expect(subjects(withLot({ creditedFen: leftFen }))).not.toContain(sound)
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
