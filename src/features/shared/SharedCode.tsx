import { useRouter } from '@tarojs/taro'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import { useWatch } from '../../cloud/useWatch'
import { sharedWords } from '../../copy/shared'
import type { PackId } from '../../domain/ids'
import { useBrightScreen } from '../../ui/bright-screen'
import { CodeCard } from '../../ui/CodeCard'
import { Hint } from '../../ui/Hint'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { useShownCode } from './useShownCode'
import './Shared.scss'

const words = sharedWords.payCode

/** A code that pays from a shared card, in my name. */
export function SharedCode() {
  const sharedPackId = useRouter().params.sharedPackId as PackId
  const {
    answer: code,
    trouble,
    asking,
    ask,
  } = useShownCode(() => askShopper('shared.payCode', { sharedPackId }), true)
  const { answer: card } = useAnswer(() => askShopper('shared.read', { sharedPackId }))
  useBrightScreen()
  const { ask: lookForRest } = useAnswer(async () => {
    const { rest } = await askShopper('rest.due', {})
    if (rest) go.payRest(rest.orderId)
    return rest
  })
  useWatch(lookForRest, true)
  const usable = code !== null && code.expiresAt > serverNow()
  return (
    <Screen>
      {trouble && !usable ? (
        <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
      ) : (
        <CodeCard
          barcode
          hint={words.hint(card?.name ?? '')}
          code={usable ? { text: code.code, shortCode: code.shortCode } : null}
          qrLabel={words.qrLabel}
          shortCodeLabel={words.shortCode}
        >
          <Hint>{words.note}</Hint>
        </CodeCard>
      )}
      {card && <Hint>{sharedWords.payable(card.payableFen)}</Hint>}
    </Screen>
  )
}
