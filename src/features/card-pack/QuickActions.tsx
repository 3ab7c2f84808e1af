import { Text, View } from '@tarojs/components'
import { cardPackWords } from '../../copy/card-pack'
import { Icon, type IconName } from '../../ui/Icon'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import './QuickActions.scss'

const { actions } = cardPackWords

const shown: { icon: IconName; label: string; onPress: () => void }[] = [
  { icon: 'pay-code', label: actions.payCode, onPress: go.payCode },
  { icon: 'top-up', label: actions.topUp, onPress: () => go.topUp() },
  { icon: 'coupon', label: actions.coupons, onPress: () => go.coupons() },
  { icon: 'statement', label: actions.statement, onPress: go.statement },
]

/** The four things a member comes for, each one tap away. */
export function QuickActions() {
  return (
    <View className="quick-actions">
      {shown.map(({ icon, label, onPress }) => (
        <Pressable key={label} className="quick-actions__one" onPress={onPress}>
          <View className="quick-actions__face">
            <Icon name={icon} size="title" />
            <Text className="quick-actions__label">{label}</Text>
          </View>
        </Pressable>
      ))}
    </View>
  )
}
