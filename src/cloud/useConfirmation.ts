import { useEffect, useState } from 'react'
import { SECOND } from '../domain/time'
import { askShopper } from './client'
import { serverNow } from './clock'
import { type Confirmation, confirmationAfter } from './confirmation'
import { newId } from './new-id'
import type { Trouble } from './trouble'
import { useWork } from './useWork'

/**
 * What the shop wants to be confirmed, by how the newest start on this page ended: null while there is nothing, or after
 * the member has let it be.
 */
export function useConfirmation(
  busy: boolean,
  trouble: Trouble | null,
): { asked: Confirmation | null; decline: () => void } {
  const [asked, setAsked] = useState<Confirmation | null>(null)
  const [seen, setSeen] = useState<Trouble | null>(null)
  if (trouble !== seen) {
    setSeen(trouble)
    // A start that is under way has not ended: the sheet stays until it has.
    if (trouble) setAsked(confirmationAfter(trouble, asked))
  }
  const isOver = !busy && trouble === null && asked !== null
  if (isOver) setAsked(null)
  return { asked: isOver ? null : asked, decline: () => setAsked(null) }
}

/** Sends codes that confirm one payment to the member's phone, one a minute at most. */
export function useCodeByText(asked: Confirmation | null) {
  const [sentFor, setSentFor] = useState<string | null>(null)
  const [againAt, setAgainAt] = useState(0)
  const seconds = useSecondsUntil(againAt)
  const { busy, trouble, start } = useWork(async () => {
    if (!asked) return
    const { orderId, payFen } = asked
    const sent = await askShopper('phoneCode.send', { codeId: await newId('pcd'), orderId, payFen })
    setSentFor(orderId)
    setAgainAt(sent.againAt)
  })
  // One that was sent a moment ago, before the page was left, still waits to be typed.
  const wasSent = trouble?.code === 'PHONE_CODE_TOO_SOON'
  return {
    isSent: wasSent || (asked !== null && sentFor === asked.orderId),
    /** until another may be asked for */
    seconds,
    busy,
    trouble,
    send: start,
  }
}

function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(serverNow)
  const left = Math.max(0, Math.ceil((at - now) / SECOND))
  useEffect(() => {
    if (serverNow() >= at) return
    setNow(serverNow())
    const timer = setInterval(() => {
      setNow(serverNow())
      if (serverNow() >= at) clearInterval(timer)
    }, SECOND)
    return () => clearInterval(timer)
  }, [at])
  return left
}
