import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { DeskLine } from '../../contract/ticket-desk'
import { ticketWords, deskWords as words } from '../../copy/tickets'
import { List, ListRow } from '../../ui/ListRow'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { ToDecide } from '../../ui/ToDecide'
import { Waiting } from '../../ui/Waiting'

/** What members ask: what was promised soonest first, and beneath it what was answered lately. */
export function TicketDesk() {
  const asked = useAnswer(() => askMerchant('tickets.list', {}))
  const { answer } = asked
  return (
    <Screen>
      <Waiting {...asked} height={520} />
      {answer && (
        <ToDecide
          words={words}
          open={answer.waiting}
          decided={answer.answered}
          draw={tickets => <Lines tickets={tickets} />}
        />
      )}
    </Screen>
  )
}

function Lines({ tickets }: { tickets: DeskLine[] }) {
  const now = serverNow()
  return (
    <List>
      {tickets.map(ticket => {
        const { ticketId, holder, storeName, inHandOf, answerBy, isOverdue, openedAt, stage } = ticket
        return (
          <ListRow
            key={ticketId}
            {...(isOverdue && { icon: 'alert' as const })}
            title={ticketWords.title(ticket)}
            note={answerBy === null ? ticketWords.opened(openedAt, now) : ticketWords.due(answerBy, isOverdue, now)}
            phrases={[holder, storeName ?? words.wholeShop]}
            value={inHandOf === null ? ticketWords.stage(stage) : words.inHandOf(inHandOf)}
            onPress={() => go.deskTicket(ticketId)}
          />
        )
      })}
    </List>
  )
}
