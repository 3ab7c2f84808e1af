import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { shelf } from './memory'
import { isUncertain, type Trouble, troubleOf } from './trouble'

export interface Intention<Wish> {
  /** Does what the person confirmed. While an earlier wish has no outcome yet, that one is gone on with instead. */
  begin: (make: () => Promise<Wish>) => Promise<void>
  /** goes on with the wish whose outcome is not known; nothing when there is none */
  retry: () => Promise<void>
  busy: boolean
  /** why the last try had no good outcome */
  trouble: Trouble | null
  /** nobody knows whether it took effect: trying again finds out, and never does it twice */
  isOpen: boolean
}

/**
 * One thing that the person confirmed on this screen. The wish carries the id made for it and is kept on the phone from the
 * tap until its outcome is known; when the screen is opened again it is gone on with, so that nothing confirmed is lost or
 * done twice. A refusal left no trace and ends it.
 */
export function useIntention<Wish extends object, Output>(
  name: string,
  send: (wish: Wish) => Promise<Output>,
  onDone: (output: Output, wish: Wish) => void,
  /** a no means that the screen is behind the shop: the moment to ask anew */
  onRefused: () => void = nothing,
): Intention<Wish> {
  const kept = useMemo(() => shelf<Wish>(`intention.${name}`, 1), [name])
  const [state, setState] = useState<{ busy: boolean; trouble: Trouble | null }>({ busy: false, trouble: null })
  const [isOpen, setOpen] = useState(() => kept.read() !== null)
  const underWay = useRef(false)
  const newest = useRef({ send, onDone, onRefused })
  newest.current = { send, onDone, onRefused }

  const begin = useCallback(
    async (make: () => Promise<Wish>) => {
      // A second tap may come before the button has changed: it means the same wish.
      if (underWay.current) return
      underWay.current = true
      setState({ busy: true, trouble: null })
      try {
        const wish = kept.read() ?? (await make())
        kept.write(wish)
        setOpen(true)
        const output = await newest.current.send(wish)
        kept.clear()
        setOpen(false)
        setState({ busy: false, trouble: null })
        newest.current.onDone(output, wish)
      } catch (error) {
        const trouble = troubleOf(error)
        if (!isUncertain(trouble)) {
          kept.clear()
          setOpen(false)
        }
        setState({ busy: false, trouble })
        if (!isUncertain(trouble)) newest.current.onRefused()
      } finally {
        underWay.current = false
      }
    },
    [kept],
  )

  const retry = useCallback(async () => {
    const left = kept.read()
    if (left) await begin(async () => left)
  }, [begin, kept])

  useEffect(() => {
    void retry()
  }, [retry])

  return { begin, retry, ...state, isOpen }
}

function nothing(): void {}
