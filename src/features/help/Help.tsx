import { useRouter } from '@tarojs/taro'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { HelpPage, TicketLine } from '../../contract/help'
import { helpWords as words } from '../../copy/help'
import { ticketWords } from '../../copy/tickets'
import { Button } from '../../ui/Button'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Waiting } from '../../ui/Waiting'
import { aboutOf } from './about'
import { callShop } from './call-shop'
import { Questions } from './Questions'
import { ServiceButton } from './ServiceButton'
import './Help.scss'

/** Answers first, then people: what is asked most, my tickets, and how the shop is reached. */
export function Help() {
  const about = aboutOf(useRouter().params)
  const asked = useAnswer(() => askShopper('help.page', {}))
  const { answer } = asked
  return (
    <Screen>
      <Waiting {...asked} height={720} />
      {answer && (
        <>
          {answer.tickets.length > 0 && <OwnTickets tickets={answer.tickets} />}
          <Section title={words.questions}>
            <Questions questions={answer.questions} />
          </Section>
          <Reach page={answer} />
          <ActionBar>
            <Button onPress={() => go.askShop(about)}>{words.ask}</Button>
            <Hint>{words.promise(answer)}</Hint>
          </ActionBar>
        </>
      )}
    </Screen>
  )
}

function OwnTickets({ tickets }: { tickets: TicketLine[] }) {
  const now = serverNow()
  return (
    <Section title={words.tickets}>
      <List>
        {tickets.map(ticket => (
          <ListRow
            key={ticket.ticketId}
            title={ticketWords.title(ticket)}
            note={
              ticket.answerBy === null
                ? ticketWords.opened(ticket.openedAt, now)
                : ticketWords.due(ticket.answerBy, ticket.isOverdue, now)
            }
            value={ticketWords.stage(ticket.stage)}
            onPress={() => go.ticket(ticket.ticketId)}
          />
        ))}
      </List>
    </Section>
  )
}

function Reach({ page: { phone, hours } }: { page: HelpPage }) {
  return (
    <Section title={words.reach}>
      <List>
        {phone !== null && (
          <ListRow title={words.call(phone)} note={hours ?? undefined} onPress={() => callShop(phone)} />
        )}
        <ListRow {...words.reminders} onPress={go.messageSwitches} />
      </List>
      <ServiceButton label={words.service} />
    </Section>
  )
}
