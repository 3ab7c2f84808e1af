import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import type { BoundCard } from '../../contract/points'
import type { ShopperInputs } from '../../contract/shopper'
import { bindWords as words } from '../../copy/physical-cards'
import { plainCardCode, plainCardNumber } from '../../domain/physical-cards/imported-card'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Stopped } from '../../ui/Stopped'
import { Verdict } from '../../ui/Verdict'
import './PhysicalCards.scss'

const SHORTEST_NUMBER = 4
const CODE_LENGTH = 16

/** What a physical card held comes into the card pack: by its number and the code that was printed for it. */
export function BindCard() {
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [bound, setBound] = useState<BoundCard | null>(null)
  const binding = useIntention<ShopperInputs['card.bind'], BoundCard>(
    'card.bind',
    wish => askShopper('card.bind', wish),
    setBound,
  )
  const missing = whatIsMissing(number, code)
  const bind = () => {
    if (missing !== null) return
    void binding.begin(async () => ({ bindId: await newId('bnd'), cardNumber: number.trim(), code: code.trim() }))
  }
  if (bound) return <Bound card={bound} />
  return (
    <Screen>
      <View className="physical-cards">
        <Text className="physical-cards__intro">{words.intro}</Text>
        <Stopped {...binding} onRetry={() => void binding.retry()} />
        <Field kind="code" {...words.number} value={number} onChange={setNumber} />
        <Field kind="code" {...words.code} value={code} onChange={setCode} onConfirm={bind} />
      </View>
      <ActionBar>
        <Button busy={binding.busy} disabled={missing !== null} onPress={bind}>
          {missing ?? words.submit}
        </Button>
      </ActionBar>
    </Screen>
  )
}

/** The first thing that still has to be typed, in words; null when nothing has. */
function whatIsMissing(number: string, code: string): string | null {
  if (plainCardNumber(number).length < SHORTEST_NUMBER) return words.missing.number
  return plainCardCode(code).length === CODE_LENGTH ? null : words.missing.code
}

function Bound({ card }: { card: BoundCard }) {
  const { principalFen, bonusFen, points } = card
  return (
    <Screen>
      <Verdict tone="good" word={words.done} note={words.doneNote(card)} />
      <List>
        <ListRow title={words.principal} value={<Price fen={principalFen} />} />
        {bonusFen > 0 && <ListRow title={words.bonus} value={<Price fen={bonusFen} />} />}
        {points > 0 && <ListRow title={words.points} value={String(points)} />}
      </List>
      <ActionBar>
        <Button onPress={go.home}>{words.back}</Button>
      </ActionBar>
    </Screen>
  )
}
