import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import { useWork } from '../../cloud/useWork'
import type { MerchantInputs } from '../../contract/merchant'
import type { DeskTicket as Desk } from '../../contract/ticket-desk'
import { ticketWords, deskWords as words } from '../../copy/tickets'
import { LONGEST_WORDS } from '../../domain/help/ticket'
import type { TicketId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { SaidList } from '../../ui/SaidList'
import { Screen } from '../../ui/Screen'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { Waiting } from '../../ui/Waiting'
import { WordsField } from '../../ui/WordsField'
import './DeskTicket.scss'

/** A member's question: whose, about what, by when; what was said, and the answer. */
export function DeskTicket() {
  const { ticketId = '' } = useRouter().params
  const view = useView(() => askMerchant('tickets.read', { ticketId: ticketId as TicketId }))
  const { answer: ticket } = view
  return (
    <Screen>
      <Waiting {...view} height={640} />
      {ticket && (
        <>
          <Facts ticket={ticket} />
          <SaidList said={ticket.said} reader="shop" now={serverNow()} />
          {ticket.isOwn ? <Notice {...words.own} /> : <Answering ticket={ticket} onChanged={view.show} />}
        </>
      )}
    </Screen>
  )
}

function Facts({ ticket }: { ticket: Desk }) {
  const { holder, storeName, answerBy, isOverdue, stage, inHandOf, reopened, score } = ticket
  const now = serverNow()
  return (
    <List>
      <ListRow
        title={ticketWords.title(ticket)}
        note={answerBy === null ? ticketWords.opened(ticket.openedAt, now) : ticketWords.due(answerBy, isOverdue, now)}
        value={inHandOf === null ? ticketWords.stage(stage) : words.inHandOf(inHandOf)}
      />
      <ListRow title={words.holder} value={holder} />
      <ListRow title={words.store} value={storeName ?? words.wholeShop} />
      {reopened > 0 && <ListRow title={words.reopened(reopened)} />}
      {score !== null && <ListRow title={words.score(score)} />}
    </List>
  )
}

function Answering({ ticket: { ticketId, stage }, onChanged }: { ticket: Desk; onChanged: (ticket: Desk) => void }) {
  const [text, setText] = useState('')
  const taking = useWork(async () => onChanged(await askMerchant('tickets.take', { ticketId })))
  const closing = useWork(async () => {
    onChanged(await askMerchant('tickets.close', { ticketId }))
    say(words.isShut)
  })
  const answering = useIntention<MerchantInputs['tickets.answer'], Desk>(
    `tickets.answer.${ticketId}`,
    wish => askMerchant('tickets.answer', wish),
    changed => {
      setText('')
      say(words.sent)
      onChanged(changed)
    },
  )
  const wanted = text.trim()
  if (stage === 'solved' || stage === 'erased') return null
  const trouble = taking.trouble ?? closing.trouble
  const send = () => answering.begin(async () => ({ ticketId, wordsId: await newId('twd'), text: wanted }))
  return (
    <View className="desk-ticket__act">
      <WordsField {...words.answer} value={text} most={LONGEST_WORDS} onChange={setText} />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Stopped {...answering} onRetry={() => void answering.retry()} />
      <Button busy={answering.busy} disabled={wanted === ''} onPress={() => void send()}>
        {words.send}
      </Button>
      {stage === 'received' && (
        <Button kind="plain" busy={taking.busy} onPress={taking.start}>
          {words.take}
        </Button>
      )}
      {stage === 'answered' && (
        <Button kind="plain" busy={closing.busy} onPress={closing.start}>
          {words.shut}
        </Button>
      )}
    </View>
  )
}
