import { View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import { useWork } from '../../cloud/useWork'
import type { TicketView } from '../../contract/help'
import type { ShopperInputs } from '../../contract/shopper'
import { ratingWords } from '../../copy/ratings'
import { ownTicketWords as words } from '../../copy/tickets'
import type { Score } from '../../domain/help/rating'
import { LONGEST_WORDS } from '../../domain/help/ticket'
import { Button } from '../../ui/Button'
import { EffectSheet } from '../../ui/EffectSheet'
import { Notice } from '../../ui/Notice'
import { ActionBar } from '../../ui/Screen'
import { Stars } from '../../ui/Stars'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { WordsField } from '../../ui/WordsField'

interface Props {
  ticket: TicketView
  onChanged: (ticket: TicketView) => void
}

/** What the member can do about a ticket now: write more, say that it is solved, rate the help, erase what was written. */
export function TicketActions({ ticket, onChanged }: Props) {
  const { ticketId, stage } = ticket
  const solving = useWork(async () => onChanged(await askShopper('ticket.solve', { ticketId })))
  const isWaiting = stage === 'received' || stage === 'in_hand'
  const [writing, setWriting] = useState(false)
  const goOn = () => setWriting(true)
  return (
    <>
      <View className="own-ticket__act">
        {solving.trouble && <Notice tone="bad" message={solving.trouble.message} nextStep={solving.trouble.nextStep} />}
        {(isWaiting || writing) && ticket.write !== 'closed' && (
          <Write
            {...{ ticket }}
            again={!isWaiting}
            onChanged={changed => {
              setWriting(false)
              onChanged(changed)
            }}
          />
        )}
        {(stage === 'answered' || stage === 'solved') && <Rate {...{ ticket, onChanged }} />}
        {isWaiting && (
          <Button kind="plain" busy={solving.busy} onPress={solving.start}>
            {words.withdraw}
          </Button>
        )}
        {stage === 'solved' && ticket.write !== 'closed' && !writing && (
          <Button kind="quiet" onPress={goOn}>
            {words.goOn}
          </Button>
        )}
        {stage === 'solved' && <Erase {...{ ticket, onChanged }} />}
      </View>
      {stage === 'answered' && !writing && (
        <ActionBar>
          <Button busy={solving.busy} onPress={solving.start}>
            {words.solve}
          </Button>
          <Button kind="plain" onPress={goOn}>
            {words.goOn}
          </Button>
        </ActionBar>
      )}
    </>
  )
}

function Write({ ticket: { ticketId }, again, onChanged }: Props & { again: boolean }) {
  const [text, setText] = useState('')
  const writing = useIntention<ShopperInputs['ticket.write'], TicketView>(
    `ticket.write.${ticketId}`,
    wish => askShopper('ticket.write', wish),
    changed => {
      setText('')
      onChanged(changed)
    },
  )
  const wanted = text.trim()
  const send = () => writing.begin(async () => ({ ticketId, wordsId: await newId('twd'), text: wanted }))
  return (
    <>
      <WordsField {...(again ? words.again : words.more)} value={text} most={LONGEST_WORDS} onChange={setText} />
      <Stopped {...writing} onRetry={() => void writing.retry()} />
      <Button
        kind={again ? 'primary' : 'quiet'}
        busy={writing.busy}
        disabled={wanted === ''}
        onPress={() => void send()}
      >
        {words.send}
      </Button>
    </>
  )
}

function Rate({ ticket: { ticketId, canRate, score }, onChanged }: Props) {
  const [chosen, setChosen] = useState<Score | null>(score)
  const rating = useWork(async () => {
    if (chosen !== null) onChanged(await askShopper('ticket.rate', { ticketId, score: chosen }))
  })
  if (!canRate && score === null) return null
  return (
    <View className="own-ticket__rate">
      <View>{score === null ? words.rate : words.thanks}</View>
      <Stars label={ratingWords.star} score={chosen} onChoose={setChosen} />
      {rating.trouble && <Notice tone="bad" message={rating.trouble.message} nextStep={rating.trouble.nextStep} />}
      {chosen !== null && chosen !== score && (
        <Button kind="plain" busy={rating.busy} onPress={rating.start}>
          {ratingWords.send}
        </Button>
      )}
    </View>
  )
}

function Erase({ ticket: { ticketId }, onChanged }: Props) {
  const [asking, setAsking] = useState(false)
  const erasing = useWork(async () => {
    onChanged(await askShopper('ticket.erase', { ticketId }))
    say(words.erasing.done)
  })
  return (
    <>
      {erasing.trouble && <Notice tone="bad" message={erasing.trouble.message} nextStep={erasing.trouble.nextStep} />}
      <Button kind="plain" busy={erasing.busy} onPress={() => setAsking(true)}>
        {words.erase}
      </Button>
      {asking && (
        <EffectSheet
          words={words.erasing}
          effect={words.erasing.note}
          onConfirm={() => {
            setAsking(false)
            erasing.start()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
