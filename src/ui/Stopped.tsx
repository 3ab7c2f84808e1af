import { wayOutWords as words } from '../copy/way-out'
import { Notice } from './Notice'
import { go } from './routes'
import { TroubleNotice } from './TroubleNotice'

/**
 * Why something the person confirmed has not gone through. While nobody knows whether it did, the way on is to ask again;
 * after a no it is what the no asks for, and whoever goes there comes back here.
 */
export function Stopped(props: {
  trouble: { code: string; message: string; nextStep: string } | null
  isOpen: boolean
  busy: boolean
  onRetry: () => void
}) {
  const { trouble, isOpen, busy, onRetry } = props
  if (!trouble) return null
  if (isOpen) return <TroubleNotice trouble={trouble} busy={busy} onRetry={onRetry} />
  return <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} action={wayOut(trouble.code)} />
}

/** Where a refusal can be got rid of; undefined where the words are all there is. */
export function wayOut(code: string): { label: string; onPress: () => void } | undefined {
  if (code === 'NAMING_REQUIRED') return { label: words.naming, onPress: go.naming }
  if (code === 'BALANCE_TOO_LOW') return { label: words.topUp, onPress: () => go.topUp() }
  if (ends.has(code)) return { label: words.home, onPress: go.home }
  return undefined
}

/** Nothing on the page can change these: asking again would answer the same. */
const ends: ReadonlySet<string> = new Set([
  ...['LINK_UNKNOWN', 'CODE_TOO_MANY_TRIES', 'ORDER_UNKNOWN', 'NOTHING_TO_REFUND', 'REFUND_HELD', 'SHARED_NOT_MEMBER'],
])
