import { Button } from '@tarojs/components'
import type { PressableProps } from './Pressable'
import './Pressable.scss'

/** Never disabled in WeChat's own sense: that would bring WeChat's grey back. It just does nothing when pressed. */
export function Pressable({ onPress, className = '', disabled = false, label, children }: PressableProps) {
  return (
    <Button
      className={`pressable ${className}`}
      hoverClass={disabled ? 'none' : 'pressable--held'}
      onClick={disabled ? undefined : onPress}
      aria-label={label}
    >
      {children}
    </Button>
  )
}
