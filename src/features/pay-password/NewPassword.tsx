import { Text } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { askShopper } from '../../cloud/client'
import { useWork } from '../../cloud/useWork'
import { payPasswordWords as words } from '../../copy/pay-password'
import type { PasswordResetId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { say } from '../../ui/toast'

const SIX_DIGITS = /^\d{6}$/

/** The new password, twice; before it the one it replaces, from whoever knows it. */
export function NewPassword(props: {
  needsBefore: boolean
  /** the reset under which it is set without the old one */
  resetId: PasswordResetId | null
  children?: ReactNode
}) {
  const { needsBefore, resetId, children } = props
  const [before, setBefore] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const differs = again.length === 6 && again !== password
  const isWhole = SIX_DIGITS.test(password) && again === password && (!needsBefore || SIX_DIGITS.test(before))
  const { busy, trouble, start } = useWork(async () => {
    await askShopper('payPassword.set', { password, ...(needsBefore && { before }), ...(resetId && { resetId }) })
    say(words.saved)
    go.back()
  })
  return (
    <>
      {needsBefore && <Field kind="password" {...words.before} value={before} onChange={setBefore} />}
      <Field kind="password" {...words.next} value={password} onChange={setPassword} />
      <Field kind="password" {...words.again} value={again} onChange={setAgain} />
      {differs && <Text className="pay-password__differs">{words.differs}</Text>}
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      {children}
      <ActionBar>
        <Button busy={busy} disabled={!isWhole} onPress={start}>
          {words.save}
        </Button>
      </ActionBar>
    </>
  )
}
