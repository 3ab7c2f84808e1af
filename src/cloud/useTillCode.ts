import { useEffect, useRef, useState } from 'react'
import type { ShownCode } from '../contract/codes'
import { stepAt } from '../domain/codes/code-step'
import { useInSight } from '../ui/useInSight'
import { serverNow } from './clock'
import { type Device, forgetRegistration, keptDevice, readyDevice } from './device'
import { isUncertain, type Trouble, troubleOf } from './trouble'
import { useAnswer } from './useAnswer'
import { useStep } from './useStep'

/** After a try that brought nothing, the next one waits at least this long (milliseconds). */
const PATIENCE = 3000

/** Where a code comes from. */
export interface CodeSource {
  /** made by this phone, for one minute; null when it cannot */
  own: (device: Device, step: number) => Promise<string | null>
  /** asked of the server: one to scan and one to type. The phone is named when it shows a code of its own */
  ask: (device: Device | null, step: number) => Promise<ShownCode>
}

export interface TillCode {
  text: string
  /** null while the server cannot be asked for one */
  shortCode: string | null
}

/**
 * A code to hold out at the till. The phone makes it anew every minute, network or not; the digits beside it, and the code
 * itself on a phone that cannot sign yet, come from the server. What the server refuses is not shown.
 */
export function useTillCode(source: CodeSource, wanted: boolean) {
  const step = useStep()
  const own = useOwnCode(source, step)
  const inSight = useInSight()
  const { answer, trouble, asking, ask } = useAnswer(() => shownBy(source))

  const askedIn = useRef(step)
  useEffect(() => {
    if (!wanted || !inSight || asking) return
    if (askedIn.current !== step) {
      askedIn.current = step
      void ask()
    } else if (trouble) {
      const timer = setTimeout(() => void ask(), PATIENCE)
      return () => clearTimeout(timer)
    }
  }, [wanted, inSight, asking, step, trouble, ask])

  const fresh = answer && answer.expiresAt > serverNow() ? answer : null
  const text = isRefused(trouble) ? null : (own ?? fresh?.code ?? null)
  const code: TillCode | null = text === null ? null : { text, shortCode: fresh?.shortCode ?? null }
  /** shown without the server's having been reached */
  const alone = code !== null && trouble !== null
  return { code, alone, trouble, asking, ask }
}

function isRefused(trouble: Trouble | null): boolean {
  return trouble !== null && !isUncertain(trouble)
}

/** The phone's own code of this minute. */
function useOwnCode({ own }: CodeSource, step: number): string | null {
  const [text, setText] = useState<string | null>(null)
  const newest = useRef(own)
  newest.current = own
  useEffect(() => {
    let over = false
    const device = keptDevice()
    // Where the library cannot be fetched, the server's code stands in.
    const making = device ? newest.current(device, step).catch(() => null) : Promise.resolve(null)
    void making.then(made => {
      if (!over) setText(made)
    })
    return () => {
      over = true
    }
  }, [step])
  return text
}

/** Asks the server; a phone that is not known yet registers meanwhile and shows its own codes from the next minute on. */
async function shownBy({ ask }: CodeSource): Promise<ShownCode> {
  const device = keptDevice()
  if (!device) void readyDevice().catch(() => {})
  try {
    return await ask(device, stepAt(serverNow()))
  } catch (error) {
    if (troubleOf(error).code !== 'DEVICE_UNKNOWN') throw error
    forgetRegistration()
    return ask(await readyDevice(), stepAt(serverNow()))
  }
}
