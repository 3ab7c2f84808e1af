import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Trouble, troubleOf } from './trouble'

export interface Answered<Output> {
  /** the newest answer; stays on screen while the next one is on its way */
  answer: Output | null
  /** why the newest try brought none */
  trouble: Trouble | null
  asking: boolean
  ask: () => Promise<void>
}

/**
 * Asks when the screen opens, when the person comes back to it, and whenever `ask` is called.
 * A slow older answer never overwrites a newer one.
 */
export function useAnswer<Output>(question: () => Promise<Output>, first: Output | null = null): Answered<Output> {
  const [state, setState] = useState<{ answer: Output | null; trouble: Trouble | null; asking: boolean }>({
    answer: first,
    trouble: null,
    asking: true,
  })
  const turn = useRef(0)
  const underWay = useRef(false)
  const newest = useRef(question)
  newest.current = question

  const ask = useCallback(async () => {
    const mine = ++turn.current
    underWay.current = true
    setState(before => ({ ...before, asking: true }))
    try {
      const answer = await newest.current()
      if (mine === turn.current) setState({ answer, trouble: null, asking: false })
    } catch (error) {
      if (mine === turn.current) setState(before => ({ ...before, trouble: troubleOf(error), asking: false }))
    } finally {
      if (mine === turn.current) underWay.current = false
    }
  }, [])

  useEffect(() => {
    void ask()
    return () => {
      turn.current++
    }
  }, [ask])

  // The page's first show falls together with the first question, which is then still under way.
  useDidShow(() => {
    if (!underWay.current) void ask()
  })

  return { ...state, ask }
}
