import { useCallback, useRef } from 'react'
import { isUncertain } from './trouble'
import { type Answered, useAnswer } from './useAnswer'

export interface View<Output> extends Answered<Output> {
  /** there is trouble, and nobody knows whether asking again would end as it did */
  isOpen: boolean
  show: (output: Output) => void
}

/** An answer that commands bring anew: what a command answers is drawn at once, without asking for it again. */
export function useView<Output>(question: () => Promise<Output>): View<Output> {
  const brought = useRef<{ output: Output } | null>(null)
  const answered = useAnswer(async () => {
    const known = brought.current
    brought.current = null
    return known ? known.output : question()
  })
  const { ask, trouble } = answered
  const show = useCallback(
    (output: Output) => {
      brought.current = { output }
      void ask()
    },
    [ask],
  )
  return { ...answered, isOpen: trouble !== null && isUncertain(trouble), show }
}
