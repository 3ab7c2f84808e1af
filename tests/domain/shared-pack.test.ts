import fc from 'fast-check'
import { type CodeSubject, subjectFrom, subjectTexts } from '../../src/domain/codes/code-subject'
import { fen } from '../../src/domain/money'
import { isOutboxFull } from '../../src/domain/pack/append-entry'
import type { Decision } from '../../src/domain/pack/decision'
import { packLimits } from '../../src/domain/pack/limits'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import {
  addMember,
  limitMember,
  listShared,
  openSharedPack,
  removeMember,
  unlistShared,
} from '../../src/domain/pack/shared-members'
import { spend } from '../../src/domain/pack/spend'
import { Refusal } from '../../src/domain/refusal'
import { memberOf, noLimits } from '../../src/domain/shared/sharing'
import { HOUR, type Instant, later, SECOND } from '../../src/domain/time'
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
  sha256,
  shopTime,
  toppedUp,
  yuan,
} from './given'

const [owner, mum, child, stranger] = ['owner', 'mum', 'child', 'stranger'].map(packIdOf) as [
  ReturnType<typeof packIdOf>,
  ReturnType<typeof packIdOf>,
  ReturnType<typeof packIdOf>,
  ReturnType<typeof packIdOf>,
]
const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const pocketMoney = { perPurchaseFen: yuan(30), perDayFen: yuan(50), perMonthFen: yuan(80) }

function done(decision: Decision, at: Instant = noon): Pack {
  return commit(decision, { commandId: newId('mbr', at), at }).pack
}

function family(): Pack {
  const opened = openSharedPack(
    packIdOf('family'),
    { kind: 'family', ownerPackId: owner, cardKind: 'unnamed' },
    noon,
    sha256,
  )
  const withMum = done(addMember(opened, mum, noLimits, noon))
  const withChild = done(addMember(withMum, child, pocketMoney, noon))
  return toppedUp(withChild, { payFen: yuan(1000), bonusFen: yuan(0) }).pack
}

const pay = (pack: Pack, memberPackId: typeof owner | undefined, amount: number, at: Instant = noon) =>
  spend(frozen(pack), { amountFen: yuan(amount), ...till, memberPackId }, rules, at)

test('only members pay from a shared pack, and the entry names who did', () => {
  const pack = family()
  expect(codeOf(pay(pack, stranger, 1))).toBe('SHARED_NOT_MEMBER')
  expect(codeOf(pay(pack, undefined, 1))).toBe('SHARED_NOT_MEMBER')
  expect(codeOf(pay(newPack(), owner, 1))).toBe('SHARED_NOT_MEMBER')
  const { entry } = commit(pay(pack, mum, 200), { commandId: newId('spd'), at: noon })
  expect(entry.facts).toMatchObject({ kind: 'spent', memberPackId: mum, amountFen: yuan(200) })
})

test('a limit per purchase, day and month each stops what would break it, to the fen', () => {
  let pack = family()
  expect(pay(pack, child, 30.01)).toMatchObject({
    code: 'MEMBER_LIMIT',
    details: { per: 'purchase', leftFen: yuan(30) },
  })
  pack = done(pay(pack, child, 30))
  expect(pay(pack, child, 20.01)).toMatchObject({ code: 'MEMBER_LIMIT', details: { per: 'day', leftFen: yuan(20) } })
  pack = done(pay(pack, child, 20))
  const tomorrow = daysAfter(noon, 1)
  expect(pay(pack, child, 30.0, tomorrow)).not.toBeInstanceOf(Refusal)
  pack = done(pay(pack, child, 30, tomorrow), tomorrow)
  expect(pay(pack, child, 0.01, tomorrow)).toMatchObject({
    code: 'MEMBER_LIMIT',
    details: { per: 'month', leftFen: 0 },
  })
  expect(pay(pack, mum, 900, tomorrow)).not.toBeInstanceOf(Refusal)
})

test('a day’s and a month’s limit begin anew at midnight in the shop’s zone', () => {
  const lateEvening = shopTime('2026-11-30 23:59:59')
  const afterMidnight = shopTime('2026-12-01 00:00:00')
  let pack = family()
  for (const amount of [30, 20]) pack = done(pay(pack, child, amount, lateEvening), lateEvening)
  expect(codeOf(pay(pack, child, 1, lateEvening))).toBe('MEMBER_LIMIT')
  expect(codeOf(pay(pack, child, 30, afterMidnight))).toBeNull()
})

test('the owner limits and puts out, a member only leaves, the owner stays', () => {
  const pack = family()
  expect(codeOf(limitMember(pack, mum, pocketMoney, child))).toBe('NOT_ALLOWED')
  expect(codeOf(limitMember(pack, owner, pocketMoney, owner))).toBe('SHARED_OWNER_STAYS')
  expect(codeOf(limitMember(pack, mum, pocketMoney, stranger))).toBe('SHARED_NOT_MEMBER')
  expect(codeOf(removeMember(pack, mum, child))).toBe('NOT_ALLOWED')
  expect(codeOf(removeMember(pack, owner, owner))).toBe('SHARED_OWNER_STAYS')
  expect(codeOf(removeMember(newPack(), packIdOf('somebody'), stranger))).toBe('SHARED_NOT_MEMBER')
  const limited = done(limitMember(frozen(pack), mum, pocketMoney, owner))
  expect(codeOf(pay(limited, mum, 31))).toBe('MEMBER_LIMIT')
  const left = done(removeMember(frozen(limited), mum, mum))
  expect(codeOf(pay(left, mum, 1))).toBe('SHARED_NOT_MEMBER')
  const put = done(removeMember(left, child, owner))
  expect(put.sharing?.members.map(member => member.packId)).toEqual([owner])
})

