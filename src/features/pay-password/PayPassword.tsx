import { Text, View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { PasswordStanding } from '../../contract/risk'
import { payPasswordWords as words } from '../../copy/pay-password'
import { Screen } from '../../ui/Screen'
import { Waiting } from '../../ui/Waiting'
import { Forgotten, OpenReset } from './Forgotten'
import { NewPassword } from './NewPassword'
import { OwnPhone } from './OwnPhone'
import './PayPassword.scss'

/** Sets the payment password, or another: in place of the one that is known, or by the slow way of who has forgotten it. */
export function PayPassword() {
  const asked = useAnswer(() => askShopper('payPassword.state', {}))
  const { answer, ask } = asked
  return (
    <Screen>
      <Waiting {...asked} height={420} />
      {answer && <Standing standing={answer} onChanged={() => void ask()} />}
    </Screen>
  )
}

function Standing(props: { standing: PasswordStanding & { resetHours: number }; onChanged: () => void }) {
  const { standing, onChanged } = props
  const { isSet, reset } = standing
  const isReady = reset !== null && serverNow() >= reset.from
  return (
    <View className="pay-password">
      <Text className="pay-password__why">
        {words.why}。{isSet ? words.isSet : words.notSet}
      </Text>
      {reset && <OpenReset reset={reset} isReady={isReady} onKept={onChanged} />}
      <NewPassword
        key={reset?.resetId ?? 'none'}
        needsBefore={isSet && !isReady}
        resetId={isReady && reset ? reset.resetId : null}
      >
        {isSet && !reset && <Forgotten resetHours={standing.resetHours} onAsked={onChanged} />}
        <OwnPhone />
      </NewPassword>
    </View>
  )
}
