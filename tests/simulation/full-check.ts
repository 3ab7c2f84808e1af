import { ShopAudit } from '../../src/domain/audit/shop-audit'
import type { PackId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { Pack } from '../../src/domain/pack/pack'
import { type Payment, payableOf } from '../../src/domain/payments/payment'
import { type Flow, sha256 } from './auditor'
import { isLeftToHand } from './closing-audit'
import { moneyAtWechat } from './money-check'
import type { Run } from './run'
import type { SimulatedShop } from './shop'

/** States in which the document of a flow may stay for ever. */
const ENDS: Record<Flow, ReadonlySet<string>> = {
  orders: new Set(['settled', 'refunded', 'closed']),
  gifts: new Set(['received', 'returned', 'withdrawn']),
  // What nobody has paid by hand yet stays so.
  refunds: new Set(['refunded', 'released', 'manual', 'paid_by_hand']),
  transfers: new Set(['done', 'cancelled']),
  payments: new Set(['captured', 'released']),
  adjustments: new Set(['applied', 'rejected', 'expired', 'failed']),
  // One whose member has no room keeps waiting.
  imported_cards: new Set(['unbound', 'claimed', 'bound']),
  counter_top_ups: new Set(['credited', 'closed', 'voided']),
  coupon_gifts: new Set(['received', 'returned', 'withdrawn']),
  batch_shares: new Set(['credited', 'diverted']),
  closings: new Set(['done', 'reopened']),
  // One that nobody looks at is over after a day, whatever it says.
  risk_reviews: new Set(['waiting', 'approved', 'rejected']),
  offline_claims: new Set(['redeemed', 'conflict', 'decided']),
}

/** Once all has come to rest: everything that lies in the database, read anew and added up. */
export async function fullCheck(run: Run, shop: SimulatedShop): Promise<string[]> {
  const entries = (await shop.everything<Entry>('entries'))
    .map(each => written(each, run))
    .sort((a, b) => a.seq - b.seq)
  const packs = await shop.everything<Pack & { _id: string }>('packs')
  const audit = new ShopAudit(sha256)
  for (const entry of entries) audit.takeEntry(entry)
  for (const pack of packs) audit.comparePack({ ...pack, packId: pack._id as PackId })
  const wrong = audit.findings(true).map(finding => JSON.stringify(finding))
  if (entries.length !== run.auditor.entryCount) wrong.push(`${entries.length} entries of ${run.auditor.entryCount}`)
  wrong.push(...run.auditor.missing.map(id => `entry ${id} never reached the ledger`))
  return [
    ...wrong,
    ...openFlows(run),
    ...flowsAndEntries(run, entries),
    ...openPromises(packs, run),
    ...refundsByHand(run),
    ...payments(run, entries),
    ...(await moneyAtWechat(shop, entries)),
    ...(await run.auditor.handOuts.atRest(shop)),
  ]
}

/** An entry without the fields that are stored beside it for questions: with those that it had in its pack. */
function written(stored: Entry, { auditor }: Run): Entry {
  const inPack = auditor.entryOf(stored.packId, stored.commandId)
  const names = Object.keys(inPack ?? stored) as (keyof Entry)[]
  return Object.fromEntries(names.map(name => [name, stored[name]])) as unknown as Entry
}

function openFlows({ auditor }: Run): string[] {
  return [...auditor.flows].flatMap(([collection, flows]) =>
    [...flows]
      .filter(([, { progress }]) => !ENDS[collection as Flow].has(progress.state))
      .map(([id, { progress }]) => `${id} is ${progress.state}`),
  )
}

/** What each flow's document says in the end is what stands in the ledger, once and to the fen. */
function flowsAndEntries({ auditor }: Run, entries: Entry[]): string[] {
  const byCommand = new Map(entries.map(entry => [entry.commandId as string, entry]))
  const sumOf = (commands: string[], kind: string): number =>
    commands.reduce((sum, id) => {
      const facts = byCommand.get(id)?.facts as { kind: string; amountFen?: number; refundFen?: number } | undefined
      return facts?.kind === kind ? sum + (facts.amountFen ?? facts.refundFen ?? 0) : sum
    }, 0)
  const wrong: string[] = []
  for (const [id, payment] of auditor.flows.get('payments') ?? []) {
    const { parts, ...priced } = payment as unknown as Payment
    const payableFen = payableOf(priced)
    const taken = sumOf(
      parts.map(part => part.spendId.replace('spd_', 'cap_')),
      'captured',
    )
    const due = payment.progress.state === 'captured' ? payableFen : 0
    // A code that was used for a payment that was given up may pay for another one.
    const others = parts.filter(part => isOfAnother(byCommand.get(part.spendId), id)).map(part => part.spendId)
    const elsewhere = sumOf(
      others.map(spendId => spendId.replace('spd_', 'cap_')),
      'captured',
    )
    if (taken - elsewhere !== due) wrong.push(`${id} is ${payment.progress.state}: ${taken} of ${payableFen} was taken`)
  }
  for (const [id, refund] of auditor.flows.get('refunds') ?? []) {
    const back = sumOf([id.replace('rft_', 'wdr_')], 'top_up_refunded')
    const isBack = refund.progress.state === 'refunded' || refund.progress.state === 'paid_by_hand'
    const due = isBack && !refund.sale ? Number(refund.refundFen) : 0
    if (back !== due) wrong.push(`${id} is ${refund.progress.state}: ${back} of ${refund.refundFen} left the card`)
  }
  for (const [id, adjustment] of auditor.flows.get('adjustments') ?? []) {
    const isApplied = byCommand.get(id)?.facts.kind === 'adjusted'
    if (isApplied !== (adjustment.progress.state === 'applied')) wrong.push(`${id} is ${adjustment.progress.state}`)
  }
  return wrong
}

function isOfAnother(entry: Entry | undefined, paymentId: string): boolean {
  if (entry?.facts.kind !== 'held') return true
  const { owner } = entry.facts
  return owner.kind !== 'payment' || owner.paymentId !== paymentId
}

function openPromises(packs: (Pack & { _id: string })[], { auditor, roundAt: now }: Run): string[] {
  const wrong: string[] = []
  const refunds = auditor.flows.get('refunds')
  for (const { _id, reservations, holds, parcels } of packs) {
    for (const [orderId, { until }] of Object.entries(reservations)) {
      if (now < until) wrong.push(`${_id} still keeps room for ${orderId}`)
    }
    for (const { holdId, owner } of holds ?? []) {
      const waits = owner.kind === 'refund' && isLeftToHand(refunds?.get(owner.refundId))
      if (!waits) wrong.push(`${_id} still holds ${holdId}`)
    }
    for (const parcelId of Object.keys(parcels ?? {})) wrong.push(`${_id} still waits for ${parcelId}`)
  }
  return wrong
}

/** WeChat gives back what it was paid; only what was paid at the counter needs a hand. */
function refundsByHand({ auditor }: Run): string[] {
  return [...(auditor.flows.get('refunds') ?? [])]
    .filter(([, { progress }]) => progress.state === 'manual' || progress.state === 'paid_by_hand')
    .filter(([, { orderId }]) => !auditor.flows.get('counter_top_ups')?.has(orderId as string))
    .map(([id]) => `${id} was left to a hand, and WeChat had been paid`)
}

/** What WeChat was paid is what members were credited, or what it paid of a sale: each order once, to the fen. */
function payments(run: Run, entries: Entry[]): string[] {
  const wrong: string[] = []
  const credited = new Map<string, number>()
  for (const { facts } of entries) {
    const booked =
      facts.kind === 'top_up_settled'
        ? { orderId: facts.orderId, fen: facts.payFen }
        : facts.kind === 'captured' && facts.rest
          ? { orderId: facts.rest.orderId, fen: facts.rest.restFen }
          : null
    if (!booked) continue
    if (credited.has(booked.orderId)) wrong.push(`${booked.orderId} was booked twice`)
    credited.set(booked.orderId, booked.fen)
  }
  for (const { lines, paid } of run.orders.values()) {
    for (const { orderId, payFen } of lines) {
      const got = credited.get(orderId) ?? 0
      if (got !== (paid ? payFen : 0)) wrong.push(`${orderId}: paid ${paid ? payFen : 0}, credited ${got}`)
      credited.delete(orderId)
    }
  }
  for (const orderId of credited.keys()) wrong.push(`${orderId} was credited and nobody ordered it`)
  return wrong
}
