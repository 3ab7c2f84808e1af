import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import { useReminders } from '../../cloud/useReminders'
import type { CouponOffer } from '../../contract/coupons'
import { conditionText, couponWords as words } from '../../copy/coupons'
import { reminderWords } from '../../copy/reminders'
import { CouponValue } from '../../ui/CouponValue'
import { Empty } from '../../ui/Empty'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'
import { ReminderOffer } from '../../ui/ReminderOffer'
import { Ticket } from '../../ui/Ticket'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { say } from '../../ui/toast'
import { CouponsSkeleton } from './CouponsSkeleton'
import { useClaim } from './useClaim'

type Template = CouponOffer['templates'][number]

/** Coupons the shop gives away; what cannot be claimed says why. */
export function ClaimCentre() {
  const { answer, trouble, asking, ask } = useAnswer(() => askShopper('coupons.offer', {}))
  const [claimed, setClaimed] = useState(false)
  const [reminders, allow] = useReminders(['coupon_expiring'], claimed)
  const { claim, claiming, refused } = useClaim(() => {
    say(words.claimed)
    setClaimed(true)
    void ask()
  })

  if (!answer) {
    if (!trouble) return <CouponsSkeleton />
    return <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
  }
  if (answer.templates.length === 0) return <Empty icon="coupon" words={words.empty.offer.words} />
  return (
    <View className="coupons__spread">
      {refused && <Notice tone="bad" message={refused.message} nextStep={refused.nextStep} />}
      <ReminderOffer
        state={reminders.state}
        offer={reminderWords.coupon.offer(reminders.state === 'offered' ? reminders.daysBefore : 0)}
        note={reminderWords.coupon.note}
        onAllow={allow}
      />
      {answer.templates.map(template => (
        <Offered
          key={template.templateId}
          template={template}
          claiming={claiming === template.templateId}
          onClaim={() => void claim(template.templateId)}
        />
      ))}
    </View>
  )
}

function Offered({ template, claiming, onClaim }: { template: Template; claiming: boolean; onClaim: () => void }) {
  const { face, title, rules, unavailable } = template
  return (
    <Ticket
      value={<CouponValue face={face} />}
      condition={conditionText(face)}
      title={title}
      note={unavailable?.message ?? rules.join('，')}
      faded={unavailable !== null}
      stub={
        unavailable ? undefined : (
          <Pressable className="coupons__claim" disabled={claiming} onPress={onClaim}>
            <Text className="coupons__pill">{words.claim}</Text>
          </Pressable>
        )
      }
    />
  )
}
