import type { Fen } from '../../src/domain/money'
import { priceTogether } from '../../src/domain/pack/pay-together'
import { sharePayment } from '../../src/domain/payments/payment'
import type { BestPrice } from '../../src/domain/pricing/best-price'
import type { Order } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import { readPayers, type ShownPayer } from './payers-together'

/** What several packs would pay together, and what they lack. */
export interface QuoteTogether {
  price: BestPrice
  /** in the order of the codes; a pack that was shown again comes after, and pays nothing */
  payers: ShownPayer[]
  shares: { payer: ShownPayer; amountFen: Fen }[]
  missingFen: Fen
}

/** The price of an order by the offers of the pack that was shown first, and who pays how much of it. Reserves nothing. */
export async function quoteTogether(
  shown: Parameters<typeof readPayers>[0],
  order: Order,
  rules: Rules,
): Promise<QuoteTogether> {
  const payers = await readPayers(shown, rules, order.at)
  const [lead] = payers
  if (!lead) throw new Refusal('CODE_UNKNOWN', {})
  const price = priceTogether(lead.pack, order, rules)
  return { price, payers, ...sharePayment(payers, price.payableFen) }
}
