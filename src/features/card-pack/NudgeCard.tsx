import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { useWork } from '../../cloud/useWork'
import type { Nudge } from '../../contract/pack'
import { cardPackWords } from '../../copy/card-pack'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'

const words = cardPackWords.nudge

/** What the member's own rhythm says about the next top-up: one tap repeats the usual one, one switches such words off. */
export function NudgeCard({ nudge }: { nudge: Nudge }) {
  const [isOff, setOff] = useState(false)
  const off = useWork(async () => {
    await askShopper('renewal.remind', { remind: 'off' })
    setOff(true)
  })
  if (isOff) return <Notice message={words.off.message} nextStep={words.off.nextStep} />
  return (
    <View className="card-pack__nudge">
      <Notice
        message={nudge.text}
        nextStep={off.trouble?.message}
        action={{ label: words.again(nudge.tier.payFen), onPress: () => go.topUpAgain(nudge.tier.tierId) }}
      />
      <Pressable className="card-pack__off" disabled={off.busy} onPress={off.start}>
        <Text>{words.switchOff}</Text>
      </Pressable>
    </View>
  )
}
