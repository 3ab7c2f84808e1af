import { Button } from '@tarojs/components'
import '../../ui/Button.scss'
import '../../ui/Pressable.scss'

export function ServiceButton({ label }: { label: string }) {
  return (
    <Button className="pressable button button--quiet" hoverClass="pressable--held" openType="contact">
      {label}
    </Button>
  )
}
