import { useRouter } from '@tarojs/taro'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useView } from '../../cloud/useView'
import type { BillDayView } from '../../contract/bills'
import { billWords } from '../../copy/bills'
import { type ShopDay, shopDay } from '../../domain/time'
import { Button } from '../../ui/Button'
import { Hero } from '../../ui/Hero'
import { Notice } from '../../ui/Notice'
import { ActionBar, Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { say } from '../../ui/toast'
import { BillTotals } from './BillTotals'
import { Differences } from './Differences'
import { SignOff } from './SignOff'
import { type DayChanges, useDayChange } from './useDayChange'

const words = billWords.look

/** One day in full: the bills' figures beside ours, what differs, and the owner's signature under it. */
export function BillDay() {
  const day = shopDay(useRouter().params.day)
  return <Screen>{day ? <Day day={day} /> : <Notice tone="bad" message={words.notYet} />}</Screen>
}

function Day({ day }: { day: ShopDay }) {
  const { answer, trouble, asking, ask, show } = useView(() => askMerchant('bill.read', { day }))
  if (!answer && trouble?.code === 'BILL_NOT_READY')
    return <NotYet day={day} onChanged={show} onRefused={() => void ask()} />
  return (
    <>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <Skeleton height={640} radius={24} />}
      {answer && <Matched billDay={answer} onChanged={show} onRefused={() => void ask()} />}
    </>
  )
}

function Matched({ billDay, onChanged, onRefused }: { billDay: BillDayView } & DayChanges) {
  const { day, openDifferences, signed, differences } = billDay
  const now = serverNow()
  const explained = differences.some(({ resolution }) => resolution.state === 'explained')
  const agreed = explained ? words.explained : words.agreed
  const state = openDifferences > 0 ? billWords.differing(openDifferences) : agreed
  return (
    <>
      <Hero
        label={billWords.day(day, now)}
        figure={signed ? billWords.signedOff : state}
        note={signed ? words.signed(signed, now) : words.matchedAt(billDay, now)}
      />
      <BillTotals billDay={billDay} />
      {differences.length > 0 && <Differences billDay={billDay} onChanged={onChanged} onRefused={onRefused} />}
      {!signed && (
        <ActionBar>
          <SignOff billDay={billDay} onChanged={onChanged} onRefused={onRefused} />
          <Match day={day} kind="plain" label={words.again} onChanged={onChanged} onRefused={onRefused} />
        </ActionBar>
      )}
    </>
  )
}

function NotYet({ day, ...changes }: { day: ShopDay } & DayChanges) {
  return (
    <>
      <Hero label={billWords.day(day, serverNow())} figure={words.notYet} />
      <ActionBar>
        <Match day={day} kind="primary" label={words.match} {...changes} />
      </ActionBar>
    </>
  )
}

function Match(props: { day: ShopDay; kind: 'primary' | 'plain'; label: string } & DayChanges) {
  const { day, kind, label, ...changes } = props
  const { busy, trouble, start } = useDayChange(async () => {
    const billDay = await askMerchant('bill.match', { day })
    say(words.matchedAgain)
    return billDay
  }, changes)
  return (
    <>
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button kind={kind} busy={busy} onPress={start}>
        {label}
      </Button>
    </>
  )
}
