import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import type { Proof } from '../../cloud/confirmation'
import { keptDeviceId } from '../../cloud/device-id'
import { useCodeByText, useConfirmation } from '../../cloud/useConfirmation'
import { useReminders } from '../../cloud/useReminders'
import { useWork } from '../../cloud/useWork'
import type { JoinedPlan, NextInstalment } from '../../contract/plans'
import { planWords as words } from '../../copy/plans'
import { reminderWords } from '../../copy/reminders'
import { Button } from '../../ui/Button'
import { ConfirmSheet } from '../../ui/ConfirmSheet'
import { EffectSheet } from '../../ui/EffectSheet'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { ReminderOffer } from '../../ui/ReminderOffer'
import { go } from '../../ui/routes'

/** A plan that I have joined: how far it is, the next instalment and the tap that pays it. */
export function MyPlan({ plan, onChanged }: { plan: JoinedPlan; onChanged: () => void }) {
  const [leaving, setLeaving] = useState(false)
  const { next, state } = plan
  return (
    <View className="plans__card">
      <List>
        <ListRow
          title={plan.title}
          note={words.terms(plan)}
          value={state === 'running' ? words.progress(plan) : words.over[state]}
        />
        {next ? <NextRow next={next} /> : <ListRow title={words.progress(plan)} note={words.overNote} />}
      </List>
      {next && <PayNext plan={plan} next={next} />}
      {next?.unavailable && <NextReminder />}
      {next && (
        <Button kind="plain" onPress={() => setLeaving(true)}>
          {words.leave}
        </Button>
      )}
      {leaving && <LeaveSheet plan={plan} onLeft={onChanged} onClose={() => setLeaving(false)} />}
    </View>
  )
}

/** Asked for while there is nothing to pay yet: a plan is never paid by itself. */
function NextReminder() {
  const [reminders, allow] = useReminders(['instalment_due'], true)
  const { offer, note } = reminderWords.plan
  return <ReminderOffer state={reminders.state} offer={offer} note={note} onAllow={allow} />
}

function NextRow({ next }: { next: NextInstalment }) {
  return (
    <ListRow
      title={words.next(next)}
      phrases={words.nextDays(next, serverNow())}
      value={<Price fen={next.payFen} short />}
      {...(next.bonusFen > 0 ? { valueNote: words.bonus(next.bonusFen) } : {})}
    />
  )
}

/** One tap makes the order; the top-up page takes it from there. The shop may want it confirmed first. */
function PayNext({ plan, next }: { plan: JoinedPlan; next: NextInstalment }) {
  const { membershipId } = plan
  const proof = useRef<Proof | null>(null)
  const { busy, trouble, start } = useWork(async () => {
    const { number, payFen: expectedPayFen, bonusFen: expectedBonusFen } = next
    const deviceId = keptDeviceId()
    const known = { ...(deviceId && { deviceId }), ...proof.current }
    proof.current = null
    const order = await askShopper('plans.pay', { membershipId, number, expectedPayFen, expectedBonusFen, ...known })
    go.topUp(order.orderId)
  })
  const { asked, decline } = useConfirmation(busy, trouble)
  const text = useCodeByText(asked)
  if (next.unavailable) return <View className="plans__later">{next.unavailable.nextStep}</View>
  return (
    <>
      {trouble && !asked && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button busy={busy} onPress={start}>
        {words.pay(next)}
      </Button>
      {asked && (
        <ConfirmSheet
          {...{ asked, busy, trouble, text }}
          onConfirm={given => {
            proof.current = given
            start()
          }}
          onClose={decline}
        />
      )}
    </>
  )
}

function LeaveSheet(props: { plan: JoinedPlan; onLeft: () => void; onClose: () => void }) {
  const { plan, onLeft, onClose } = props
  const { busy, trouble, start } = useWork(async () => {
    await askShopper('plans.leave', { membershipId: plan.membershipId })
    onClose()
    onLeft()
  })
  const { effect } = words.leaveSheet
  return <EffectSheet words={words.leaveSheet} {...{ effect, busy, trouble, onClose }} onConfirm={start} />
}
