import type { ReactElement, ReactNode } from 'react'

export interface PressableProps {
  onPress: () => void
  className?: string
  disabled?: boolean
  /** For one of several choices: whether it is the chosen one. */
  chosen?: boolean
  /** What a screen reader says when the content alone does not tell. */
  label?: string
  children: ReactNode
}

/**
 * Anything that can be tapped: each platform's own button, so that keyboards and screen readers find it,
 * with every trace of a button's own look removed.
 */
export declare function Pressable(props: PressableProps): ReactElement
