import { Image, Text, View } from '@tarojs/components'
import { askMerchant } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import type { HandOutView } from '../../contract/hand-outs'
import { handOutWords } from '../../copy/hand-outs'
import { Sheet } from '../../ui/Sheet'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'

const words = handOutWords.code

/** The code of one hand-out, to be put up in the shop. */
export function CodeSheet({ handOut, onClose }: { handOut: HandOutView; onClose: () => void }) {
  const { handOutId, name } = handOut
  const { answer, trouble, asking, ask } = useAnswer(() => askMerchant('handOuts.code', { handOutId }))
  return (
    <Sheet title={name} closeLabel={words.close} onClose={onClose}>
      <View className="hand-outs__code">
        {trouble && <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />}
        {!answer && !trouble && <Skeleton height={440} />}
        {answer && (
          <Image className="hand-outs__picture" src={answer.image} ariaLabel={words.label} showMenuByLongpress />
        )}
        <Text className="hand-outs__hint">{words.hint}</Text>
        <Text className="hand-outs__hint">{words.once}</Text>
      </View>
    </Sheet>
  )
}
