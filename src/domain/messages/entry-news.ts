import type { EntryKind } from '../ledger/accounts'
import type { Entry } from '../ledger/entry'
import type { SoldFacts } from '../ledger/facts/sale-facts'
import { addFen, type Fen } from '../money'
import { DAY, type Instant, later } from '../time'
import { type MessageParts, momentPart, type News, plainAmount, yuanWords } from './message'
import { type MessageRules, templateFor } from './message-rules'

/** Kinds of entry that may be worth a word: the only ones that are looked at. */
export const toldKinds = ['counter_topped_up', 'spent', 'captured'] as const satisfies readonly EntryKind[]

/** What happened a day ago is no news. */
const WORTH_FOR = DAY

/** What a member should hear of an entry, if the shop tells it: money credited at the counter, and large amounts charged. */
export function entryNews(entry: Entry, rules: MessageRules): News | null {
  const { facts, packId, commandId: subject, at, after } = entry
  const balanceFen = addFen(after.principalFen, after.bonusFen)
  switch (facts.kind) {
    case 'counter_topped_up': {
      if (!templateFor(rules, 'counter_top_up')) return null
      const { payFen, bonusFen, storeName } = facts
      const note = bonusFen > 0 ? `另送 ${yuanWords(bonusFen)}，已到账` : '已到账'
      const parts = partsOf('门店充值', at, payFen, balanceFen, storeName, note)
      return { ...{ packId, kind: 'counter_top_up', subject, parts }, ...aboutMoney(at) }
    }
    case 'spent':
    case 'captured':
      return chargeNews(facts, entry, balanceFen, rules)
    default:
      return null
  }
}

/** From a shared card, whoever paid is told, and not everybody. */
function chargeNews(facts: SoldFacts, entry: Entry, balanceFen: Fen, rules: MessageRules): News | null {
  const { amountFen, storeName, memberPackId } = facts
  if (!templateFor(rules, 'large_charge') || amountFen < rules.chargeFromFen) return null
  const parts = partsOf('余额付款', entry.at, amountFen, balanceFen, storeName, '不是本人付款请联系门店')
  const packId = memberPackId ?? entry.packId
  return { ...{ packId, kind: 'large_charge', subject: entry.commandId, parts }, ...aboutMoney(entry.at) }
}

function aboutMoney(at: Instant): Pick<News, 'worthUntil' | 'page'> {
  return { worthUntil: later(at, WORTH_FOR), page: 'pages/statement/index' }
}

function partsOf(name: string, at: Instant, amount: Fen, balance: Fen, store: string, note: string): MessageParts {
  return { name, time: momentPart(at), amount: plainAmount(amount), balance: plainAmount(balance), store, note }
}
