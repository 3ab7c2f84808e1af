import { useRef, useState } from 'react'
import { type Trouble, troubleOf } from './trouble'

/**
 * One piece of work at a time: a second press while it is under way does nothing. What went wrong stays in words until
 * the next try. Nothing here rejects.
 */
export function useWork(work: () => Promise<void>): { busy: boolean; trouble: Trouble | null; start: () => void } {
  const [state, setState] = useState<{ busy: boolean; trouble: Trouble | null }>({ busy: false, trouble: null })
  const underWay = useRef(false)
  const start = async () => {
    if (underWay.current) return
    underWay.current = true
    setState({ busy: true, trouble: null })
    try {
      await work()
      setState({ busy: false, trouble: null })
    } catch (error) {
      setState({ busy: false, trouble: troubleOf(error) })
    } finally {
      underWay.current = false
    }
  }
  return { ...state, start: () => void start() }
}
