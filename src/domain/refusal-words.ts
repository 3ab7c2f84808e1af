import type { Refusal, RefusalDetails } from './refusal'
import { batchWords } from './refusals/batch'
import { checkoutWords } from './refusals/checkout'
import { closingWords } from './refusals/closing'
import { codeWords } from './refusals/codes'
import { correctionWords } from './refusals/corrections'
import { counterWords } from './refusals/counter'
import { couponWords } from './refusals/coupons'
import { doorWords } from './refusals/door'
import { giftWords } from './refusals/gifts'
import { helpWords } from './refusals/help'
import { holdWords } from './refusals/holds'
import { offlineWords } from './refusals/offline'
import { packWords } from './refusals/pack'
import { paperWords } from './refusals/paper'
import { phoneWords } from './refusals/phone'
import { planWords } from './refusals/plans'
import { pointsWords } from './refusals/points'
import { reconcileWords } from './refusals/reconcile'
import { refundWords } from './refusals/refunds'
import { riskWords } from './refusals/risk'
import { roomWords } from './refusals/room'
import { sharedWords } from './refusals/shared'
import { tillWords } from './refusals/till'
import { topUpWords } from './refusals/top-up'
import { transferWords } from './refusals/transfers'
import type { Words, WordsFor } from './refusals/words'
import type { Instant } from './time'

const wordsFor: WordsFor<RefusalDetails> = {
  ...doorWords,
  ...packWords,
  ...roomWords,
  ...holdWords,
  ...refundWords,
  ...topUpWords,
  ...batchWords,
  ...planWords,
  ...riskWords,
  ...phoneWords,
  ...counterWords,
  ...closingWords,
  ...pointsWords,
  ...correctionWords,
  ...giftWords,
  ...sharedWords,
  ...transferWords,
  ...couponWords,
  ...paperWords,
  ...helpWords,
  ...checkoutWords,
  ...tillWords,
  ...codeWords,
  ...offlineWords,
  ...reconcileWords,
}

/** The Chinese words for a refusal, the same on card, at pay time and at the till. `now` decides "今天" and "昨天". */
export function wordsOf(refusal: Refusal, now: Instant): Words {
  const words = wordsFor[refusal.code] as (details: unknown, now: Instant) => Words
  return words(refusal.details, now)
}
