import { deriveId, isId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import type { SaleEntry } from '../../src/domain/ledger/sale-entry'
import { addFen, type Fen, NO_MONEY, subtractFen } from '../../src/domain/money'
import { splitRefund } from '../../src/domain/pack/give-rest-back'
import { offersBack, pointsBetween } from '../../src/domain/pack/offers-back'
import { isAhead } from '../../src/domain/pack/repeats'
import type { SaleRefund, TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { findOrder } from '../_store/orders'
import { loadPack } from '../_store/packs'
import { refunds } from '../_store/refunds'
import { bringRefundOn } from './bring-refund-on'
import { type ChargeRefund, earlierRefunds, refundCharge, saleIn, saleNamed } from './refund-charge'

/** What was given back of a sale: to the card, and of what WeChat Pay had paid beside it. */
export interface SaleGivenBack {
  /** null when all of it goes to WeChat Pay */
  toCard: Entry | null
  toWechat: TopUpRefund | null
  /** this very wish was carried out before */
  repeated: boolean
}

/**
 * Gives a sale back to whatever paid it. One that the balance paid alone is one write. For one with a rest the refund's
 * document comes first, then the card's part and a mark on the order (only one refund of it at a time), then WeChat Pay
 * is asked; the clock takes up what stops half-way. Throws REFUND_ABOVE_CHARGE, REFUND_UNDER_WAY and those of refundCharge.
 */
export async function giveSaleBack(
  wish: ChargeRefund,
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<SaleGivenBack> {
  const { packId, saleId } = saleNamed(wish.receiptId)
  const onlyCard = async (): Promise<SaleGivenBack> => {
    const { entry, repeated } = await refundCharge(wish, staff, rules, at)
    return { toCard: entry, toWechat: null, repeated }
  }
  // Only what was held before it was taken can have a rest beside it.
  if (!isId<'cap'>('cap', saleId) || staff.role === 'clerk') return onlyCard()
  const refundId = deriveId('rft', wish.refundId)
  const there = await refunds.find(refundId)
  if (there) return { ...(await resume(there, wish, staff, rules, at)), repeated: true }
  const pack = await loadPack(packId, at)
  const sale = await saleIn(pack, saleId, at)
  const rest = sale ? restOf(sale) : null
  if (!sale || !rest || sale.facts.storeId !== staff.storeId) return onlyCard()
  const order = await findOrder(rest.orderId)
  if (!order || !('paidAt' in order.progress)) return onlyCard()
  const { progress } = order
  const earlier = await earlierRefunds(pack, sale)
  // Carried out before, when the card alone gave it back: it must not be split anew now that the card has.
  if (earlier.some(({ commandId }) => commandId === wish.refundId)) return onlyCard()
  const backFen = progress.state === 'refunded' ? progress.refundedFen : NO_MONEY
  const restLeftFen = subtractFen(rest.restFen, backFen)
  const split = splitRefund(sale, earlier, restLeftFen, wish.amountFen)
  if (split instanceof Refusal) throw split
  if (split.restFen === NO_MONEY) return onlyCard()
  if (progress.state !== 'settled' && progress.state !== 'refunded') throw new Refusal('REFUND_UNDER_WAY', {})
  if (isAhead(wish.refundId, at)) throw new Refusal('COMMAND_ID_TIME', {})
  const refund: TopUpRefund = {
    ...{ refundId, orderId: rest.orderId, packId, reason: 'merchant', refundFen: split.restFen },
    ...{ paidFen: rest.restFen, paidAt: progress.paidAt, staffId: staff.staffId, createdAt: at },
    progress: { state: 'holding' },
    sale: saleRefund(wish, sale, split, { backFen, restLeftFen }),
  }
  const isFirst = await refunds.insert(refund)
  const mine = isFirst ? refund : await refunds.find(refundId)
  if (!mine) throw new Refusal('TRY_AGAIN', {})
  return { ...(await resume(mine, wish, staff, rules, at)), repeated: !isFirst }
}

/** The sale that a refund is about: what of it goes to the card, and which offers and points go back with WeChat Pay's part. */
function saleRefund(
  wish: ChargeRefund,
  { commandId: saleId, facts }: SaleEntry,
  split: { balanceFen: Fen; restFen: Fen },
  { backFen, restLeftFen }: { backFen: Fen; restLeftFen: Fen },
): SaleRefund {
  // The card's part goes back first, so all of it lies before this.
  const beforeFen = addFen(facts.amountFen, backFen)
  const growth = { beforeFen, afterFen: addFen(beforeFen, split.restFen) }
  const offers = offersBack(facts, growth)
  const pointLots = pointsBetween(facts, growth)
  return {
    ...{ spendRefundId: wish.refundId, saleId, storeId: facts.storeId, storeName: facts.storeName },
    ...{ reason: wish.reason, balanceFen: split.balanceFen, isLastPart: split.restFen === restLeftFen },
    ...(offers.length > 0 && { offersBack: offers }),
    ...(pointLots.length > 0 && { pointLots }),
  }
}

/** The same wish again goes on from where it stands. */
async function resume(
  refund: TopUpRefund,
  wish: ChargeRefund,
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<Omit<SaleGivenBack, 'repeated'>> {
  const { sale, packId, refundFen } = refund
  const { saleId } = saleNamed(wish.receiptId)
  const isSame =
    sale?.saleId === saleId && sale.balanceFen + refundFen === wish.amountFen && sale.reason === wish.reason
  if (!sale || !isSame || sale.storeId !== staff.storeId) throw new Refusal('COMMAND_ID_REUSED', {})
  const toWechat = await bringRefundOn(refund, at)
  if (toWechat.progress.state === 'released') throw new Refusal('REFUND_UNDER_WAY', {})
  if (sale.balanceFen === NO_MONEY) return { toCard: null, toWechat }
  // Committed on the way: the same command answers with what it wrote.
  const ofCard = { ...wish, receiptId: `${packId}:${saleId}`, amountFen: sale.balanceFen }
  return { toCard: (await refundCharge(ofCard, staff, rules, at)).entry, toWechat }
}

function restOf({ facts }: SaleEntry): { orderId: TopUpRefund['orderId']; restFen: Fen } | null {
  return facts.kind === 'captured' && facts.rest ? facts.rest : null
}
