import { useEffect, useRef, useState } from 'react'
import { type Trouble, troubleOf } from './trouble'

export interface Pages<Line> {
  lines: Line[]
  /** where the next page begins; null at the end, undefined before the first page is there */
  next: number | null | undefined
  asking: boolean
  trouble: Trouble | null
  /** the next page, or the same one again after a failure; nothing when one is on its way or the end is reached */
  more: () => void
}

type Shown<Line> = Omit<Pages<Line>, 'more'>

function nothing<Line>(): Shown<Line> {
  return { lines: [], next: undefined, asking: true, trouble: null }
}

/**
 * A list that is read page after page. Another `subject` starts over with nothing; another `version` of the same reads anew, and
 * what stands there stays until that has come. An answer about an earlier one is not shown.
 */
export function usePages<Line>(
  { subject, version }: { subject: string; version: number },
  read: (before: number | null) => Promise<{ lines: Line[]; next: number | null }>,
): Pages<Line> {
  const [shown, setShown] = useState<Shown<Line>>(nothing)
  const turn = useRef(0)
  const shownSubject = useRef(subject)
  const newest = useRef(read)
  newest.current = read

  const load = useRef(async (before: number | null) => {
    const mine = ++turn.current
    setShown(now => ({ ...now, asking: true, trouble: null }))
    try {
      const { lines, next } = await newest.current(before)
      if (mine !== turn.current) return
      setShown(now => ({
        lines: before === null ? lines : [...now.lines, ...lines],
        next,
        asking: false,
        trouble: null,
      }))
    } catch (error) {
      if (mine === turn.current) setShown(now => ({ ...now, asking: false, trouble: troubleOf(error) }))
    }
  }).current

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version means that there are new lines.
  useEffect(() => {
    if (shownSubject.current !== subject) setShown(nothing)
    shownSubject.current = subject
    void load(null)
    return () => {
      turn.current++
    }
  }, [subject, version, load])

  const { asking, next } = shown
  const more = () => {
    if (!asking && next !== null) void load(next ?? null)
  }
  return { ...shown, more }
}
