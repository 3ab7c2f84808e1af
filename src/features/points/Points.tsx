import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import type { PointsPage } from '../../contract/points'
import { pointsWords as words } from '../../copy/points'
import { pointsText } from '../../copy/points-text'
import type { SignInId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { Hero } from '../../ui/Hero'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Stopped } from '../../ui/Stopped'
import { Terms } from '../../ui/Terms'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { say } from '../../ui/toast'
import { BirthdayRow } from './BirthdayRow'
import { ExchangeRows } from './ExchangeRows'
import { PointLots } from './PointLots'
import { PointsHistory } from './PointsHistory'
import { Rescues } from './Rescues'
import { SignInWeek } from './SignInWeek'
import './Points.scss'

/** Points: how many, until when, today's sign-in, what they can become, and where they came from. */
export function Points() {
  const { answer, trouble, asking, ask, show } = useView(() => askShopper('points.offer', {}))
  const signIn = useIntention<{ signInId: SignInId }, PointsPage>(
    'sign-in',
    wish => askShopper('points.signIn', wish),
    page => {
      say(words.signIn.said(page.signIn?.week[page.signIn.inRow - 1] ?? 0))
      show(page)
    },
  )
  const today = answer?.signIn

  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <PointsSkeleton />}
      {answer && (
        <>
          <Hero label={words.title} figure={pointsText(answer.points)} note={expiryNote(answer)} />
          <Stopped {...signIn} onRetry={() => void signIn.retry()} />
          {answer.signIn && <SignInWeek signIn={answer.signIn} />}
          <BirthdayRow birthday={answer.birthday} onChanged={() => void ask()} />
          <ExchangeRows page={answer} onChanged={show} onRefused={() => void ask()} />
          <Rescues rescues={answer.rescues} onChanged={show} />
          <PointLots lots={answer.lots} />
          <PointsHistory points={answer.points} />
          <Rules rules={answer.rules} />
        </>
      )}
      {today && !today.doneToday && (
        <ActionBar>
          <Button busy={signIn.busy} onPress={() => void signIn.begin(async () => ({ signInId: await newId('sgn') }))}>
            {words.signIn.button(today.week[today.inRow - 1] ?? 0)}
          </Button>
        </ActionBar>
      )}
    </Screen>
  )
}

function expiryNote({ points, nextExpiry }: PointsPage): string {
  if (points === 0) return words.none
  return nextExpiry ? words.nextExpiry(nextExpiry.points, nextExpiry.expiresAt, serverNow()) : words.never
}

function Rules({ rules }: { rules: string[] }) {
  return (
    <Section title={words.rules}>
      <Terms rules={rules} />
    </Section>
  )
}

function PointsSkeleton() {
  return (
    <View className="points__skeleton">
      <Skeleton width={320} height={160} />
      <Skeleton height={200} radius={24} />
      <Skeleton height={240} radius={24} />
    </View>
  )
}
