import type { ReactNode } from 'react'
import { askMerchant } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import { storedValueWords as words } from '../../copy/stored-value'
import { Empty } from '../../ui/Empty'
import { Screen } from '../../ui/Screen'
import { Waiting } from '../../ui/Waiting'
import { Flows } from './Flows'
import { Owed } from './Owed'

/** What members' balances come to: how much is owed, what waits to be done about it (`byHand`), what came in and left. */
export function StoredValue({ byHand }: { byHand: ReactNode }) {
  const asked = useAnswer(() => askMerchant('figures.liability', {}))
  const { answer, trouble } = asked
  return (
    <Screen>
      <Waiting {...asked} height={640} />
      {answer?.night === null && <Empty icon="clock" words={words.noNight} />}
      {answer?.night && <Owed night={answer.night} />}
      {/* All parts are asked for at once; where the first did not come, its trouble is said once for all. */}
      {(answer || !trouble) && (
        <>
          {byHand}
          <Flows />
        </>
      )}
    </Screen>
  )
}
