import { useCallback, useRef } from 'react'
import { type Answered, useAnswer } from './useAnswer'

/** An answer that commands bring anew: what a command answers is drawn at once, without asking for it again. */
export function useView<Output>(
  question: () => Promise<Output>,
): Answered<Output> & { show: (output: Output) => void } {
  const brought = useRef<{ output: Output } | null>(null)
  const answered = useAnswer(async () => {
    const known = brought.current
    brought.current = null
    return known ? known.output : question()
  })
  const { ask } = answered
  const show = useCallback(
    (output: Output) => {
      brought.current = { output }
      void ask()
    },
    [ask],
  )
  return { ...answered, show }
}
