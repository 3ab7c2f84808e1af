import { Text, View } from '@tarojs/components'
import { payWayWords as words } from '../../copy/pay-ways.h5'
import type { PayWay } from '../../domain/channels/channel'
import type { OfferedWay } from '../../domain/channels/route'
import { Icon } from '../../ui/Icon'
import { Pressable } from '../../ui/Pressable'
import './PayWays.scss'

/** The ways in one list, the usual one on top and chosen; a way that fails lately says so and can be taken all the same. */
export function PayWays(props: { ways: OfferedWay[]; chosen: PayWay; onChoose: (way: PayWay) => void }) {
  const { ways, chosen, onChoose } = props
  if (ways.length < 2) return null
  return (
    <View className="pay-ways">
      <Text className="pay-ways__title">{words.title}</Text>
      <View className="pay-ways__list">
        {ways.map(({ way, unsteady }) => (
          <Pressable key={way} className="pay-ways__one" chosen={way === chosen} onPress={() => onChoose(way)}>
            <View className="pay-ways__words">
              <Text className="pay-ways__name">{words.name(way)}</Text>
              {unsteady && <Text className="pay-ways__note">{words.unsteady}</Text>}
            </View>
            <View className={way === chosen ? 'pay-ways__mark pay-ways__mark--chosen' : 'pay-ways__mark'}>
              {way === chosen && <Icon name="check" size="note" />}
            </View>
          </Pressable>
        ))}
      </View>
    </View>
  )
}
