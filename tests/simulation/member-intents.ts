import type { RefundView } from '../../src/contract/refunds'
import type { Intent, Member, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'

/** The rules of the simulated shop (simulate.ts), said once more. */
const POINTS_FOR_YUAN = 100
const POINTS_PER_BONUS_YUAN = 80

function signsIn(run: Run): Intent {
  const member = run.anyMember()
  const signInId = run.newId('sgn')
  return {
    ...byShopper(member, 'points.signIn', { signInId }),
    mayRefuse: ['PACK_NOT_OPENED', 'SIGNED_IN_ALREADY', 'COMMAND_ID_TIME'],
    command: { packId: member.packId, commandId: signInId },
    repeatable: true,
  }
}

function exchanges(run: Run): Intent {
  const member = run.memberWithMoney()
  const exchangeId = run.newId('xch')
  const direction = run.chance.pick(['to_bonus', 'to_points'] as const)
  const yuan = run.chance.whole(1, 8)
  const points = yuan * (direction === 'to_bonus' ? POINTS_FOR_YUAN : POINTS_PER_BONUS_YUAN)
  return {
    ...byShopper(member, 'points.exchange', { exchangeId, direction, points, bonusFen: yuan * 100 }),
    mayRefuse: [
      ...([
        'PACK_NOT_OPENED',
        'POINTS_TOO_LOW',
        'BONUS_TOO_LOW',
        'EXCHANGE_TOO_SMALL',
        'EXCHANGE_CAP_REACHED',
      ] as const),
      ...(['NO_ROOM', 'CARD_LOTS_FULL', 'COMMAND_ID_TIME'] as const),
    ],
    command: { packId: member.packId, commandId: exchangeId },
    repeatable: true,
  }
}

function rescues(run: Run): Intent | null {
  const member = run.anyMember()
  const rescuable = run.auditor.packOf(member.packId)?.rescuable ?? []
  const found = run.chance.pickOr(rescuable, null)
  if (!found) return null
  const rescueId = run.newId('rsc')
  return {
    ...byShopper(member, 'points.rescue', { rescueId, expirySeq: found.expirySeq, templateId: 'coupon_50_10' }),
    mayRefuse: ['PACK_NOT_OPENED', 'NOTHING_TO_RESCUE', 'WALLET_FULL', 'COMMAND_ID_TIME'],
    command: { packId: member.packId, commandId: rescueId },
    repeatable: true,
  }
}

/** Something that somebody paid at WeChat and that can be given back, with whose card it is on. */
function paidTopUp(run: Run): { orderId: string; member: Member; payFen: number } | null {
  const paid = [...run.orders.values()].filter(each => each.paid && each.of !== 'rest').slice(-20)
  const order = run.chance.pickOr(paid, null)
  if (!order) return null
  const { orderId, packId, payFen } = run.chance.pick(order.lines)
  return { orderId, payFen, member: run.members.find(each => each.packId === packId) ?? order.member }
}

function quotesRefund(run: Run): Intent | null {
  const topUp = run.chance.in(0.15) ? run.recall(run.memory.counterTopUps) : paidTopUp(run)
  if (!topUp) return null
  const reason = run.chance.pick(['cooling_off', 'consumer'] as const)
  const { orderId, member, payFen } = topUp
  return {
    ...byShopper(member, 'refund.quote', { orderId, reason }),
    mayRefuse: ['ORDER_UNKNOWN', 'COOLING_OFF_OVER', 'NOTHING_TO_REFUND', 'REFUND_HELD'],
    repeatable: false,
    onYes: ({ refundFen }: { refundFen: number }) => {
      run.memory.quotes.push({ orderId, member, reason, refundFen, at: run.roundAt })
      return refundFen > 0 && refundFen <= payFen ? [] : [`${refundFen} is offered back of ${payFen}`]
    },
  }
}

function refundsTopUp(run: Run): Intent | null {
  const quote = run.recall(run.memory.quotes)
  if (!quote) return null
  const { orderId, member, reason, refundFen } = quote
  const refundId = run.newId('rft')
  return {
    ...byShopper(member, 'refund.start', { refundId, orderId, reason, expectedFen: refundFen }),
    mayRefuse: [
      ...(['ORDER_UNKNOWN', 'COOLING_OFF_OVER', 'NOTHING_TO_REFUND', 'REFUND_HELD', 'REFUND_CHANGED'] as const),
      ...(['HOLDS_FULL', 'COMMAND_ID_TIME'] as const),
    ],
    repeatable: true,
    onYes: ({ state }: RefundView) => {
      const entry = run.auditor.entryOf(member.packId, refundId.replace('rft_', 'wdr_'))
      return state !== 'refunded' || entry?.facts.kind === 'top_up_refunded' ? [] : [`${refundId} is called ${state}`]
    },
  }
}

/** Points, and top-ups given back. */
export const memberPossibilities: readonly Possibility[] = [
  { weight: 2, make: signsIn },
  { weight: 3, make: exchanges },
  { weight: 2, make: rescues },
  { weight: 2, make: quotesRefund },
  { weight: 2, make: refundsTopUp },
]
