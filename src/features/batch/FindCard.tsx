import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { useWork } from '../../cloud/useWork'
import type { CardInput } from '../../contract/batch'
import { batchWords as words } from '../../copy/batch'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { say } from '../../ui/toast'
import type { ChosenCard } from './useChosenCards'

const PHONE = /^1[3-9]\d{9}$/

/** Looks for somebody's card by what is on file of it; the shop answers with the end of its number and nothing else. */
export function FindCard({ onFound }: { onFound: (card: ChosenCard) => boolean }) {
  const [text, setText] = useState('')
  const written = text.trim()
  const { busy, trouble, start } = useWork(async () => {
    const card: CardInput = PHONE.test(written)
      ? { by: 'phone', phone: written }
      : { by: 'card_number', cardNumber: written }
    const { holder } = await askShopper('batch.find', { card })
    if (onFound({ holder, card })) setText('')
    else say(words.again)
  })
  return (
    <View className="batch__find">
      <Field
        kind="code"
        label={words.find.label}
        placeholder={words.find.placeholder}
        value={text}
        onChange={setText}
      />
      <Text className="batch__note">{words.find.note}</Text>
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button kind="quiet" busy={busy} disabled={written.length === 0 || written.length > 40} onPress={start}>
        {words.add}
      </Button>
    </View>
  )
}
