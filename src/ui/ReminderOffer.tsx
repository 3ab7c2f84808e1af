import { reminderWords as words } from '../copy/reminders'
import { Notice } from './Notice'
import { go } from './routes'

/** A quiet line that offers to tell a member of something later; nothing where there is nothing to offer. */
export function ReminderOffer(props: {
  state: 'none' | 'offered' | 'allowed'
  offer: string
  note: string
  onAllow: () => void
}) {
  const { state, offer, note, onAllow } = props
  switch (state) {
    case 'none':
      return null
    case 'offered':
      return <Notice message={offer} nextStep={note} action={{ label: words.allow, onPress: onAllow }} />
    case 'allowed':
      return (
        <Notice tone="good" message={words.allowed} action={{ label: words.manage, onPress: go.messageSwitches }} />
      )
    default:
      return state satisfies never
  }
}
