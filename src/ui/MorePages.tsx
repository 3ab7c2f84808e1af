import { Button } from './Button'
import { TroubleNotice } from './TroubleNotice'

/** The foot of a list that comes page by page: why the last page did not come, or the way to the next one. */
export function MorePages(props: {
  /** the button's words */
  label: string
  next: number | null | undefined
  asking: boolean
  trouble: { message: string; nextStep: string } | null
  more: () => void
}) {
  const { label, next, asking, trouble, more } = props
  if (trouble) return <TroubleNotice trouble={trouble} busy={asking} onRetry={more} />
  if (typeof next !== 'number') return null
  return (
    <Button kind="plain" busy={asking} onPress={more}>
      {label}
    </Button>
  )
}
