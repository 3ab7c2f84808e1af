import type { PressableProps } from './Pressable'
import './Pressable.scss'

export function Pressable({ onPress, className = '', disabled = false, chosen, label, children }: PressableProps) {
  return (
    <button
      type="button"
      className={`pressable ${className}`}
      disabled={disabled}
      onClick={onPress}
      aria-label={label}
      aria-pressed={chosen}
    >
      {children}
    </button>
  )
}
