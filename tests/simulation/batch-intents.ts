import type { BatchView, CardInput } from '../../src/contract/batch'
import { deriveId, type OrderId, type PackId } from '../../src/domain/ids'
import { batchLineId } from '../../src/domain/numbered-ids'
import type { Intent, Member, Possibility } from './intent'
import { passwordFor } from './passwords'
import type { Run } from './run'
import { byShopper, GUARDED } from './shopper-intents'

const MOST_CARDS = 3

/** Several cards in one payment: of members whose phone is on file, or who are on a shared card of the payer's. */
function startsBatch(run: Run): Intent | null {
  const payer = run.anyMember()
  const cards = run.chance.in(0.5) ? byPhone(run) : bySharedCard(run, payer)
  if (cards.length === 0) return null
  const orderId = run.newId('ord') as OrderId
  const tier = run.chance.pick(run.tiers)
  const shown = { tierId: tier.tierId, expectedPayFen: tier.payFen, expectedBonusFen: tier.bonusFen }
  const payFen = tier.payFen * cards.length
  const lines = cards.map(({ member }, place) => {
    return { orderId: batchLineId(orderId, place + 1) as string, packId: member.packId, payFen: tier.payFen }
  })
  const wish = { orderId, cards: cards.map(({ card }) => ({ card, ...shown })), ...passwordFor(run, payer, payFen) }
  return {
    ...byShopper(payer, 'batch.start', wish),
    mayRefuse: [
      ...GUARDED,
      ...(['BATCH_CARD_UNKNOWN', 'BATCH_CARD_REFUSED', 'TIER_CHANGED', 'PAYMENT_UNAVAILABLE'] as const),
      ...(['CODE_TOO_MANY_TRIES', 'COMMAND_ID_TIME'] as const),
    ],
    repeatable: true,
    onYes: (batch: BatchView) => {
      if (batch.state.state === 'paying')
        run.awaitPayment({ orderId, member: payer, of: 'batch', lines, payFen }, batch.state.payment)
      return batch.payFen === payFen ? [] : [`${orderId}: ${batch.payFen} is asked for cards of ${payFen}`]
    },
  }
}

interface Card {
  member: Member
  card: CardInput
}

function byPhone(run: Run): Card[] {
  const named = run.members.filter(({ packId }) => run.auditor.packOf(packId)?.cards[0]?.kind === 'named')
  // Now and then somebody who is not on file.
  const known = run.chance.in(0.9) ? named : run.members
  return some(run, known).map(member => ({ member, card: { by: 'phone', phone: member.phone } }))
}

function bySharedCard(run: Run, payer: Member): Card[] {
  const shared = run.chance.pickOr(
    run.memory.shared.filter(({ owner }) => owner === payer),
    null,
  )
  if (!shared) return []
  const sharedPackId = shared.sharedPackId as PackId
  return some(
    run,
    shared.members.filter(member => member !== payer),
  ).map(member => ({ member, card: { by: 'shared', sharedPackId, memberPackId: member.packId as PackId } }))
}

function some(run: Run, members: readonly Member[]): Member[] {
  const from = members.length === 0 ? 0 : run.chance.whole(0, members.length - 1)
  return [...members.slice(from), ...members.slice(0, from)].slice(0, run.chance.whole(1, MOST_CARDS))
}

/** Every card that is called credited has it, under a number of its own. */
function readsBatch(run: Run): Intent | null {
  const order = run.chance.pickOr(
    run.latestOrders.filter(each => each.of === 'batch'),
    null,
  )
  if (!order) return null
  const { orderId, member, lines } = order
  return {
    ...byShopper(member, 'batch.read', { orderId }),
    repeatable: false,
    onYes: ({ cards }: BatchView) =>
      lines
        .filter(({ packId, orderId: lineId }, place) => {
          const isCredited = run.auditor.entryOf(packId, deriveId('top', lineId)) !== undefined
          return cards[place]?.state === 'credited' && !isCredited
        })
        .map(line => `${line.orderId} of ${orderId} is called credited and is not`),
  }
}

/** A shopper who pays by another way instead: what is paid all the same goes back by itself. */
function givesUp(run: Run): Intent | null {
  const order = run.chance.pickOr(
    run.latestOrders.filter(each => each.of === 'top_up' && each.lines[0]?.packId === each.member.packId),
    null,
  )
  if (!order) return null
  return {
    ...byShopper(order.member, 'topUp.giveUp', { orderId: order.orderId }),
    mayRefuse: ['PAYMENT_UNAVAILABLE'],
    repeatable: true,
  }
}

export const batchPossibilities: readonly Possibility[] = [
  { weight: 2, make: startsBatch },
  { weight: 1.5, make: readsBatch },
  { weight: 0.4, make: givesUp },
]
