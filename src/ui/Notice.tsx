import { Text, View } from '@tarojs/components'
import { Button } from './Button'
import { Icon } from './Icon'
import './Notice.scss'

/** Something went otherwise than hoped: what happened (the money first), what to do, and the button that does it. */
export function Notice(props: {
  tone?: 'quiet' | 'bad' | 'good'
  message: string
  nextStep?: string | undefined
  action?: { label: string; busy?: boolean; onPress: () => void } | undefined
}) {
  const { tone = 'quiet', message, nextStep, action } = props
  return (
    <View className={`notice notice--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {tone === 'bad' && <Icon name="alert" />}
      {tone === 'good' && <Icon name="check" />}
      <View className="notice__words">
        <Text className="notice__message">{message}</Text>
        {nextStep !== undefined && <Text className="notice__next">{nextStep}</Text>}
        {action && (
          <Button kind="plain" busy={action.busy ?? false} onPress={action.onPress}>
            {action.label}
          </Button>
        )}
      </View>
    </View>
  )
}
