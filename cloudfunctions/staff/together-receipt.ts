import type { TogetherReceipt } from '../../src/contract/charges'
import { addFen } from '../../src/domain/money'
import { Refusal } from '../../src/domain/refusal'
import type { Taken } from '../_usecases/charge-together'
import { holderName } from '../_usecases/holder-name'

/** Drawn from the entries of the packs that paid, so that a repeat gets the very same one. */
export function togetherReceipt({ payment, entries }: Taken): TogetherReceipt {
  const [first] = entries
  if (!first) throw new Refusal('PAYMENT_RELEASED', {})
  return {
    amountFen: payment.amountFen,
    parts: entries.map(({ packId, facts, after }) => {
      if (facts.kind !== 'captured') throw new Refusal('COMMAND_ID_REUSED', {})
      const balanceFen = addFen(after.principalFen, after.bonusFen)
      return { holder: holderName(packId), amountFen: facts.amountFen, balanceFen }
    }),
    chargedAt: first.at,
  }
}
