import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import { payPasswordWords } from '../../copy/pay-password'
import type { PasswordReset } from '../../domain/risk/password-reset'
import { Button } from '../../ui/Button'
import { EffectSheet } from '../../ui/EffectSheet'
import { Notice } from '../../ui/Notice'
import { say } from '../../ui/toast'

const words = payPasswordWords

/** The slow way to another password, and what it asks for. One sheet means one wish. */
export function Forgotten({ resetHours, onAsked }: { resetHours: number; onAsked: () => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {words.forgotten}
      </Button>
      {open && (
        <AskSheet
          resetHours={resetHours}
          onAsked={() => {
            setOpen(false)
            onAsked()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function AskSheet(props: { resetHours: number; onAsked: () => void; onClose: () => void }) {
  const { resetHours, onAsked, onClose } = props
  const sheet = words.forgottenSheet
  const [resetId] = useState(() => newId('pwr'))
  const { busy, trouble, start } = useWork(async () => {
    await askShopper('payPassword.forgotten', { resetId: await resetId })
    onAsked()
  })
  return (
    <EffectSheet
      words={{ ...sheet, confirm: sheet.confirm(resetHours) }}
      effect={[sheet.effect(resetHours), sheet.atStore]}
      {...{ busy, trouble, onClose }}
      onConfirm={start}
    />
  )
}

/** A reset under way: from when, until when, and the way to let it be. */
export function OpenReset(props: { reset: PasswordReset; isReady: boolean; onKept: () => void }) {
  const { reset, isReady, onKept } = props
  const now = serverNow()
  const { busy, trouble, start } = useWork(async () => {
    await askShopper('payPassword.keep', { resetId: reset.resetId })
    say(words.reset.kept)
    onKept()
  })
  return (
    <>
      <Notice
        tone={isReady ? 'good' : 'quiet'}
        {...(isReady ? words.reset.open(reset, now) : words.reset.waiting(reset, now))}
        action={{ label: words.reset.keep, busy, onPress: start }}
      />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
    </>
  )
}
