import { Text } from '@tarojs/components'
import { Pressable } from './Pressable'
import './RowAction.scss'

/** A word at the right of a row that does something about it, where the row itself leads nowhere. */
export function RowAction({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Pressable className="row-action" onPress={onPress}>
      <Text>{label}</Text>
    </Pressable>
  )
}
