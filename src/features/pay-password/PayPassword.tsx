import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { type Trouble, troubleOf } from '../../cloud/trouble'
import { useAnswer } from '../../cloud/useAnswer'
import { payPasswordWords as words } from '../../copy/pay-password'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { say } from '../../ui/toast'
import './PayPassword.scss'

const SIX_DIGITS = /^\d{6}$/

/** Sets the payment password, or another in place of the one that is known. */
export function PayPassword() {
  const { answer, trouble, asking, ask } = useAnswer(() => askShopper('payPassword.state', {}))
  if (!answer) {
    return (
      <Screen>
        {trouble ? (
          <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
        ) : (
          <Skeleton height={420} radius={24} />
        )}
      </Screen>
    )
  }
  return (
    <Screen>
      <Passwords isSet={answer.isSet} />
    </Screen>
  )
}

function Passwords({ isSet }: { isSet: boolean }) {
  const [before, setBefore] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [state, setState] = useState<{ busy: boolean; trouble: Trouble | null }>({ busy: false, trouble: null })
  const differs = again.length === 6 && again !== password
  const isWhole = SIX_DIGITS.test(password) && again === password && (!isSet || SIX_DIGITS.test(before))
  const save = async () => {
    setState({ busy: true, trouble: null })
    try {
      await askShopper('payPassword.set', isSet ? { password, before } : { password })
      say(words.saved)
      go.back()
    } catch (error) {
      setState({ busy: false, trouble: troubleOf(error) })
    }
  }
  return (
    <View className="pay-password">
      <Text className="pay-password__why">
        {words.why}。{isSet ? words.isSet : words.notSet}
      </Text>
      {isSet && <Field kind="password" {...words.before} value={before} onChange={setBefore} />}
      <Field kind="password" {...words.next} value={password} onChange={setPassword} />
      <Field kind="password" {...words.again} value={again} onChange={setAgain} />
      {differs && <Text className="pay-password__differs">{words.differs}</Text>}
      {state.trouble && <Notice tone="bad" message={state.trouble.message} nextStep={state.trouble.nextStep} />}
      {isSet && <Text className="pay-password__why">{words.forgotten}</Text>}
      <ActionBar>
        <Button busy={state.busy} disabled={!isWhole} onPress={() => void save()}>
          {words.save}
        </Button>
      </ActionBar>
    </View>
  )
}
