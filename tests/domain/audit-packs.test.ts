import type { AuditRule } from '../../src/domain/audit/finding'
import { deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Pack } from '../../src/domain/pack/pack'
import { pointsAccount, postedPoints } from '../../src/domain/points/point-lots'
import { audited, withFirstLot } from './audited'
import { newId, newPack, noon, withCoupon, yuan } from './given'
import { entries, pack } from './life-of-sales'

describe('a pack that is not what its entries come to is found', () => {
  const [main] = pack.cards
  const [lot] = main.lots
  if (!lot) throw new Error('the life ends with money left')
  const withLot = (change: object) => withFirstLot(pack, change)
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
