import fc from 'fast-check'
import { type GiftState, giftDueAt, giftEndedAt, newGift, whyNotClaimed } from '../../src/domain/gifts/gift'
import { deriveId, type GiftId } from '../../src/domain/ids'
import { replay } from '../../src/domain/ledger/movement'
import { readLinkToken, writeLinkToken } from '../../src/domain/links/link-token'
import { type Fen, fen } from '../../src/domain/money'
import { postedBalance } from '../../src/domain/pack/append-entry'
import { carveGift, receiveGift, returnGift } from '../../src/domain/pack/gift'
import { packLimits } from '../../src/domain/pack/limits'
import {
  balanceOf,
  heldAndReservedFen,
  lotsInParcels,
  lotsOf,
  openPack,
  type Pack,
  withLots,
} from '../../src/domain/pack/pack'
import { forgetParcel } from '../../src/domain/pack/parcel'
import { Refusal } from '../../src/domain/refusal'
import { later } from '../../src/domain/time'
import { quoteTier } from '../../src/domain/top-up/quote'
import {
  codeOf,
  commit,
  daysAfter,
  frozen,
  newId,
  newPack,
  noon,
  packIdOf,
  rules,
  rulesWith,
  sha256,
  toppedUp,
  yuan,
} from './given'

const giver = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) }).pack
const friend = openPack(packIdOf('friend'), 'unnamed', noon, sha256)

function gift(amountFen: Fen, giftId: GiftId = newId('gft')) {
  return { giftId, amountFen, claimBefore: daysAfter(noon, 7) }
}

function carved(pack: Pack, wish: ReturnType<typeof gift>) {
  const { pack: after, entry } = commit(carveGift(frozen(pack), wish), {
    commandId: deriveId('gcv', wish.giftId),
    at: noon,
  })
  if (entry.facts.kind !== 'gift_carved') throw new Error(entry.facts.kind)
  return { pack: after, entry, parts: entry.facts.parts }
}

test('a gift leaves the giver’s lots at once and keeps what is bonus bonus, with its expiry', () => {
  const { pack, parts } = carved(giver, gift(yuan(50)))
  expect(balanceOf(pack, noon)).toMatchObject({ principalFen: yuan(280), bonusFen: 0 })
  const bonusExpiry = lotsOf(giver).find(lot => lot.kind === 'bonus')
  expect(parts).toEqual([
    { kind: 'principal', fen: yuan(20) },
    { kind: 'bonus', fen: yuan(30), expiresAt: bonusExpiry?.kind === 'bonus' && bonusExpiry.expiresAt },
  ])
})

test('a friend gets the parts as lots of the same kind and expiry', () => {
  const { parts, entry } = carved(giver, gift(yuan(50)))
  const giftId = newId('gft')
  const received = commit(receiveGift(frozen(friend), giftId, parts, rules, noon), {
    commandId: newId('grc'),
    at: noon,
  })
  expect(balanceOf(received.pack, noon)).toMatchObject({ principalFen: yuan(20), bonusFen: yuan(30) })
  expect(lotsOf(received.pack).map(lot => (lot.kind === 'bonus' ? lot.expiresAt : null))).toEqual(
    parts.map(part => (part.kind === 'bonus' ? part.expiresAt : null)),
  )
  expect(entry.after).toMatchObject({ principalFen: yuan(280), bonusFen: 0 })
})

test('bonus that runs out before the gift’s deadline is not given away', () => {
  const short = toppedUp(newPack(), { payFen: yuan(100), bonusFen: yuan(30), bonusValidDays: 3 }).pack
  expect(carved(short, gift(yuan(100))).parts).toEqual([{ kind: 'principal', fen: yuan(100) }])
  expect(carveGift(short, gift(yuan(101)))).toMatchObject({
    code: 'BALANCE_TOO_LOW',
    details: { balanceFen: yuan(100), shortFen: yuan(1) },
  })
})

test('a returned gift is in the very lots it came from, as if it had never left', () => {
  const wish = gift(yuan(310))
  const { pack } = carved(giver, wish)
  const back = commit(returnGift(frozen(pack), wish.giftId), { commandId: deriveId('grt', wish.giftId), at: noon })
  const byId = (a: { lotId: string }, b: { lotId: string }) => (a.lotId < b.lotId ? -1 : 1)
  expect(lotsOf(back.pack).sort(byId)).toEqual([...lotsOf(giver)].sort(byId))
  expect(back.pack.parcels).toEqual({})
  expect(() => returnGift(back.pack, wish.giftId)).toThrow('not out of this pack')
})

