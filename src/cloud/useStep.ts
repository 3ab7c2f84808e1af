import { useEffect, useState } from 'react'
import { startOfStep, stepAt } from '../domain/codes/code-step'
import { useInSight } from '../ui/useInSight'
import { serverNow } from './clock'

/** The minute that a code made now belongs to, by the server's clock; moves on while the page is in sight. */
export function useStep(): number {
  const inSight = useInSight()
  const [step, setStep] = useState(() => stepAt(serverNow()))

  useEffect(() => {
    if (!inSight) return
    let timer: ReturnType<typeof setTimeout>
    const moveOn = () => {
      const now = serverNow()
      const current = stepAt(now)
      setStep(current)
      // A timer may fire a little early: then it is set once more for the rest.
      timer = setTimeout(moveOn, startOfStep(current + 1) - now)
    }
    moveOn()
    return () => clearTimeout(timer)
  }, [inSight])

  return step
}
