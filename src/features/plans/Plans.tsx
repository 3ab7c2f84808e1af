import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { useWatch } from '../../cloud/useWatch'
import { planWords as words } from '../../copy/plans'
import { Empty } from '../../ui/Empty'
import { ReviewNotice } from '../../ui/ReviewNotice'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { MyPlan } from './MyPlan'
import { PlanOfferCard } from './PlanOfferCard'
import './Plans.scss'

/** Plans of small top-ups: those that I have joined with the next instalment, and those that can be joined. */
export function Plans() {
  const { answer, trouble, asking, ask } = useAnswer(() => askShopper('plans.page', {}))
  const again = () => void ask()
  useWatch(ask, answer?.review?.state === 'waiting')
  if (!answer) {
    return <Screen>{trouble ? <TroubleNotice trouble={trouble} busy={asking} onRetry={again} /> : <Waiting />}</Screen>
  }
  const { mine } = answer
  const offers = answer.offers.filter(offer => !offer.joined)
  if (mine.length + offers.length === 0) {
    const { words: sentence, action } = words.empty
    return (
      <Screen>
        <Empty icon="top-up" words={sentence} action={{ label: action, onPress: () => go.topUp() }} />
      </Screen>
    )
  }
  return (
    <Screen>
      <View className="plans">
        {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={again} />}
        {answer.review && <ReviewNotice review={answer.review} now={serverNow()} />}
        {mine.length > 0 && (
          <Section title={words.mine}>
            {mine.map(plan => (
              <MyPlan key={plan.membershipId} plan={plan} onChanged={again} />
            ))}
          </Section>
        )}
        {offers.length > 0 && (
          <Section title={words.offers}>
            {offers.map(offer => (
              <PlanOfferCard key={offer.planId} offer={offer} onJoined={again} />
            ))}
          </Section>
        )}
      </View>
    </Screen>
  )
}

function Waiting() {
  return (
    <View className="plans">
      <Skeleton height={320} radius={24} />
      <Skeleton height={320} radius={24} />
    </View>
  )
}
