import { Skeleton } from './Skeleton'
import { TroubleNotice } from './TroubleNotice'

/** Stands where an answer will: its shape while it is on its way; when it did not come, why, and the way to try again. */
export function Waiting(props: {
  answer: unknown
  trouble: { message: string; nextStep: string } | null
  asking: boolean
  ask: () => Promise<void>
  /** about as high as what will stand there, in px of the 750-wide design */
  height: number
}) {
  const { answer, trouble, asking, ask, height } = props
  if (trouble) return <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
  return answer ? null : <Skeleton height={height} radius={24} />
}