test('a card with as many lots as it may have gives no gift that would leave one more than that behind', () => {
  const most = packLimits.lots + packLimits.parcels
  const crowded = (count: number): Pack => {
    const lots = Array.from({ length: count }, () => {
      return { lotId: newId('lot'), kind: 'principal', creditedFen: yuan(10), leftFen: yuan(10), openedAt: noon }
    })
    return withLots(newPack(), () => lots as never)
  }
  // A lot that goes whole is there once, one that goes in part twice.
  expect(codeOf(carveGift(crowded(most), gift(yuan(10))))).toBeNull()
  expect(codeOf(carveGift(crowded(most - 1), gift(yuan(5))))).toBeNull()
  expect(carveGift(crowded(most), gift(yuan(5)))).toMatchObject({ code: 'TOO_MANY_GIFTS', details: { limit: 0 } })
  const parcels = Object.fromEntries(Array.from({ length: packLimits.parcels }, () => [newId('gft'), []]))
  expect(carveGift({ ...giver, parcels }, gift(yuan(5)))).toMatchObject({
    ...{ code: 'TOO_MANY_GIFTS', details: { limit: packLimits.parcels } },
  })
})

test('what is out as a gift keeps its room under the giver’s ceiling', () => {
  const full = toppedUp(newPack(), { payFen: yuan(5000), bonusFen: yuan(0) }).pack
  const { pack } = carved(full, gift(yuan(5000)))
  expect(balanceOf(pack, noon).totalFen).toBe(0)
  expect(heldAndReservedFen(pack, noon)).toBe(yuan(5000))
  expect(codeOf(quoteTier('tier_300', pack, rules, noon))).toBe('CEILING_EXCEEDED')
  const [giftId] = Object.keys(pack.parcels) as GiftId[]
  if (!giftId) throw new Error('no parcel')
  expect(codeOf(quoteTier('tier_300', forgetParcel(pack, giftId), rules, noon))).toBeNull()
})

test('a friend’s ceiling and lots are respected, and the refusal names the room', () => {
  const small = rulesWith({
    settings: [
      { _id: 'shop', shopName: '小满咖啡', legalForm: '个体工商户', unnamedCeilingYuan: 1000, namedCeilingYuan: 5000 },
    ],
  })
  const rich = toppedUp(friend, { payFen: yuan(980), bonusFen: yuan(0) }).pack
  const parts = [{ kind: 'principal' as const, fen: yuan(21) }]
  expect(receiveGift(rich, newId('gft'), parts, small, noon)).toMatchObject({
    code: 'RECEIVE_CEILING',
    details: { ceilingFen: yuan(1000), roomFen: yuan(20) },
  })
  let crowded = friend
  for (let lot = 0; lot < packLimits.lots; lot++) crowded = toppedUp(crowded, { payFen: fen(1), bonusFen: fen(0) }).pack
  expect(codeOf(receiveGift(crowded, newId('gft'), parts, rules, noon))).toBe('CARD_LOTS_FULL')
})

test('only so many gifts may wait for friends at once', () => {
  let pack = giver
  for (let each = 0; each < packLimits.parcels; each++) pack = carved(pack, gift(yuan(1))).pack
  expect(codeOf(carveGift(pack, gift(yuan(1))))).toBe('TOO_MANY_GIFTS')
})

test('nobody claims their own gift, or one that is somebody else’s, or over', () => {
  const wish = { giftId: newId('gft'), giverPackId: giver.packId, amountFen: yuan(1), greeting: 'thanks' as const }
  const base = newGift(wish, noon)
  if (base instanceof Refusal) throw base
  const parts = [{ kind: 'principal' as const, fen: yuan(1) }]
  const open = { ...base, progress: { state: 'open' as const, parts } }
  expect(codeOf(whyNotClaimed(open, giver.packId, noon))).toBe('GIFT_OWN')
  expect(whyNotClaimed(open, friend.packId, later(open.claimBefore, -1))).toBeNull()
  expect(codeOf(whyNotClaimed(open, friend.packId, open.claimBefore))).toBe('GIFT_OVER')
  const claimed = {
    ...open,
    progress: { state: 'claimed' as const, parts, claimerPackId: friend.packId, claimedAt: noon },
  }
  expect(whyNotClaimed(claimed, friend.packId, noon)).toBeNull()
  expect(codeOf(whyNotClaimed(claimed, packIdOf('other'), noon))).toBe('GIFT_CLAIMED')
  expect(codeOf(newGift({ ...wish, giftId: newId('gft', daysAfter(noon, 1)) }, noon))).toBe('COMMAND_ID_TIME')
})

test('a gift ends once, and until then there is a time at which the clock looks at it', () => {
  const wish = { giftId: newId('gft'), giverPackId: giver.packId, amountFen: yuan(1), greeting: 'thanks' } as const
  const base = newGift(wish, noon)
  if (base instanceof Refusal) throw base
  expect(base).toEqual({ ...wish, createdAt: noon, claimBefore: daysAfter(noon, 7), progress: { state: 'draft' } })
  const [at, claimerPackId, parts] = [later(noon, 5000), friend.packId, []]
  const stages: [GiftState<unknown>, due: number | null, ended: number | null, claimed: string][] = [
    [{ state: 'draft' }, later(noon, 600_000), null, 'TRY_AGAIN'],
    [{ state: 'open', parts }, base.claimBefore, null, 'yes'],
    [{ state: 'claimed', parts, claimerPackId, claimedAt: at }, at, null, 'GIFT_CLAIMED'],
    [{ state: 'received', claimerPackId, receivedAt: at }, null, at, 'GIFT_CLAIMED'],
    [{ state: 'returning', reason: 'refused', since: at }, at, null, 'GIFT_OVER'],
    [{ state: 'returned', reason: 'refused', returnedAt: at }, null, at, 'GIFT_OVER'],
    [{ state: 'withdrawn', withdrawnAt: at }, null, at, 'GIFT_OVER'],
  ]
  for (const [progress, due, ended, claimed] of stages) {
    expect(giftDueAt({ ...base, progress })).toBe(due)
    expect(giftEndedAt(progress)).toBe(ended)
    expect(codeOf(whyNotClaimed({ ...base, progress }, packIdOf('other'), noon)) ?? 'yes').toBe(claimed)
  }
})

