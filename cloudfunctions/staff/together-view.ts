import type { TogetherPart, TogetherQuote, TogetherReceipt } from '../../src/contract/together'
import { type Entry, entryDocumentId } from '../../src/domain/ledger/entry'
import { addFen, NO_MONEY } from '../../src/domain/money'
import { payableOf } from '../../src/domain/payments/payment'
import { explainPrice, NOT_EXHAUSTED } from '../../src/domain/pricing/price-words'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Instant } from '../../src/domain/time'
import type { Taken } from '../_usecases/charge-together'
import type { QuoteTogether } from '../_usecases/quote-together'
import { payerName, payerOfSale } from '../_usecases/shared-name'
import { written } from './receipts'

/** A quote as the till draws it: one line for each code that was shown. */
export function togetherQuote({ price, payers, shares, missingFen }: QuoteTogether, at: Instant): TogetherQuote {
  const { amountFen, discountFen, payableFen } = price
  return {
    // Which balances pay is said line by line beside it.
    explanation: explainPrice(price).filter(({ id }) => id !== 'balance'),
    note: price.isExact ? null : NOT_EXHAUSTED,
    ...{ amountFen, discountFen, payableFen, missingFen },
    payers: payers.map((payer, place) => {
      const { pack, packId, memberPackId, payableFen: mostFen, limit } = payer
      const first = payers.findIndex(each => each.packId === packId)
      return {
        holder: payerName(pack, memberPackId),
        mostFen,
        limit: limit && wordsOf(limit, at).message,
        paysFen: shares.find(share => share.payer === payer)?.amountFen ?? NO_MONEY,
        sameAs: first < place ? first : null,
      }
    }),
  }
}

/** Drawn from the entries of the packs that paid, so that a repeat gets the very same one. */
export function togetherReceipt({ payment, entries, shown }: Taken): TogetherReceipt {
  const [first] = entries
  if (!first) throw new Refusal('PAYMENT_RELEASED', {})
  const place = ({ packId }: Entry) => shown.findIndex(each => each.packId === packId)
  const sales = [...entries].sort((a, b) => place(a) - place(b)).map(partOf)
  const offers = sales.map(({ sold }) => sold.offers).find(each => each !== undefined)
  return {
    storeName: payment.storeName,
    amountFen: payableOf(payment),
    orderFen: offers?.orderFen ?? null,
    coupons: offers?.coupons.map(({ title }) => title) ?? [],
    parts: sales.map(({ part }) => part),
    chargedAt: first.at,
  }
}

function partOf(entry: Entry) {
  const { packId, commandId, facts, after } = entry
  if (facts.kind !== 'captured') throw new Refusal('COMMAND_ID_REUSED', {})
  const part: TogetherPart = {
    receiptId: entryDocumentId(packId, commandId),
    holder: payerOfSale(entry),
    amountFen: facts.amountFen,
    balanceFen: addFen(after.principalFen, after.bonusFen),
    pointsEarned: facts.pointsEarned,
    ...written(entry),
  }
  return { part, sold: facts }
}
