import { Text, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { importWords as words } from '../../copy/physical-cards'
import { MOST_PASTED, readPastedCards, sumsOf } from '../../domain/physical-cards/pasted-cards'
import { Button } from '../../ui/Button'
import { EffectButton } from '../../ui/EffectButton'
import { Notice } from '../../ui/Notice'
import { ActionBar, Screen } from '../../ui/Screen'
import { WordsField } from '../../ui/WordsField'
import { ImportResult } from './ImportResult'
import { KnownBatches } from './KnownBatches'
import { PastedCards } from './PastedCards'
import { useImport } from './useImport'
import './PhysicalCards.scss'

/** Characters: what a page of the longest lines comes to. */
const LONGEST_TEXT = 60 * MOST_PASTED

/** The owner takes over physical cards: pasted, judged line by line before anything is sent, and sent so that it can be gone on with. */
export function ImportCards() {
  const { stage, left, send, again } = useImport()
  const [text, setText] = useState(left?.text ?? '')
  const { cards, problems } = useMemo(() => readPastedCards(text), [text])
  const sums = sumsOf(cards)
  if (stage.stage === 'done') {
    return (
      <Screen>
        <ImportResult
          batch={stage.batch}
          onAgain={() => {
            setText('')
            again()
          }}
        />
      </Screen>
    )
  }
  const isSending = stage.stage === 'sending'
  const start = () => void send(text, cards)
  return (
    <Screen>
      <View className="physical-cards">
        <Text className="physical-cards__intro">{words.intro}</Text>
        {left && stage.stage === 'pasting' && text === left.text && <Notice {...words.unfinished} />}
        {stage.stage === 'stopped' && (
          <Notice tone="bad" message={stage.trouble.message} nextStep={words.unfinished.nextStep} />
        )}
        <WordsField
          {...words.paste}
          value={text}
          most={LONGEST_TEXT}
          disabled={isSending}
          isForTables
          onChange={setText}
        />
        <PastedCards cards={cards} problems={problems} />
        {isSending && (
          <View className="physical-cards__note" role="status">
            {words.sending(stage.done, stage.all)}
          </View>
        )}
      </View>
      {!isSending && text === '' && <KnownBatches />}
      <ActionBar>
        {stage.stage === 'stopped' ? (
          <Button onPress={start}>{words.goOn}</Button>
        ) : (
          <EffectButton
            words={words.sheet}
            effect={words.effect(cards.length, sums.principalFen)}
            busy={isSending}
            disabled={cards.length === 0 || problems.length > 0}
            onConfirm={start}
          >
            {cards.length === 0 ? words.nothing : words.submit(cards.length)}
          </EffectButton>
        )}
      </ActionBar>
    </Screen>
  )
}
