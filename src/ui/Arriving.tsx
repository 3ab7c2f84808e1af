import { Skeleton } from './Skeleton'
import { Stopped } from './Stopped'

/** The same as `Waiting` for a page that a link or a refusal may lead to: a no stands there with the way out of it. */
export function Arriving(props: {
  answer: unknown
  trouble: { code: string; message: string; nextStep: string } | null
  /** the trouble is that nobody knows: asking again may help */
  isOpen: boolean
  asking: boolean
  ask: () => Promise<void>
  /** about as high as what will stand there, in px of the 750-wide design */
  height: number
}) {
  const { answer, trouble, isOpen, asking, ask, height } = props
  if (trouble) return <Stopped trouble={trouble} isOpen={isOpen} busy={asking} onRetry={() => void ask()} />
  return answer ? null : <Skeleton height={height} radius={24} />
}
