import type { PackView } from '../../src/contract/pack'
import type { RefundView } from '../../src/contract/refunds'
import type { TransferView } from '../../src/contract/transfers'
import { balanceAt } from './balance'
import type { Intent, Member, Possibility } from './intent'
import type { KnownTransfer } from './memory'
import type { Run } from './run'
import { byShopper, topUpOf } from './shopper-intents'

/** The rules of the simulated shop (simulate.ts), said once more. */
const POINTS_FOR_YUAN = 100
const POINTS_PER_BONUS_YUAN = 80
const NOT_OPENED = 'PACK_NOT_OPENED' as const

function signsIn(run: Run): Intent {
  const member = run.anyMember()
  const signInId = run.newId('sgn')
  return {
    ...byShopper(member, 'points.signIn', { signInId }),
    mayRefuse: [NOT_OPENED, 'SIGNED_IN_ALREADY', 'COMMAND_ID_TIME'],
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
      ...([NOT_OPENED, 'POINTS_TOO_LOW', 'BONUS_TOO_LOW', 'EXCHANGE_TOO_SMALL', 'EXCHANGE_CAP_REACHED'] as const),
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
    mayRefuse: [NOT_OPENED, 'NOTHING_TO_RESCUE', 'WALLET_FULL', 'COMMAND_ID_TIME'],
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

function startsTransfer(run: Run): Intent {
  const holder = run.memberWithMoney()
  const transferId = run.newId('trf')
  return {
    ...byShopper(holder, 'transfer.start', { transferId }),
    mayRefuse: [NOT_OPENED, 'TRANSFER_BLOCKED', 'TRANSFER_NOTHING', 'COMMAND_ID_TIME'],
    repeatable: true,
    onYes: ({ token }: TransferView) => {
      run.memory.transfers.push({ transferId, holder, token, at: run.roundAt })
      return []
    },
  }
}

const TRANSFER_REFUSALS = [
  ...(['LINK_UNKNOWN', 'TRANSFER_OWN', 'TRANSFER_OVER', 'TRANSFER_NOT_ACCEPTED', 'TRANSFER_CHANGED'] as const),
  ...(['TRANSFER_BLOCKED', 'TRANSFER_NOTHING', 'TRANSFER_NO_ROOM', 'RECEIVE_CEILING', 'CARD_LOTS_FULL'] as const),
]

/** Whether a transfer still waits for somebody's word. */
function isOpen(run: Run) {
  return ({ transferId }: KnownTransfer): boolean =>
    ['offered', 'accepted'].includes(run.auditor.flow('transfers', transferId) ?? '')
}

function acceptsTransfer(run: Run): Intent | null {
  const transfer = run.recall(run.memory.transfers, isOpen(run))
  if (!transfer?.token) return null
  const receiver = run.anyMember()
  return {
    ...byShopper(receiver, 'transfer.accept', { token: transfer.token }),
    mayRefuse: [NOT_OPENED, ...TRANSFER_REFUSALS],
    repeatable: true,
    onYes: ({ mine }: TransferView) =>
      mine === 'receiver' && receiver !== transfer.holder ? [] : [`${transfer.transferId} was accepted by ${mine}`],
  }
}

function confirmsTransfer(run: Run): Intent | null {
  const transfer = run.recall(run.memory.transfers, isOpen(run))
  if (!transfer) return null
  const { transferId, holder } = transfer
  const by = run.chance.in(0.95) ? holder : run.anyMember()
  const pack = run.auditor.packOf(holder.packId)
  const expectedFen = pack ? balanceAt(pack, run.roundAt) : 0
  if (expectedFen <= 0) return null
  return {
    ...byShopper(by, 'transfer.confirm', { transferId, expectedFen }),
    mayRefuse: TRANSFER_REFUSALS,
    repeatable: true,
    onYes: ({ state }: TransferView) => {
      if (by !== holder) return [`${transferId} was confirmed by a stranger`]
      const out = run.auditor.entryOf(holder.packId, transferId.replace('trf_', 'tou_'))
      return state.state !== 'done' || out?.facts.kind === 'transfer_sent' ? [] : [`${transferId} is called done`]
    },
  }
}

function cancelsTransfer(run: Run): Intent | null {
  const transfer = run.recall(run.memory.transfers, isOpen(run))
  if (!transfer) return null
  const by = run.chance.in(0.8) ? transfer.holder : run.anyMember()
  return {
    ...byShopper(by, 'transfer.cancel', { transferId: transfer.transferId }),
    mayRefuse: TRANSFER_REFUSALS,
    repeatable: true,
  }
}

function opensShared(run: Run): Intent | null {
  if (run.memory.shared.length >= 4) return null
  const owner = run.anyMember()
  const sharedId = run.newId('shr')
  return {
    ...byShopper(owner, 'shared.create', { sharedId, kind: run.chance.pick(['family', 'enterprise']) }),
    mayRefuse: [NOT_OPENED, 'SHARED_TOO_MANY', 'COMMAND_ID_TIME'],
    repeatable: true,
    onYes: ({ sharedPackId }: { sharedPackId: string }) => {
      const isNew = !run.memory.shared.some(each => each.sharedPackId === sharedPackId)
      if (isNew) run.memory.shared.push({ sharedPackId, owner, members: [owner], at: run.roundAt })
      return []
    },
  }
}

function invites(run: Run): Intent | null {
  const shared = run.chance.pickOr(run.memory.shared, null)
  if (!shared) return null
  const limits = { perPurchaseFen: null, perDayFen: run.chance.pick([null, 3000]), perMonthFen: null }
  const input = { inviteId: run.newId('inv'), sharedPackId: shared.sharedPackId, limits }
  return {
    ...byShopper(shared.owner, 'shared.invite', input),
    mayRefuse: ['COMMAND_ID_TIME'],
    repeatable: true,
    onYes: ({ token }: { token: string }) => {
      run.memory.invites.push({ token, shared, at: run.roundAt })
      return []
    },
  }
}

function joins(run: Run): Intent | null {
  const invite = run.recall(run.memory.invites)
  if (!invite) return null
  const member = run.anyMember()
  return {
    ...byShopper(member, 'shared.join', { token: invite.token }),
    mayRefuse: [NOT_OPENED, 'INVITE_OVER', 'SHARED_ALREADY', 'SHARED_FULL', 'SHARED_TOO_MANY', 'LINK_UNKNOWN'],
    repeatable: true,
    onYes: ({ joined }: { joined: boolean }) => {
      if (joined && !invite.shared.members.includes(member)) invite.shared.members.push(member)
      return []
    },
  }
}

function leaves(run: Run): Intent | null {
  const shared = run.chance.pickOr(run.memory.shared, null)
  const member = shared && run.chance.pickOr(shared.members, null)
  if (!shared || !member) return null
  const membershipId = run.newId('mbr')
  return {
    ...byShopper(member, 'shared.leave', { membershipId, sharedPackId: shared.sharedPackId }),
    mayRefuse: ['SHARED_NOT_MEMBER', 'SHARED_OWNER_STAYS', 'COMMAND_ID_TIME'],
    command: { packId: shared.sharedPackId, commandId: membershipId },
    repeatable: true,
  }
}

function showsSharedCode(run: Run): Intent | null {
  const shared = run.chance.pickOr(run.memory.shared, null)
  const member = shared && run.chance.pickOr(shared.members, null)
  if (!shared || !member) return null
  const { sharedPackId } = shared
  return {
    ...byShopper(member, 'shared.payCode', { sharedPackId }),
    mayRefuse: ['SHARED_NOT_MEMBER'],
    repeatable: false,
    onYes: ({ code }: { code: string }) => run.showCode({ code, member, packId: sharedPackId, what: 'pay' }),
  }
}

/** Into a shared pack, by any of its members: an order like every other. */
function topsUpShared(run: Run): Intent | null {
  const shared = run.chance.pickOr(run.memory.shared, null)
  if (!shared) return null
  const member = run.chance.pick(shared.members)
  const { sharedPackId } = shared
  return topUpOf(run, member, sharedPackId, input => byShopper(member, 'shared.topUpStart', { sharedPackId, ...input }))
}

/** What a price says. */
interface Shown {
  payableFen: number
  amountFen: number
  discountFen: number
  points: number
  pointsFen: number
}

function asksPrice(run: Run): Intent {
  const member = run.memberWithMoney()
  const storeId = run.chance.pick(['store_nanshan', 'store_futian'])
  const goods = ['americano', 'latte', 'oolong', 'croissant', 'cheesecake', 'beans']
  const lines = Array.from({ length: run.chance.whole(1, 3) }, () =>
    goods.splice(run.chance.whole(0, goods.length - 1), 1),
  )
    .flat()
    .map(productId => ({ productId, quantity: run.chance.whole(1, 3) }))
  return {
    ...byShopper(member, 'checkout.price', { storeId, lines, usePoints: run.chance.in(0.5) }),
    mayRefuse: [NOT_OPENED],
    repeatable: false,
    onYes: ({ payableFen, amountFen, discountFen, points, pointsFen }: Shown) => {
      const shown = points > 0 ? { points: { points, pointsFen } } : {}
      run.memory.prices.push({ member, storeId, lines, payableFen, shown, at: run.roundAt })
      return payableFen >= 0 && amountFen - discountFen === payableFen ? [] : [`a price of ${payableFen}`]
    },
  }
}

function reserves(run: Run): Intent | null {
  const price = run.recall(run.memory.prices)
  if (!price) return null
  const { member, storeId, lines, payableFen, shown } = price
  const checkoutId = run.newId('cko')
  return {
    ...byShopper(member, 'checkout.reserve', { checkoutId, storeId, lines, expectedPayableFen: payableFen, ...shown }),
    mayRefuse: [NOT_OPENED, 'PRICE_CHANGED', 'BALANCE_TOO_LOW', 'HOLDS_FULL', 'COMMAND_ID_TIME'],
    command: { packId: member.packId, commandId: checkoutId },
    repeatable: true,
    onYes: () => {
      run.memory.checkouts.push({ checkoutId, member, at: run.roundAt })
      return []
    },
  }
}

function endsCheckout(run: Run): Intent | null {
  const checkout = run.recall(run.memory.checkouts)
  if (!checkout) return null
  const { checkoutId, member } = checkout
  const pays = run.chance.in(0.7)
  const commandId = checkoutId.replace('cko_', pays ? 'cap_' : 'rel_')
  return {
    ...byShopper(member, pays ? 'checkout.confirm' : 'checkout.release', { checkoutId }),
    mayRefuse: ['CHECKOUT_OVER'],
    repeatable: true,
    onYes: () => (run.auditor.entryOf(member.packId, commandId) ? [] : [`${checkoutId} is called over and is not`]),
  }
}

/** Names a card or takes the name away. */
function names(run: Run): Intent {
  const member = run.anyMember()
  const namingId = run.newId('nam')
  const comes = run.chance.in(0.85)
  const input = comes ? { namingId, name: '持卡会员', phone: member.phone, consent: true } : { namingId }
  return {
    ...byShopper(member, comes ? 'card.name' : 'card.eraseName', input),
    mayRefuse: [NOT_OPENED, 'NAME_STILL_NEEDED', 'COMMAND_ID_TIME'],
    repeatable: true,
  }
}

function bindsCard(run: Run): Intent | null {
  const card = run.chance.pickOr(run.memory.printedCards, null)
  if (!card) return null
  const { cardNumber, code } = card
  const member = run.anyMember()
  return {
    ...byShopper(member, 'card.bind', { bindId: run.newId('bnd'), cardNumber, code }),
    mayRefuse: [NOT_OPENED, 'PHYSICAL_CARD_BOUND', 'NO_ROOM', 'CARD_LOTS_FULL', 'COMMAND_ID_TIME'],
    repeatable: true,
  }
}

/** The shared packs on the first screen are those that name this member. */
function opensWithShared(run: Run): Intent {
  const member: Member = run.anyMember()
  return {
    ...byShopper(member, 'pack.open', {}),
    repeatable: false,
    onYes: ({ shared }: PackView) => {
      const strange = shared.filter(({ sharedPackId }) => {
        const moments = run.auditor.momentsOf(sharedPackId)
        return !moments.some(pack => pack.sharing?.members.some(each => each.packId === member.packId))
      })
      return strange.map(({ sharedPackId }) => `${sharedPackId} is shown to somebody who does not belong to it`)
    },
  }
}

export const memberPossibilities: readonly Possibility[] = [
  { weight: 2, make: signsIn },
  { weight: 3, make: exchanges },
  { weight: 2, make: rescues },
  { weight: 2, make: quotesRefund },
  { weight: 2, make: refundsTopUp },
  { weight: 1.5, make: startsTransfer },
  { weight: 3, make: acceptsTransfer },
  { weight: 3, make: confirmsTransfer },
  { weight: 0.4, make: cancelsTransfer },
  { weight: 0.6, make: opensShared },
  { weight: 1, make: invites },
  { weight: 1.5, make: joins },
  { weight: 0.2, make: leaves },
  { weight: 3, make: showsSharedCode },
  { weight: 3, make: topsUpShared },
  { weight: 1, make: opensWithShared },
  { weight: 3, make: asksPrice },
  { weight: 3, make: reserves },
  { weight: 3, make: endsCheckout },
  { weight: 1, make: names },
  { weight: 0.8, make: bindsCard },
]
