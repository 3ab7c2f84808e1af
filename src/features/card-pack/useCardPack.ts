import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { rememberHead } from '../../cloud/ledger-memory'
import { shelf } from '../../cloud/memory'
import { useAnswer } from '../../cloud/useAnswer'
import type { PackView } from '../../contract/shopper'
import type { Instant } from '../../domain/time'

interface SeenPack {
  pack: PackView
  seenAt: Instant
}

/** The pack as last seen on this phone: the first paint shows real numbers while the call is on its way. */
const lastSeen = shelf<SeenPack>('pack', 1)

/** Everything the first screen draws, in one call. */
export function useCardPack() {
  const { answer, trouble, asking, ask } = useAnswer<SeenPack>(async () => {
    const seen = { pack: await askShopper('pack.open', {}), seenAt: serverNow() }
    lastSeen.write(seen)
    rememberHead({ ...seen.pack.head, seenAt: seen.seenAt })
    return seen
  }, lastSeen.read())
  return { pack: answer?.pack ?? null, seenAt: answer?.seenAt ?? null, trouble, asking, ask }
}
