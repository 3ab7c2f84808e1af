import { View } from '@tarojs/components'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { AdjustmentView, CardToCorrect } from '../../contract/adjustments'
import type { MerchantInputs } from '../../contract/merchant'
import {
  type BonusValidity,
  bonusValidities,
  type Change,
  fromTo,
  adjustmentWords as words,
} from '../../copy/adjustments'
import { addDays, shopDayOf } from '../../domain/time'
import { Choices } from '../../ui/Choices'
import { EffectButton } from '../../ui/EffectButton'
import { Field } from '../../ui/Field'
import { Hero } from '../../ui/Hero'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { cardAfter, changeOf, isShort, movesSomething, type Typed } from './change-of-form'
import './Adjustments.scss'

const directions = ['up', 'down'] as const
const validities = Object.keys(bonusValidities) as BonusValidity[]

/** What is put in or taken out of a member's card and why, with what it comes to beside it. */
export function ProposeForm({ ticket, card }: { ticket: string; card: CardToCorrect }) {
  const [typed, setTyped] = useState<Typed>({ direction: 'up', principal: '', bonus: '', points: '' })
  const [validity, setValidity] = useState<BonusValidity>('year')
  const [reason, setReason] = useState('')
  const type = (field: keyof Typed) => (value: string) => setTyped(before => ({ ...before, [field]: value }))
  const proposing = useIntention<MerchantInputs['adjustments.propose'], AdjustmentView>(
    'adjustments.propose',
    wish => askMerchant('adjustments.propose', wish),
    () => {
      say(words.submitted)
      go.back()
    },
  )
  const change = changeOf(typed)
  const after = change && cardAfter(card, change)
  const isReady = change && after && movesSomething(change) && !isShort(after) && reason.trim() !== ''
  const propose = (what: Change) => {
    const days = bonusValidities[validity]
    const until = what.bonusFen > 0 && days !== null ? { bonusUntil: addDays(shopDayOf(serverNow()), days) } : {}
    return proposing.begin(async () => ({
      adjustmentId: await newId('adj'),
      member: { ticket },
      ...what,
      ...until,
      reason: reason.trim(),
    }))
  }
  return (
    <>
      <Hero label={words.member} figure={card.holder} />
      <Section title={words.now}>
        <Holdings before={card} after={change && movesSomething(change) ? after : null} />
      </Section>
      <View className="adjustments__form">
        <Choices
          title={words.direction}
          choices={directions.map(key => ({ key, label: words.directions[key] }))}
          chosen={typed.direction}
          onChoose={type('direction')}
        />
        <Field kind="amount" {...words.fields.principal} value={typed.principal} onChange={type('principal')} />
        <Field kind="amount" {...words.fields.bonus} value={typed.bonus} onChange={type('bonus')} />
        {change && change.bonusFen > 0 && (
          <Choices
            title={words.validity}
            choices={validities.map(key => ({ key, label: words.validities[key] }))}
            chosen={validity}
            onChoose={setValidity}
          />
        )}
        <Field kind="digits" {...words.fields.points} value={typed.points} onChange={type('points')} />
        <Field kind="note" {...words.fields.reason} value={reason} onChange={setReason} />
        {!change && <View className="adjustments__bad">{words.badAmount}</View>}
        {after && isShort(after) && <View className="adjustments__bad">{words.tooLow}</View>}
        <Stopped {...proposing} onRetry={() => void proposing.retry()} />
      </View>
      <ActionBar>
        <EffectButton
          words={words.submitSheet}
          effect={change ? words.effect(card, change) : []}
          busy={proposing.busy}
          disabled={!isReady}
          onConfirm={() => change && void propose(change)}
        >
          {words.submit}
        </EffectButton>
      </ActionBar>
    </>
  )
}

/** What the card holds, and with something typed what it will hold. */
function Holdings({ before, after }: { before: CardToCorrect; after: CardToCorrect | null }) {
  const money = (kind: 'principalFen' | 'bonusFen') =>
    after && after[kind] !== before[kind] ? fromTo(before[kind], after[kind]) : <Price fen={before[kind]} />
  return (
    <List>
      <ListRow title={words.principal} value={money('principalFen')} />
      <ListRow title={words.bonus} value={money('bonusFen')} />
      <ListRow
        title={words.points}
        value={after && after.points !== before.points ? `${before.points} → ${after.points}` : String(before.points)}
      />
    </List>
  )
}
