import { View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useAnswer } from '../../cloud/useAnswer'
import { useIntention } from '../../cloud/useIntention'
import type { GivenGift } from '../../contract/gifts'
import type { ShopperInputs } from '../../contract/shopper'
import { giftWords } from '../../copy/gifts'
import type { Greeting } from '../../domain/gifts/gift'
import { type Fen, fenFromYuan, NO_MONEY } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { Field } from '../../ui/Field'
import { GreetingChoice } from '../../ui/GreetingChoice'
import { ActionBar, Screen } from '../../ui/Screen'
import { Stopped } from '../../ui/Stopped'
import { Terms } from '../../ui/Terms'
import { Waiting } from '../../ui/Waiting'
import { GiftFace } from './GiftFace'
import { GiftToShare } from './GiftToShare'
import './Gifts.scss'

const words = giftWords.form

/** Amounts that are given most often, in yuan. */
const QUICK_YUAN = [20, 50, 100, 200]

/** A gift is made: how much and with which words; it leaves the balance with the one button and is then to be sent. */
export function GiveGift() {
  const [made, setMade] = useState<GivenGift | null>(null)
  const giving = useIntention<ShopperInputs['gift.create'], GivenGift>(
    'give-gift',
    wish => askShopper('gift.create', wish),
    setMade,
  )
  const asked = useAnswer(() => askShopper('pack.open', {}))
  const { answer } = asked
  if (made) return <GiftToShare gift={made} onChanged={setMade} />
  return (
    <Screen>
      <Waiting {...asked} height={720} />
      <Stopped {...giving} onRetry={() => void giving.retry()} />
      {answer && (
        <Form
          balanceFen={answer.balanceFen}
          busy={giving.busy}
          onGive={(amountFen, greeting) =>
            void giving.begin(async () => ({ giftId: await newId('gft'), amountFen, greeting }))
          }
        />
      )}
    </Screen>
  )
}

function Form(props: { balanceFen: Fen; busy: boolean; onGive: (amountFen: Fen, greeting: Greeting) => void }) {
  const { balanceFen, busy, onGive } = props
  const [text, setText] = useState('')
  const [greeting, setGreeting] = useState<Greeting>('coffee')
  const amountFen = fenFromYuan(text)
  const fits = amountFen !== null && amountFen > 0 && amountFen <= balanceFen
  return (
    <>
      <View className="gifts__spread">
        <GiftFace greeting={greeting} amountFen={amountFen ?? NO_MONEY} foot={words.balance(balanceFen)} />
        <Field kind="amount" {...words.amount} value={text} onChange={setText} />
        <Chips
          options={QUICK_YUAN.map(yuan => ({ key: String(yuan), label: words.quick(yuan) }))}
          chosen={text}
          onChoose={setText}
        />
        <GreetingChoice chosen={greeting} onChoose={setGreeting} />
        <Terms rules={words.rules} fine />
      </View>
      <ActionBar>
        <Button
          disabled={!fits}
          busy={busy}
          onPress={() => {
            if (fits) onGive(amountFen, greeting)
          }}
        >
          {fits ? words.submit(amountFen) : amountFen ? words.tooMuch(balanceFen) : words.noAmount}
        </Button>
      </ActionBar>
    </>
  )
}
