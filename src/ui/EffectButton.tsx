import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './Button'
import { EffectSheet } from './EffectSheet'

/** A button that says in a sheet what it will do, before it is done. */
export function EffectButton(props: {
  children: ReactNode
  kind?: 'primary' | 'quiet' | 'plain'
  disabled?: boolean
  words: { title: string; close: string; confirm: string }
  effect: string | string[]
  busy: boolean
  /** where it is given the sheet stays, tells it, and closes once all is done; left out, the page tells what becomes of it */
  trouble?: { message: string; nextStep: string } | null
  onConfirm: () => void
}) {
  const { children, kind = 'primary', disabled = false, words, effect, busy, trouble, onConfirm } = props
  const [open, setOpen] = useState(false)
  const stays = trouble !== undefined
  const wasBusy = useRef(false)
  useEffect(() => {
    if (wasBusy.current && !busy && trouble === null) setOpen(false)
    wasBusy.current = busy
  }, [busy, trouble])
  const confirm = () => {
    if (!stays) setOpen(false)
    onConfirm()
  }
  return (
    <>
      <Button kind={kind} busy={busy && !stays} disabled={disabled} onPress={() => setOpen(true)}>
        {children}
      </Button>
      {open && (
        <EffectSheet
          {...{ words, effect }}
          {...(stays && { busy, trouble })}
          onConfirm={confirm}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
