import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { alarmWords as words } from '../../copy/alarms'
import { momentText } from '../../domain/time'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Screen } from '../../ui/Screen'
import { Waiting } from '../../ui/Waiting'

/** What the owner must look at, newest first. */
export function Alarms() {
  const asked = useAnswer(() => askMerchant('alarms.list', {}))
  const { answer } = asked
  const now = serverNow()
  return (
    <Screen>
      <Waiting {...asked} height={360} />
      {answer?.alarms.length === 0 && <Empty icon="shop" words={words.none} />}
      {answer && answer.alarms.length > 0 && (
        <List>
          {answer.alarms.map(({ alarmId, kind, at, message }) => (
            <ListRow key={alarmId} title={words.kind(kind)} note={message} phrases={[momentText(at, now)]} />
          ))}
        </List>
      )}
    </Screen>
  )
}
