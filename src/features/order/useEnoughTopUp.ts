import { askShopper } from '../../cloud/client'
import { CLIENT } from '../../cloud/payment'
import { useWhenRested } from '../../cloud/useWhenRested'
import type { Fen } from '../../domain/money'
import { type EnoughTopUp, leastEnough } from '../../domain/top-up/enough'

/** What to top my own card up with so that what it lacks is there; null while unknown, and when nothing on offer suffices. */
export function useEnoughTopUp(lackingFen: Fen | null): EnoughTopUp | null {
  const { answer } = useWhenRested(lackingFen === null ? null : 'offer', () =>
    askShopper('topUp.offer', { client: CLIENT }),
  )
  return answer && lackingFen !== null && !answer.shut ? leastEnough(answer, lackingFen) : null
}
