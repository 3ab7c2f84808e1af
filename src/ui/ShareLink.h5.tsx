import { useState } from 'react'
import { shareWords as words } from '../copy/share'
import { Button } from './Button'
import { Notice } from './Notice'
import type { ShareLinkProps } from './ShareLink'

/** A browser that keeps its clipboard to itself shows the link instead. */
export function ShareLink({ path }: ShareLinkProps) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const url = `${location.origin}${location.pathname}#${path}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      setCopied('yes')
    } catch {
      setCopied('no')
    }
  }
  return (
    <>
      {copied === 'no' && <Notice message={words.byHand} nextStep={url} />}
      <Button onPress={() => void copy()}>{copied === 'yes' ? words.copied : words.copy}</Button>
    </>
  )
}
