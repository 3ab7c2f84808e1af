import type { ReactNode } from 'react'
import { Screen } from '../../ui/Screen'
import { Flows } from './Flows'
import { Owed } from './Owed'

/** What members' balances come to: how much is owed, what waits to be done about it (`byHand`), what came in and left. */
export function StoredValue({ byHand }: { byHand: ReactNode }) {
  return (
    <Screen>
      <Owed />
      {byHand}
      <Flows />
    </Screen>
  )
}
