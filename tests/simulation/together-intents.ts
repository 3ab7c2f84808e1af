import type { TogetherQuote, TogetherReceipt } from '../../src/contract/together'
import { CODES, MEMBERS } from './hold-intents'
import type { Intent, Possibility } from './intent'
import type { Run } from './run'
import { byStaff } from './staff-intents'

/** A till does not come back to what it showed so long ago. */
const QUOTE_LIFE_MS = 5 * 60_000

/** The tickets of two or three packs that one member of staff has before them. */
function shownTogether(run: Run): { staff: string; tickets: string[] } | null {
  const { staff } = run.chance.pickOr(run.latestTickets('pay'), null) ?? {}
  const shown = run.latestTickets('pay').filter(each => each.staff === staff)
  const one = [...new Map(shown.map(each => [each.packId, each])).values()].slice(0, 3)
  return staff !== undefined && one.length > 1 ? { staff, tickets: one.map(each => each.ticket) } : null
}

function charges(
  run: Run,
  staff: string,
  wish: { tickets: string[]; amountFen: number; expectedPayableFen?: number },
): Intent {
  const paymentId = run.newId('pay')
  const dueFen = wish.expectedPayableFen ?? wish.amountFen
  return {
    ...byStaff(staff, 'balance.chargeTogether', { paymentId, ...wish }),
    mayRefuse: [
      ...([...CODES, ...MEMBERS, 'BALANCE_TOO_LOW', 'HOLDS_FULL'] as const),
      ...(['PAYMENT_RELEASED', 'PRICE_CHANGED', 'COMMAND_ID_TIME'] as const),
    ],
    repeatable: true,
    onYes: (receipt: TogetherReceipt) => {
      const sum = receipt.parts.reduce((total, part) => total + part.amountFen, 0)
      const state = run.auditor.flow('payments', paymentId)
      const isTrue = sum === dueFen && receipt.amountFen === dueFen && state === 'captured'
      return isTrue ? [] : [`${paymentId} is ${state}, ${sum} of ${dueFen} was taken`]
    },
  }
}

function chargesTogether(run: Run): Intent | null {
  const shown = shownTogether(run)
  return shown && charges(run, shown.staff, { tickets: shown.tickets, amountFen: run.chance.whole(2, 30_000) })
}

/** What the first card’s offers make of it, and who pays how much. */
function quotesTogether(run: Run): Intent | null {
  const shown = shownTogether(run)
  if (!shown) return null
  const { staff, tickets } = shown
  const amountFen = run.chance.whole(2, 30_000)
  return {
    ...byStaff(staff, 'charge.quoteTogether', { tickets, amountFen }),
    mayRefuse: [...CODES, ...MEMBERS],
    repeatable: false,
    onYes: ({ payableFen, missingFen, payers }: TogetherQuote) => {
      run.quotedTogether.push({ staff, tickets, amountFen, payableFen, missingFen, at: run.roundAt })
      const covered = payers.reduce((sum, { paysFen }) => sum + paysFen, 0)
      return covered + missingFen === payableFen
        ? []
        : [`${payableFen} is asked, ${covered} and ${missingFen} are told`]
    },
  }
}

/** The price that was shown, which may have changed since. */
function chargesBestTogether(run: Run): Intent | null {
  const young = run.quotedTogether.filter(({ at }) => at > run.roundAt - QUOTE_LIFE_MS)
  const quoted = run.recall(young, ({ missingFen }) => missingFen === 0)
  if (!quoted) return null
  const { staff, tickets, amountFen, payableFen } = quoted
  return charges(run, staff, { tickets, amountFen, expectedPayableFen: payableFen })
}

export const togetherPossibilities: readonly Possibility[] = [
  { weight: 4, make: chargesTogether },
  { weight: 4, make: quotesTogether },
  { weight: 4, make: chargesBestTogether },
]
