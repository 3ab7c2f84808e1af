import { Button } from '@tarojs/components'
import type { GivePhoneProps } from './GivePhone'
import '../../ui/Button.scss'
import '../../ui/Pressable.scss'

export function GivePhone({ label, onCode, onDeclined }: GivePhoneProps) {
  return (
    <Button
      className="pressable button button--quiet"
      hoverClass="pressable--held"
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => (detail.code ? onCode(detail.code) : onDeclined())}
    >
      {label}
    </Button>
  )
}
