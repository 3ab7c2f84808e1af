import type { OrderId, PackId } from '../../src/domain/ids'
import { type Fen, shortYuanText } from '../../src/domain/money'
import { roomForTier } from '../../src/domain/pack/known-counts'
import type { Pack } from '../../src/domain/pack/pack'
import { reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type BatchLine, batchLines, batchQuote } from '../../src/domain/top-up/batch'
import { newOrder, type Order, type OrderState } from '../../src/domain/top-up/order'
import { type Quote, quoteForMember, type TopUpChoice } from '../../src/domain/top-up/quote'
import { isShopShut } from '../_store/closings'
import { findOrder, insertOrder, moveOrder } from '../_store/orders'
import { loadPack } from '../_store/packs'
import { changePack } from './change-pack'
import { type CardName, findCard } from './find-card'
import { guardTopUp, type TopUpGuard } from './guard-top-up'
import { holderName } from './holder-name'
import { releaseRoom } from './release-room'
import { requestPayment } from './request-payment'

export interface CardWish {
  card: CardName
  choice: TopUpChoice
  /** what was shown for this card: anything else is refused */
  expectedPayFen: Fen
  expectedBonusFen: Fen
}

export interface StartBatch {
  orderId: OrderId
  cards: CardWish[]
  ip: string
  guard: TopUpGuard
}

export type BatchOrder = Order & { batch: BatchLine[] }

/**
 * Starts one payment for several cards: every card is judged first, then the order with all its lines, then the room in each
 * pack, then WeChat's prepay. Repeating it goes on. Throws BATCH_NOT_OFFERED, BATCH_CARD_UNKNOWN, BATCH_CARD_TWICE,
 * BATCH_TOO_LARGE, BATCH_CARD_REFUSED, TIER_CHANGED, what the rules of risk ask for, PAYMENT_UNAVAILABLE.
 */