test('a shared pack takes in only so many, and nobody twice; a member lists only so many', () => {
  let pack = family()
  expect(codeOf(addMember(pack, mum, noLimits, noon))).toBe('SHARED_ALREADY')
  for (let each = pack.sharing?.members.length ?? 0; each < packLimits.members; each++) {
    pack = done(addMember(pack, packIdOf(`member-${each}`), noLimits, noon))
    pack = { ...pack, flushedSeq: pack.head.seq }
  }
  expect(addMember(pack, stranger, noLimits, noon)).toMatchObject({
    ...{ code: 'SHARED_FULL', details: { limit: packLimits.members } },
  })
  expect(codeOf(addMember(newPack(), stranger, noLimits, noon))).toBe('SHARED_NOT_MEMBER')
  expect(Buffer.byteLength(JSON.stringify(pack))).toBeLessThan(24 * 1024)
  let own = newPack()
  for (let each = 0; each < packLimits.sharedPacks; each++) own = listShared(own, packIdOf(`shared-${each}`)) as Pack
  expect(listShared(own, packIdOf('shared-0'))).toBeNull()
  expect(listShared(own, packIdOf('one-more'))).toMatchObject({
    ...{ code: 'SHARED_TOO_MANY', details: { limit: packLimits.sharedPacks } },
  })
  expect(unlistShared(own, packIdOf('shared-0'))?.sharedPacks).toHaveLength(packLimits.sharedPacks - 1)
  expect(unlistShared(own, packIdOf('one-more'))).toBeNull()
})

test('whatever is paid in whatever order, no member is ever over a limit', () => {
  const payment = fc.record({
    amountFen: fc.integer({ min: 1, max: 4000 }),
    hours: fc.nat({ max: 30 }),
    who: fc.constantFrom(mum, child, owner),
  })
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 60 }), payments => {
      let pack = family()
      let at = noon
      const byDay = new Map<string, number>()
      const byMonth = new Map<string, number>()
      for (const { amountFen, hours, who } of payments) {
        at = later(at, hours * HOUR)
        const decision = spend(pack, { amountFen: fen(amountFen), ...till, memberPackId: who }, rules, at)
        if (decision instanceof Refusal) continue
        pack = { ...done(decision, at), flushedSeq: pack.head.seq }
        if (who !== child) continue
        // An instant eight hours on, in UTC, shows the shop's calendar: figured apart from the product's own code.
        const day = new Date(at + 8 * HOUR).toISOString()
        byDay.set(day.slice(0, 10), (byDay.get(day.slice(0, 10)) ?? 0) + amountFen)
        byMonth.set(day.slice(0, 7), (byMonth.get(day.slice(0, 7)) ?? 0) + amountFen)
        expect(amountFen).toBeLessThanOrEqual(3000)
        expect(byDay.get(day.slice(0, 10))).toBeLessThanOrEqual(5000)
        expect(byMonth.get(day.slice(0, 7))).toBeLessThanOrEqual(8000)
      }
      const paid = [...byDay.values()].reduce((sum, each) => sum + each, 0)
      expect(balanceOf(pack, at).totalFen).toBeLessThanOrEqual(yuan(1000) - paid)
    }),
    { numRuns: 60 },
  )
})

test('a shared pack with twenty members at five payments a second for an hour stays below its cap, and forgets nothing unwritten', () => {
  let pack = family()
  for (let each = 3; each < packLimits.members; each++) {
    pack = { ...done(addMember(pack, packIdOf(`member-${each}`), pocketMoney, noon)), flushedSeq: pack.head.seq }
  }
  const members = pack.sharing?.members.map(member => member.packId) ?? []
  pack = toppedUp(pack, { payFen: yuan(4000), bonusFen: yuan(0) }).pack
  let [biggest, longest, confirmations] = [0, 0, 0]
  const payments = 5 * 3600
  for (let each = 0; each < payments; each++) {
    const at = later(noon, (each * SECOND) / 5)
    // What the product does before a command once the outbox is full: confirm that the entries are written.
    if (isOutboxFull(pack)) {
      pack = { ...pack, flushedSeq: pack.head.seq }
      confirmations += 1
    }
    const memberPackId = members[each % 2]
    const decision = spend(pack, { amountFen: fen(1), ...till, memberPackId }, rules, at)
    const { pack: next } = commit(decision, { commandId: newId('spd', at), at })
    expect(next.recent.filter(entry => entry.seq > next.flushedSeq).length).toBe(next.head.seq - next.flushedSeq)
    pack = next
    longest = Math.max(longest, pack.recent.length)
    if (each % 50 === 0) biggest = Math.max(biggest, Buffer.byteLength(JSON.stringify(pack)))
  }
  expect(pack.head.seq).toBeGreaterThan(payments)
  expect(biggest).toBeLessThan(24 * 1024)
  expect(longest).toBeLessThan(30)
  // One confirmation for several payments, not one each.
  expect(confirmations).toBeLessThan(payments / 4)
}, 60_000)

test('a pay code of a shared pack carries the member, and reads back to the same', () => {
  const shared: CodeSubject = { what: 'pay', packId: packIdOf('family'), spendId: newId('spd'), memberPackId: mum }
  expect(subjectFrom(...subjectTexts(shared))).toEqual(shared)
  const own: CodeSubject = { what: 'pay', packId: mum, spendId: newId('spd') }
  expect(subjectFrom(...subjectTexts(own))).toEqual(own)
  const [, packBody, body] = subjectTexts(shared)
  expect(subjectFrom('P', packBody, body)).toBeNull()
  expect(subjectFrom('S', packBody, body.slice(0, 26))).toBeNull()
  expect(subjectFrom('S', packBody, `${body}-${body}`)).toBeNull()
  expect(memberOf(null, mum)).toBeNull()
})
