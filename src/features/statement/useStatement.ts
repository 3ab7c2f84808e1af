import { useCallback, useEffect, useRef, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import type { StatementGroup, StatementLine } from '../../domain/ledger/statement-line'

interface Shown {
  lines: StatementLine[]
  /** where the next page begins; null at the end, undefined before the first page is there */
  next: number | null | undefined
  asking: boolean
  trouble: Trouble | null
}

const NOTHING: Shown = { lines: [], next: undefined, asking: false, trouble: null }

/** The statement, newest first, page after page. `month` is YYYY-MM; null for all of it. Another filter starts over. */
export function useStatement(month: string | null, group: StatementGroup | null) {
  const [shown, setShown] = useState(NOTHING)
  const turn = useRef(0)

  const load = useCallback(
    async (before: number | null) => {
      const mine = ++turn.current
      setShown(now => ({ ...now, asking: true, trouble: null }))
      try {
        const page = await askShopper('statement.page', {
          ...(month === null ? {} : { month }),
          ...(group === null ? {} : { group }),
          ...(before === null ? {} : { before }),
        })
        if (mine !== turn.current) return
        setShown(now => ({
          lines: before === null ? page.lines : [...now.lines, ...page.lines],
          next: page.next,
          asking: false,
          trouble: null,
        }))
      } catch (error) {
        if (mine === turn.current) setShown(now => ({ ...now, asking: false, trouble: troubleOf(error) }))
      }
    },
    [month, group],
  )

  useEffect(() => {
    setShown(NOTHING)
    void load(null)
    return () => {
      turn.current++
    }
  }, [load])

  const { lines, next, asking, trouble } = shown
  /** The next page, or the same one again after a failure; nothing when one is on its way or the end is reached. */
  const more = () => {
    if (!asking && next !== null) void load(next ?? null)
  }
  return { lines, next, asking, trouble, more }
}
