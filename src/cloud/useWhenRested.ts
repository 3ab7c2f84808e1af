import { useEffect, useRef, useState } from 'react'
import { type Trouble, troubleOf } from './trouble'

/** How long a finger must rest before something is asked about what it does, in milliseconds. */
const REST = 350

export interface Rested<Output> {
  /** the newest answer; stays on screen while the next one is on its way */
  answer: Output | null
  /** whether that answer is about the subject as it is now */
  isCurrent: boolean
  /** why there is no answer about the subject as it is now */
  trouble: Trouble | null
}

interface Known<Output> {
  answer: { about: string; output: Output } | null
  trouble: { about: string; trouble: Trouble } | null
}

/**
 * Asks about something that is still being typed or chosen, once it rests. Null asks nothing. An answer about what has changed
 * meanwhile is not shown. Subjects are the same when their JSON is.
 */
export function useWhenRested<Subject, Output>(
  subject: Subject | null,
  question: (subject: Subject) => Promise<Output>,
  rest = REST,
): Rested<Output> {
  const [known, setKnown] = useState<Known<Output>>({ answer: null, trouble: null })
  const newest = useRef(question)
  newest.current = question
  const about = subject === null ? null : JSON.stringify(subject)

  useEffect(() => {
    if (about === null) return
    let changed = false
    const ask = async () => {
      try {
        const output = await newest.current(JSON.parse(about) as Subject)
        if (!changed) setKnown({ answer: { about, output }, trouble: null })
      } catch (error) {
        if (!changed) setKnown(before => ({ ...before, trouble: { about, trouble: troubleOf(error) } }))
      }
    }
    const timer = setTimeout(() => void ask(), rest)
    return () => {
      changed = true
      clearTimeout(timer)
    }
  }, [about, rest])

  return {
    answer: known.answer?.output ?? null,
    isCurrent: known.answer !== null && known.answer.about === about,
    trouble: known.trouble?.about === about ? known.trouble.trouble : null,
  }
}
