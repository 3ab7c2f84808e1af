import { askMerchant } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { alarmWords as words } from '../../copy/alarms'
import { momentText } from '../../domain/time'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'

/** What the owner must look at, newest first. */
export function Alarms() {
  const { answer, trouble, asking, ask } = useAnswer(() => askMerchant('alarms.list', {}))
  const now = serverNow()
  return (
    <Screen>
      {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
      {!answer && !trouble && <Skeleton height={360} radius={24} />}
      {answer?.alarms.length === 0 && <Empty icon="shop" words={words.none} />}
      {answer && answer.alarms.length > 0 && (
        <List>
          {answer.alarms.map(({ alarmId, kind, at, message }) => (
            <ListRow
              key={alarmId}
              title={words.kind(kind)}
              note={momentText(at, now)}
              phrases={message.split(/(?<=，)/)}
            />
          ))}
        </List>
      )}
    </Screen>
  )
}
