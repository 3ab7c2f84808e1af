import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import type { PaperBatchView } from '../../contract/paper'
import { paperPhrases, paperState } from '../../copy/paper'
import { Icon } from '../../ui/Icon'
import { Phrases } from '../../ui/Phrases'
import { Pressable } from '../../ui/Pressable'

/** One batch: what and what for, how far it has been used, until when. */
export function BatchRow({ batch, onPress }: { batch: PaperBatchView; onPress: () => void }) {
  const { title, note, state, count, redeemed } = batch
  return (
    <Pressable onPress={onPress}>
      <View className="paper-row">
        <View className="paper-row__words">
          <View className="paper-row__head">
            <Text className="paper-row__title">{note}</Text>
            <Text className={`paper-row__state paper-row__state--${state}`}>{paperState(batch)}</Text>
          </View>
          <Text className="paper-row__what">{title}</Text>
          <View className="paper-row__track">
            <View className="paper-row__bar" style={{ width: `${(redeemed / count) * 100}%` }} />
          </View>
          <Phrases phrases={paperPhrases(batch, serverNow())} />
        </View>
        <Icon name="chevron" size="note" />
      </View>
    </Pressable>
  )
}
