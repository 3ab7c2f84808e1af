import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { serverNow } from '../../cloud/clock'
import { asksForProof } from '../../cloud/confirmation'
import type { PaymentOutcome } from '../../cloud/payment'
import type { Trouble } from '../../cloud/trouble'
import { useWatch } from '../../cloud/useWatch'
import { helpWords } from '../../copy/help'
import { topUpWords as words } from '../../copy/top-up'
import { Notice } from '../../ui/Notice'
import { ReviewNotice } from '../../ui/ReviewNotice'
import { go } from '../../ui/routes'
import { wayOut } from '../../ui/Stopped'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Choice } from './Choice'
import type { PurchaseIntent, Wanted } from './purchase-intent'
import { TopUpSkeleton } from './TopUpSkeleton'
import type { Offer } from './useOffer'
import './ChooseTier.scss'

/** The tiers, what each gives, and the one button that says what will happen. */
export function ChooseTier(props: {
  offer: Offer
  /** the wish of an order that was left unpaid */
  unpaid: PurchaseIntent | null
  /** yuan that stand typed already */
  amount?: string | undefined
  starting: boolean
  after: PaymentOutcome | null
  trouble: Trouble | null
  onPay: (wanted: Wanted) => void
}) {
  const { offer, unpaid, amount, starting, after, trouble, onPay } = props
  const { answer, ask } = offer

  // A refused start means that the screen is behind the shop: draw it anew.
  useEffect(() => {
    if (trouble && !asksForProof(trouble)) void ask()
  }, [trouble, ask])

  // What the shop decides shows by itself.
  useWatch(ask, answer?.review?.state === 'waiting')

  if (!answer) {
    if (!offer.trouble) return <TopUpSkeleton />
    return <TroubleNotice trouble={offer.trouble} busy={offer.asking} onRetry={() => void ask()} />
  }
  return (
    <>
      <View className="choose-tier__balance">{words.balance(answer.balanceFen)}</View>
      {answer.renewal && <View className="choose-tier__renewal">{answer.renewal}</View>}
      <View className="choose-tier__happened">
        {answer.review && <ReviewNotice review={answer.review} now={serverNow()} />}
        <Happened after={after} trouble={answer.review && trouble && isLooking(trouble) ? null : trouble} />
      </View>
      {answer.shut ? (
        <Notice {...answer.shut} />
      ) : (
        <Choice offer={answer} unpaid={unpaid} typed={amount} starting={starting} onPay={onPay} />
      )}
    </>
  )
}

/** The shop looks, or has: how that stands is on the page anyway. */
function isLooking({ code }: Trouble): boolean {
  return code === 'TOP_UP_IN_REVIEW' || code === 'TOP_UP_REJECTED'
}

/** What became of the last try, the money first. */
function Happened({ after, trouble }: { after: PaymentOutcome | null; trouble: Trouble | null }) {
  // Asked for in a sheet of its own.
  if (trouble && asksForProof(trouble)) return null
  if (trouble) {
    const { message, nextStep, code } = trouble
    return (
      <Notice
        tone="bad"
        message={message}
        nextStep={nextStep}
        action={wayOut(code) ?? { label: helpWords.link, onPress: () => go.help() }}
      />
    )
  }
  if (after === 'cancelled') return <Notice message={words.cancelled.title} nextStep={words.cancelled.note} />
  if (after === 'failed')
    return (
      <Notice
        tone="bad"
        message={words.failed.title}
        nextStep={words.failed.note}
        action={{ label: helpWords.link, onPress: () => go.help() }}
      />
    )
  return null
}
