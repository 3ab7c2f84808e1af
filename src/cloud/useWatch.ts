import { useEffect, useRef } from 'react'
import { useInSight } from '../ui/useInSight'

/** How often a page that waits for something done elsewhere looks, and how many times at most: about five minutes in all. */
const EVERY = 2500
const LOOKS = 120

/** Calls `look` again and again while the page is in sight and `waiting` holds; one look at a time, and not for ever. */
export function useWatch(look: () => Promise<void>, waiting: boolean): void {
  const inSight = useInSight()
  const newest = useRef(look)
  newest.current = look

  useEffect(() => {
    if (!waiting || !inSight) return
    let left = LOOKS
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      if (left-- > 0) timer = setTimeout(() => void newest.current().finally(next), EVERY)
    }
    next()
    return () => {
      left = 0
      clearTimeout(timer)
    }
  }, [waiting, inSight])
}
