import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useView } from '../../cloud/useView'
import type { TicketView } from '../../contract/help'
import { ticketWords, ownTicketWords as words } from '../../copy/tickets'
import type { TicketId } from '../../domain/ids'
import { Notice } from '../../ui/Notice'
import { SaidList } from '../../ui/SaidList'
import { Screen } from '../../ui/Screen'
import { Steps } from '../../ui/Steps'
import { Waiting } from '../../ui/Waiting'
import { TicketActions } from './TicketActions'
import './OwnTicket.scss'

const reached: Record<TicketView['stage'], number> = { received: 1, in_hand: 1, answered: 3, solved: 4, erased: 4 }

/** A question of mine: how far it has come, what was said, and what I can do. */
export function OwnTicket() {
  const { ticketId = '' } = useRouter().params
  const view = useView(() => askShopper('ticket.read', { ticketId: ticketId as TicketId }))
  const { answer: ticket } = view
  return (
    <Screen>
      <Waiting {...view} height={640} />
      {ticket && (
        <>
          <View className="own-ticket__steps">
            <Steps names={words.steps} reached={reached[ticket.stage]} halted={ticket.stage === 'received'} />
          </View>
          <View className="own-ticket__head">
            <View className="own-ticket__title">{ticketWords.title(ticket)}</View>
            <View className="own-ticket__stand">{standOf(ticket)}</View>
          </View>
          {ticket.isOverdue && <Notice tone="bad" {...words.overdue} />}
          <SaidList said={ticket.said} reader="member" now={serverNow()} />
          <TicketActions ticket={ticket} onChanged={view.show} />
        </>
      )}
    </Screen>
  )
}

/** Where it stands, in one line. */
function standOf({ stage, answerBy, isOverdue, solvedBy, write }: TicketView): string {
  const now = serverNow()
  if (answerBy !== null) return words.promise(answerBy, isOverdue, now)
  if (stage === 'answered') return words.answered
  if (solvedBy === null) return ticketWords.erasedText
  const until = write === 'closed' ? null : write.until
  return [words.ended(solvedBy), ...(until === null ? [] : [words.canReopen(until, now)])].join('，')
}