export async function startBatch(wish: StartBatch, rules: Rules, at: Instant): Promise<BatchOrder> {
  const [there, isShut] = await Promise.all([findOrder(wish.orderId), isShopShut(at)])
  if (there) return resume(there, wish, rules, at)
  if (isShut) throw new Refusal('SHOP_CLOSING', {})
  const { orderId, guard } = wish
  const payer = await loadPack(guard.payerPackId, at)
  const lines = await linesOf(wish, rules, at)
  const quote = batchQuote(lines, rules.version)
  await guardTopUp({ orderId, payFen: quote.payFen, ...guard }, payer, rules.risk, at)
  const order = newOrder(orderId, payer.packId, quote, at)
  if (order instanceof Refusal) throw order
  const batch = { ...order, batch: lines }
  if (await insertOrder(batch)) return askForPayment(batch, wish, rules, at)
  const other = await findOrder(orderId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return resume(other, wish, rules, at)
}

async function linesOf({ orderId, cards, guard }: StartBatch, rules: Rules, at: Instant): Promise<BatchLine[]> {
  if (!rules.batch) throw new Refusal('BATCH_NOT_OFFERED', {})
  const found: { packId: PackId; quote: Quote }[] = []
  for (const wish of cards) {
    const packId = await findCard(wish.card, guard.payerPackId, at)
    found.push({ packId, quote: quoteOf(wish, await loadPack(packId, at), rules, at) })
  }
  const lines = batchLines(orderId, found, rules.batch)
  if (lines instanceof Refusal) throw lines
  return lines
}

/** What one card would get. What its own rules refuse is said with whose card it is. */
function quoteOf({ choice, expectedPayFen, expectedBonusFen }: CardWish, pack: Pack, rules: Rules, at: Instant): Quote {
  const quote = quoteForMember(choice, pack, rules, at)
  // A tier with a total is taken one by one, by who chooses it.
  const refusal = quote instanceof Refusal ? quote : quote.limited ? new Refusal('TIER_NOT_AVAILABLE', {}) : null
  if (refusal) throw refusedCard(pack.packId, refusal, at)
  const { payFen, bonusFen } = quote as Quote
  if (payFen !== expectedPayFen || bonusFen !== expectedBonusFen)
    throw new Refusal('TIER_CHANGED', { payFen, bonusFen })
  return quote as Quote
}

function refusedCard(packId: PackId, refusal: Refusal, at: Instant): Refusal {
  const why = wordsOf(refusal, at).message
  return new Refusal('BATCH_CARD_REFUSED', { holder: holderName(packId), why })
}

/** The same intention again. Somebody else's order id is answered as if it did not exist. */
async function resume(order: Order, wish: StartBatch, rules: Rules, at: Instant): Promise<BatchOrder> {
  const batch = batchOf(order)
  if (batch.packId !== wish.guard.payerPackId) throw new Refusal('ORDER_UNKNOWN', {})
  const same = (line: BatchLine | undefined, { expectedPayFen, expectedBonusFen }: CardWish): boolean =>
    line?.quote.payFen === expectedPayFen && line.quote.bonusFen === expectedBonusFen
  const isSame =
    batch.batch.length === wish.cards.length && wish.cards.every((card, place) => same(batch.batch[place], card))
  if (!isSame) throw new Refusal('COMMAND_ID_REUSED', {})
  return batch.progress.state === 'created' ? askForPayment(batch, wish, rules, at) : batch
}

/** Throws ORDER_UNKNOWN for an order of one card. */
export function batchOf(order: Order | null): BatchOrder {
  if (!order?.batch) throw new Refusal('ORDER_UNKNOWN', {})
  return { ...order, batch: order.batch }
}

async function askForPayment(order: BatchOrder, { ip }: StartBatch, rules: Rules, at: Instant): Promise<BatchOrder> {
  try {
    for (const line of order.batch) await reserve(order, line, rules, at)
    const { orderId, quote, payBefore, batch } = order
    const title = `${rules.shop.shopName}储值 ${batch.length} 张卡 ${shortYuanText(quote.payFen)} 元`
    const payer = await loadPack(order.packId, at)
    const usual = payer.pastTopUps.at(-1)?.channel ?? null
    const request = { orderId, payFen: quote.payFen, title, payBefore, ip, sharedPackId: null }
    const { channel, payment } = await requestPayment(request, { client: 'mini_program', way: 'wechat', usual }, at)
    return await moveOn(order, { state: 'paying', payment }, at, channel)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'TRY_AGAIN') {
      const ended = await moveOn(order, { state: 'closed', closedAt: at, reason: 'refused' }, at)
      if (ended.progress.state !== 'closed') return ended
    }
    throw error
  }
}

/** Caps and ceiling of the card are judged again in the very write that takes its room. */
async function reserve({ payBefore }: Order, line: BatchLine, rules: Rules, at: Instant): Promise<void> {
  const { lineId, packId, quote } = line
  const choice = quote.custom ? { payFen: quote.payFen } : { tierId: quote.tierId }
  try {
    await changePack(packId, at, pack => {
      if (pack.reservations[lineId]) return null
      const now = quoteForMember(choice, pack, rules, at)
      if (now instanceof Refusal) return now
      const { payFen, bonusFen } = now
      if (bonusFen !== quote.bonusFen) return new Refusal('TIER_CHANGED', { payFen, bonusFen })
      const tierUses = roomForTier(pack.tierUses, quote.tierId, rules)
      if (tierUses instanceof Refusal) return tierUses
      return reserveTopUp({ ...pack, tierUses }, { orderId: lineId, quote, payBefore, elsewhere: true }, at)
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'TRY_AGAIN') throw error
    throw refusedCard(packId, error, at)
  }
}

/** Moves the order on, unless another start of it did so first; room is given back once it is over, and only then. */
async function moveOn(
  order: BatchOrder,
  progress: OrderState,
  at: Instant,
  channel?: Order['channel'],
): Promise<BatchOrder> {
  const moved = batchOf(
    (await moveOrder(order, progress, channel ?? order.channel)) ?? (await findOrder(order.orderId)),
  )
  if (moved.progress.state === 'closed') await releaseRoom(moved, at)
  return moved
}
