import { useRef, useState } from 'react'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import { type Progress, type Verdict, verifyLedger } from './verify-ledger'

export type Stage =
  | { stage: 'ready' }
  | { stage: 'busy'; progress: Progress }
  | { stage: 'done'; verdict: Verdict }
  | { stage: 'trouble'; trouble: Trouble }

/** One verification at a time; what a page that was left behind finds is not shown. */
export function useVerify() {
  const [stage, setStage] = useState<Stage>({ stage: 'ready' })
  const busy = useRef(false)
  const start = async () => {
    if (busy.current) return
    busy.current = true
    setStage({ stage: 'busy', progress: { checked: 0, of: 0 } })
    try {
      setStage({ stage: 'done', verdict: await verifyLedger(progress => setStage({ stage: 'busy', progress })) })
    } catch (error) {
      setStage({ stage: 'trouble', trouble: troubleOf(error) })
    } finally {
      busy.current = false
    }
  }
  return { stage, start }
}
