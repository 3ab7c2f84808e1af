import { connectionWords } from '../copy/connection'
import { Notice } from './Notice'

/** A call that brought no answer: what happened, what to do, and the button that tries again. */
export function TroubleNotice(props: {
  trouble: { message: string; nextStep: string }
  /** the next try is under way */
  busy: boolean
  onRetry: () => void
}) {
  const { trouble, busy, onRetry } = props
  return (
    <Notice
      tone="bad"
      message={trouble.message}
      nextStep={trouble.nextStep}
      action={{ label: connectionWords.retry, busy, onPress: onRetry }}
    />
  )
}
