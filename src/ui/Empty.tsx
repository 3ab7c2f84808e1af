import { Text, View } from '@tarojs/components'
import { Button } from './Button'
import { Icon, type IconName } from './Icon'
import './Empty.scss'

/** Nothing here yet, and what to do about it. */
export function Empty(props: { icon: IconName; words: string; action?: { label: string; onPress: () => void } }) {
  const { icon, words, action } = props
  return (
    <View className="empty">
      <Icon name={icon} size="title" />
      <Text className="empty__words">{words}</Text>
      {action && (
        <Button kind="plain" onPress={action.onPress}>
          {action.label}
        </Button>
      )}
    </View>
  )
}
