import fc from 'fast-check'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { deriveId, type PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { isSale } from '../../src/domain/ledger/sale-entry'
import { type Fen, fen, sumFen } from '../../src/domain/money'
import { openPack, type Pack } from '../../src/domain/pack/pack'
import { holdOfPart, holdPart, payableBy, payPart, priceTogether } from '../../src/domain/pack/pay-together'
import { refundSpend } from '../../src/domain/pack/refund-spend'
import { release } from '../../src/domain/pack/release'
import { addMember, openSharedPack } from '../../src/domain/pack/shared-members'
import { type Payment, splitPayment } from '../../src/domain/payments/payment'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import type { Rules } from '../../src/domain/rules/rules'
import { noLimits } from '../../src/domain/shared/sharing'
import { later, MINUTE } from '../../src/domain/time'
import {
  codeOf,
  commit,
  newId,
  noon,
  packIdOf,
  rawRules,
  rules,
  rulesWith,
  sha256,
  toppedUp,
  withCoupon,
  yuan,
} from './given'

const storeId = 'store_nanshan'
const until = later(noon, 5 * MINUTE)
const memberPrice = { _id: 'noon', title: '余额价', payPercent: 90, paidBy: '余额', startsOn: '2026-01-01' }
const withMemberPrice = rulesWith({ price_rules: [memberPrice] })

function packOf(name: string, balanceFen: Fen): Pack {
  const empty = openPack(packIdOf(name), 'unnamed', noon, sha256)
  return balanceFen === 0 ? empty : toppedUp(empty, { payFen: balanceFen, bonusFen: fen(0) }).pack
}

/** A payment of these packs, the first of them the lead, as the till agrees it. */
function agreed(packs: readonly Pack[], amountFen: Fen, by: Rules = rules): Payment {
  const [lead] = packs
  if (!lead) throw new Error('a payer')
  const { payableFen } = priceTogether(lead, orderOfAmount(amountFen, storeId, noon), by)
  const payers = packs.map(pack => {
    const able = payableBy(pack, undefined, by, noon)
    if (!('payableFen' in able)) throw able
    return { packId: pack.packId, spendId: newId('spd'), payableFen: able.payableFen }
  })
  const parts = splitPayment(payers, payableFen, payableFen < amountFen ? lead.packId : null)
  if (!parts) throw new Error('not enough')
  const price = { leadPackId: lead.packId, goods: { amountFen }, payableFen }
  const where = { storeId, storeName: '南山店', staffId: 'staff_1' }
  return { paymentId: newId('pay'), ...where, amountFen, price, parts, createdAt: noon, progress: { state: 'holding' } }
}

/** Every pack after its part was held, and then after it was paid, with the entries of both. */
function taken(packs: readonly Pack[], payment: Payment, by: Rules = rules) {
  return payment.parts.map(part => {
    const pack = packs.find(({ packId }) => packId === part.packId)
    if (!pack) throw new Error('a part of nobody')
    const held = commit(holdPart(pack, payment, part, until, by, noon), { commandId: part.spendId, at: noon })
    const paid = commit(payPart(held.pack, payment, part, by, noon), {
      commandId: deriveId('cap', part.spendId),
      at: noon,
    })
    return { before: pack, held: held.pack, pack: paid.pack, entries: [held.entry, paid.entry], sale: paid.entry }
  })
}

const audited = (pack: Pack, entries: readonly Entry[]) => {
  const audit = new PackAudit(pack.packId, sha256)
  for (const entry of entries) audit.take(entry)
  audit.compare(pack)
  return audit.findings
}

const leads = (lead: Pack) => (each: { pack: Pack }) => each.pack.packId === lead.packId

test('several packs pay the price of the first: its coupon is kept while they are held, and used once', () => {
  const { pack: lead, coupon } = withCoupon(packOf('lead', yuan(40)), 'off_10')
  const other = packOf('other', yuan(100))
  const payment = agreed([lead, other], yuan(60))
  expect(payment.price?.payableFen).toBe(yuan(50))
  const parts = taken([lead, other], payment)
  const first = parts.find(leads(lead))
  expect(first?.held.holds[0]?.owner).toMatchObject({ offers: { coupons: [{ couponId: coupon.couponId }] } })
  expect(first?.pack).toMatchObject({ coupons: [], holds: [], closedCoupons: [{ couponId: coupon.couponId }] })
  const together = { paymentId: payment.paymentId, paidFen: yuan(50), packs: 2 }
  expect(first?.sale.facts).toMatchObject({ amountFen: yuan(40), together, offers: { orderFen: yuan(60) } })
  const second = parts.find(each => each !== first)
  expect(second?.sale.facts).toMatchObject({ amountFen: yuan(10), together })
  expect(second?.sale.facts).not.toHaveProperty('offers')
})

test('a lead without money brings its coupon all the same, and one that nothing lowers has no part', () => {
  const { pack: lead } = withCoupon(packOf('lead', yuan(0)), 'off_10')
  const payment = agreed([lead, packOf('other', yuan(100))], yuan(60))
  expect(payment.parts.map(part => part.amountFen).sort((a, b) => a - b)).toEqual([0, yuan(50)])
  const first = taken([lead, packOf('other', yuan(100))], payment).find(leads(lead))
  expect(first?.pack.coupons).toEqual([])
  expect(agreed([packOf('lead', yuan(0)), packOf('other', yuan(100))], yuan(60)).parts).toHaveLength(1)
})

test('an order that the first one’s coupon makes free is a sale without money', () => {
  const { pack } = withCoupon(packOf('lead', yuan(0)), 'off_10')
  const free = { kind: 'cash' as const, valueFen: yuan(100) }
  const lead: Pack = {
    ...pack,
    coupons: pack.coupons.map(each => ({ ...each, terms: { ...each.terms, benefit: free } })),
  }
  const packs = [lead, packOf('other', yuan(100))]
  const [only, ...others] = taken(packs, agreed(packs, yuan(60)))
  expect(others).toEqual([])
  expect(only?.sale.facts).toMatchObject({ amountFen: 0, offers: { orderFen: yuan(60) } })
  expect(only?.pack).toMatchObject({ coupons: [], holds: [] })
})

test('a coupon that was spent elsewhere meanwhile changes the price, and nothing is held', () => {
  const { pack: lead } = withCoupon(packOf('lead', yuan(40)), 'off_10')
  const payment = agreed([lead, packOf('other', yuan(100))], yuan(60))
  const part = payment.parts.find(({ packId }) => packId === lead.packId)
  if (!part) throw new Error('the lead has a part')
  const used: Pack = { ...lead, coupons: [] }
  expect(holdPart(used, payment, part, until, rules, noon)).toMatchObject({
    ...{ code: 'PRICE_CHANGED', details: { payableFen: yuan(60) } },
  })
})

test('what is let go gives the coupon back as it was', () => {
  const { pack: lead, coupon } = withCoupon(packOf('lead', yuan(40)), 'off_10')
  const payment = agreed([lead, packOf('other', yuan(100))], yuan(60))
  const first = taken([lead, packOf('other', yuan(100))], payment).find(leads(lead))
  const part = payment.parts.find(({ packId }) => packId === lead.packId)
  if (!first || !part) throw new Error('the lead has a part')
  const by = { kind: 'payment' as const, paymentId: payment.paymentId }
  const { pack } = commit(release(first.held, holdOfPart(part.spendId), by, noon), {
    commandId: deriveId('rel', part.spendId),
    at: noon,
  })
  expect([pack.coupons, pack.holds]).toEqual([[coupon], []])
})

test('a price for paying by balance holds when several balances pay all of it', () => {
  const packs = [packOf('lead', yuan(40)), packOf('other', yuan(50))]
  const payment = agreed(packs, yuan(100), withMemberPrice)
  expect(payment.price?.payableFen).toBe(yuan(90))
  expect(sumFen(taken(packs, payment, withMemberPrice).map(({ sale }) => amountOf(sale)))).toBe(yuan(90))
})

test('offers come back with the part of the pack that brought them', () => {
  const { pack: lead } = withCoupon(packOf('lead', yuan(40)), 'off_10')
  const payment = agreed([lead, packOf('other', yuan(100))], yuan(60))
  const first = taken([lead, packOf('other', yuan(100))], payment).find(leads(lead))
  if (!first || !isSale(first.sale)) throw new Error('a part is a sale')
  const back = { sale: first.sale, earlier: [], amountFen: yuan(40), staffId: 'staff_1', reason: 'returned' as const }
  expect(refundSpend(first.pack, back, noon)).toMatchObject({
    facts: { refundedFen: yuan(40), offersBack: [{ templateId: 'off_10', offFen: yuan(10), orderFen: yuan(60) }] },
  })
})

test('whatever the balances: the parts are the price to the fen, no balance falls below zero, and the books agree', () => {
  const balances = fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 2, maxLength: 5 })
  const shop = fc.constantFrom(rules, withMemberPrice)
  fc.assert(
    fc.property(balances, fc.nat({ max: 99 }), fc.boolean(), shop, (all, percent, hasCoupon, by) => {
      const packs = all.map((balance, place) => packOf(`payer-${place}`, fen(balance)))
      if (hasCoupon && packs[0]) packs[0] = withCoupon(packs[0], 'off_10').pack
      const amountFen = fen(1 + Math.floor((sumFen(all.map(fen)) * percent) / 100))
      if (sumFen(all.map(fen)) < amountFen) return
      const payment = agreed(packs, amountFen, by)
      const parts = taken(packs, payment, by)
      expect(sumFen(parts.map(({ sale }) => amountOf(sale)))).toBe(payment.price?.payableFen)
      for (const { before, pack, entries } of parts) {
        expect(pack.holds).toEqual([])
        expect(audited(pack, [...before.recent, ...entries])).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})

function amountOf({ facts }: Entry): Fen {
  if (facts.kind !== 'captured') throw new Error('a part is a sale')
  return facts.amountFen
}

test('a pack bears as much as its card’s and its member’s limits let it, and says what stands in the way', () => {
  const limited = { ...rawRules().settings[0], _id: 'shop', unnamedPurchaseLimitYuan: 70, unnamedDayLimitYuan: 70 }
  const by = rulesWith({ settings: [limited] })
  const rich = packOf('rich', yuan(100))
  expect(payableBy(rich, undefined, rules, noon)).toEqual({ payableFen: yuan(100), limit: null })
  expect(payableBy(rich, undefined, by, noon)).toMatchObject({
    ...{ payableFen: yuan(70), limit: { code: 'SPEND_LIMIT_PURCHASE' } },
  })
  const [owner, child]: PackId[] = [packIdOf('owner'), packIdOf('child')]
  if (!owner || !child) throw new Error('two people')
  const opened = openSharedPack(
    packIdOf('family'),
    { kind: 'family', ownerPackId: owner, cardKind: 'unnamed' },
    noon,
    sha256,
  )
  const limits = { ...noLimits, perPurchaseFen: yuan(30) }
  const family = commit(
    addMember(toppedUp(opened, { payFen: yuan(100), bonusFen: fen(0) }).pack, child, limits, noon),
    {
      commandId: newId('mbr'),
      at: noon,
    },
  ).pack
  expect(payableBy(family, child, rules, noon)).toMatchObject({ payableFen: yuan(30), limit: { code: 'MEMBER_LIMIT' } })
  expect(codeOf(payableBy(family, packIdOf('stranger'), rules, noon))).toBe('SHARED_NOT_MEMBER')
})
