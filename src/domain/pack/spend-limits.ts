import { heldFenOf } from '../ledger/lots'
import { addFen, type Fen, NO_MONEY, subtractFen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { type Instant, type ShopDay, shopDayOf } from '../time'
import { lotsOf, type Pack } from './pack'

/** What a card may be charged, by the merchant's document; null: as much as it holds. */
export interface SpendLimits {
  purchaseFen: Fen | null
  dayFen: Fen | null
}

/** What was sold against the balance on the last day on which anything was: the one day that a daily limit asks about. */
export interface SpentToday {
  day: ShopDay
  fen: Fen
}

/**
 * Why an amount is above the limits of the member's kind of card; null when it is not. Money that is held counts as spent
 * today: it was allowed when it was held and is not asked about again when it is captured.
 */
export function whyAboveLimit(pack: Pack, amountFen: Fen, rules: Rules, at: Instant): Refusal | null {
  const { purchaseFen, dayFen } = rules.shop.spendLimits[pack.cards[0].kind]
  if (purchaseFen !== null && amountFen > purchaseFen)
    return new Refusal('SPEND_LIMIT_PURCHASE', { limitFen: purchaseFen })
  if (dayFen === null) return null
  const usedFen = addFen(spentOn(pack, shopDayOf(at)), heldFenOf(lotsOf(pack)))
  const leftFen = usedFen < dayFen ? subtractFen(dayFen, usedFen) : NO_MONEY
  return amountFen > leftFen ? new Refusal('SPEND_LIMIT_DAY', { limitFen: dayFen, leftFen }) : null
}

/** The day's sum with one more sale; a new day begins with it. */
export function addedToday(pack: Pack, amountFen: Fen, at: Instant): SpentToday {
  const day = shopDayOf(at)
  return { day, fen: addFen(spentOn(pack, day), amountFen) }
}

/** The day's sum after a refund: what was bought today and given back today may be spent again today. */
export function takenFromToday(pack: Pack, amountFen: Fen, soldAt: Instant, at: Instant): SpentToday | null {
  const { spentToday } = pack
  const isToday = spentToday !== null && spentToday.day === shopDayOf(at) && spentToday.day === shopDayOf(soldAt)
  if (!isToday) return spentToday
  return { ...spentToday, fen: spentToday.fen > amountFen ? subtractFen(spentToday.fen, amountFen) : NO_MONEY }
}

function spentOn({ spentToday }: Pack, day: ShopDay): Fen {
  return spentToday?.day === day ? spentToday.fen : NO_MONEY
}
