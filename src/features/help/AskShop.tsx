import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useAnswer } from '../../cloud/useAnswer'
import { useIntention } from '../../cloud/useIntention'
import type { TicketView } from '../../contract/help'
import type { ShopperInputs } from '../../contract/shopper'
import { askWords as words } from '../../copy/help'
import { ticketWords } from '../../copy/tickets'
import { LONGEST_WORDS, promise, type TicketTopic, ticketTopics } from '../../domain/help/ticket'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Hint } from '../../ui/Hint'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Stopped } from '../../ui/Stopped'
import { WordsField } from '../../ui/WordsField'
import { aboutOf, askedAbout, likelyTopic } from './about'
import './AskShop.scss'

const topics = ticketTopics.map(key => ({ key, label: ticketWords.topic(key) }))

/** A question to the shop: about what, in the member's own words, and by when it is answered. */
export function AskShop() {
  const about = askedAbout(aboutOf(useRouter().params))
  const [topic, setTopic] = useState<TicketTopic | null>(likelyTopic(about))
  const [text, setText] = useState('')
  const { answer: page } = useAnswer(() => askShopper('help.page', {}))
  const asking = useIntention<ShopperInputs['ticket.open'], TicketView>(
    'ticket.open',
    wish => askShopper('ticket.open', wish),
    ({ ticketId }) => go.asked(ticketId),
  )
  const wanted = text.trim()
  const submit = async () => {
    if (!topic || wanted === '') return
    const ids = { ticketId: await newId('tkt'), wordsId: await newId('twd') }
    void asking.begin(async () => ({ ...ids, topic, about, text: wanted }))
  }
  const now = serverNow()
  return (
    <Screen>
      <View className="ask">
        <Stopped {...asking} onRetry={() => void asking.retry()} />
        <Choices title={words.topic} choices={topics} chosen={topic} onChoose={setTopic} />
        <WordsField {...words.text} value={text} most={LONGEST_WORDS} onChange={setText} />
        <Hint>{[...(about ? [words.about[about.kind]] : []), words.privacy].join('。')}</Hint>
      </View>
      <ActionBar>
        {page && <Hint>{words.promise(promise(page.replyHours, now).answerBy, now)}</Hint>}
        <Button busy={asking.busy} disabled={!topic || wanted === ''} onPress={() => void submit()}>
          {words.submit}
        </Button>
      </ActionBar>
    </Screen>
  )
}
