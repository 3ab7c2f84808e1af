import { Text } from '@tarojs/components'
import './Hint.scss'

/** A quiet line in the middle, beneath what it speaks of. */
export function Hint({ children }: { children: string }) {
  return <Text className="hint">{children}</Text>
}
