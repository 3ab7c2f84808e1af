import { useEffect } from 'react'
import { serverNow } from '../../cloud/clock'
import { type Answered, useAnswer } from '../../cloud/useAnswer'
import type { ShownCode } from '../../contract/codes'
import { useInSight } from '../../ui/useInSight'

/** After a try that brought no new code, the next one waits at least this long (milliseconds). */
const PATIENCE = 3000

/** A code for the till that renews itself when it is due, for as long as the page is in sight. */
export function useShownCode(question: () => Promise<ShownCode>, wanted: boolean): Answered<ShownCode> {
  const shown = useAnswer(question)
  const inSight = useInSight()
  const { answer, trouble, asking, ask } = shown

  useEffect(() => {
    if (!wanted || !inSight || asking || (!answer && !trouble)) return
    const due = answer ? answer.refreshAt - serverNow() : 0
    const timer = setTimeout(() => void ask(), Math.max(due, trouble || due <= 0 ? PATIENCE : 0))
    return () => clearTimeout(timer)
  }, [wanted, inSight, asking, answer, trouble, ask])

  return shown
}
