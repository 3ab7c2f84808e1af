import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import { useReminders } from '../../cloud/useReminders'
import { useWork } from '../../cloud/useWork'
import type { MessageSwitch } from '../../contract/messages'
import { messageSwitchWords as words } from '../../copy/message-switches'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Hint } from '../../ui/Hint'
import { List } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Screen } from '../../ui/Screen'
import { SwitchRow } from '../../ui/SwitchRow'
import { Waiting } from '../../ui/Waiting'

/** Everything that the shop may tell a member by message, each with a switch. */
export function MessageSwitches() {
  const asked = useAnswer(() => askShopper('messages.switches', {}))
  const { answer } = asked
  return (
    <Screen>
      <Waiting {...asked} height={520} />
      {answer?.switches.length === 0 && <Empty icon="clock" words={words.none} />}
      {answer && answer.switches.length > 0 && (
        <>
          <List>
            {answer.switches.map(each => (
              <Row key={each.kind} known={each} daysBefore={answer.daysBefore} />
            ))}
          </List>
          <Hint>{words.intro}</Hint>
          <Hint>{words.hint}</Hint>
        </>
      )}
    </Screen>
  )
}

function Row({ known, daysBefore }: { known: MessageSwitch; daysBefore: number }) {
  const [brought, setBrought] = useState<MessageSwitch | null>(null)
  const now = brought ?? known
  const { kind, choice, left } = now
  const turned = choice === 'on' ? 'off' : 'on'
  const { busy, trouble, start } = useWork(async () => {
    setBrought(await askShopper('messages.switch', { kind, choice: turned }))
  })
  const [reminders, allow] = useReminders([kind], choice === 'on' && left === 0)
  return (
    <>
      <SwitchRow
        title={words.title(now)}
        note={words.note(now, daysBefore)}
        on={choice === 'on'}
        words={words}
        busy={busy}
        onPress={start}
      />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      {reminders.state === 'offered' && (
        <Button kind="plain" onPress={allow}>
          {words.allow}
        </Button>
      )}
    </>
  )
}