test('a link’s token is 80 bits of proof over the id, and one changed character makes it unknown', () => {
  const mac = (text: string) => sha256(text).slice(0, 16).toUpperCase()
  const giftId = newId('gft')
  const token = writeLinkToken(giftId, mac)
  expect(token).toHaveLength(26 + 16)
  expect(readLinkToken<GiftId>('gft', token, mac)).toBe(giftId)
  fc.assert(
    fc.property(
      fc.nat({ max: token.length - 1 }),
      fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      (at, other) => {
        fc.pre(other !== token[at])
        const forged = token.slice(0, at) + other + token.slice(at + 1)
        expect(readLinkToken<GiftId>('gft', forged, mac)).toBeNull()
      },
    ),
  )
  for (const text of ['', giftId, `${token}0`, ` ${token}`]) expect(readLinkToken('gft', text, mac)).toBeNull()
})

test('whatever is carved, received and returned in whatever order: no fen is made or lost, kinds and lots stay', () => {
  const step = fc.record({
    do: fc.constantFrom('top_up', 'carve', 'receive', 'return'),
    amount: fc.integer({ min: 1, max: 40_000 }),
    days: fc.nat({ max: 30 }),
    pick: fc.nat(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const books = replayOf()
      let [a, b] = [newPack(), friend]
      let at = noon
      const out: { giftId: GiftId; parts: ReturnType<typeof carved>['parts'] }[] = []
      for (const { do: what, amount, days, pick } of steps) {
        at = daysAfter(at, days % 5)
        if (what === 'top_up') {
          const credit = { payFen: fen(amount), bonusFen: fen(Math.floor(amount / 3)), bonusValidDays: 30 + days, at }
          const { pack, entry } = toppedUp(a, credit)
          a = books.add(pack, entry)
        }
        if (what === 'carve') {
          const giftId = newId('gft', at)
          const decision = carveGift(a, { giftId, amountFen: fen(amount), claimBefore: daysAfter(at, 7) })
          if (decision instanceof Refusal) continue
          const { pack, entry } = commit(decision, { commandId: deriveId('gcv', giftId), at })
          a = books.add(pack, entry)
          if (entry.facts.kind === 'gift_carved') out.push({ giftId, parts: entry.facts.parts })
        }
        const [chosen] = what === 'receive' || what === 'return' ? out.splice(pick % Math.max(1, out.length), 1) : []
        if (!chosen) continue
        if (what === 'receive') {
          const decision = receiveGift(b, chosen.giftId, chosen.parts, rules, at)
          if (decision instanceof Refusal) {
            out.push(chosen)
            continue
          }
          const { pack, entry } = commit(decision, { commandId: deriveId('grc', chosen.giftId), at })
          b = books.add(pack, entry)
          a = forgetParcel(a, chosen.giftId)
        } else {
          const { pack, entry } = commit(returnGift(a, chosen.giftId), {
            commandId: deriveId('grt', chosen.giftId),
            at,
          })
          a = books.add(pack, entry)
        }
      }
      const balances = books.balances()
      for (const lot of [...lotsOf(a), ...lotsOf(b)]) {
        expect(lot.leftFen).toBe(balances.get(`lot:${lot.lotId}`))
        expect(lot.leftFen).toBeLessThanOrEqual(lot.creditedFen)
      }
      const held = [a, b].flatMap(pack => Object.values(postedBalance(pack))).reduce((sum, each) => sum + each, 0)
      const out_ = lotsInParcels(a).reduce((sum, lot) => sum + lot.leftFen, 0)
      const inTransit = [...balances].filter(([account]) => account.startsWith('in_transit:'))
      expect(inTransit.reduce((sum, [, fenThere]) => sum + fenThere, 0)).toBe(out_)
      expect(held + out_ + (balances.get('wechat_pay') ?? 0) + (balances.get('bonus_granted') ?? 0)).toBe(0)
    }),
    { numRuns: 150 },
  )
})

function replayOf() {
  const movements: Parameters<typeof replay>[0] extends Iterable<infer M> ? M[] : never = []
  return {
    add(pack: Pack, entry: ReturnType<typeof commit>['entry']): Pack {
      movements.push(...entry.movements)
      // As the product does before each command once the outbox is full.
      return { ...pack, flushedSeq: pack.head.seq }
    },
    balances: () => replay(movements),
  }
}
