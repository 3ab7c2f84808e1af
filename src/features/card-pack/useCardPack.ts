import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { rememberHead } from '../../cloud/ledger-memory'
import { type SeenPack, seenPack } from '../../cloud/seen-pack'
import { useAnswer } from '../../cloud/useAnswer'

/** Everything the first screen draws, in one call. */
export function useCardPack() {
  const { answer, trouble, asking, ask } = useAnswer<SeenPack>(async () => {
    const seen = { pack: await askShopper('pack.open', {}), seenAt: serverNow() }
    seenPack.write(seen)
    rememberHead({ ...seen.pack.head, seenAt: seen.seenAt })
    return seen
  }, seenPack.read())
  return { pack: answer?.pack ?? null, seenAt: answer?.seenAt ?? null, trouble, asking, ask }
}
