import { View } from '@tarojs/components'
import { verifyWords as words } from '../../copy/verify'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { ActionBar, Screen } from '../../ui/Screen'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Found } from './Found'
import { useVerify } from './useVerify'
import './Verify.scss'

/** The phone re-computes the member's whole ledger and says in plain words what it compared with what. */
export function Verify() {
  const { stage, start } = useVerify()
  return (
    <Screen>
      {(stage.stage === 'ready' || stage.stage === 'trouble') && <Intro />}
      {stage.stage === 'busy' && <Counting {...stage.progress} />}
      {stage.stage === 'done' && <Found verdict={stage.verdict} />}
      {stage.stage === 'trouble' && <TroubleNotice trouble={stage.trouble} busy={false} onRetry={() => void start()} />}
      {stage.stage !== 'trouble' && (
        <ActionBar>
          <Button busy={stage.stage === 'busy'} onPress={() => void start()}>
            {stage.stage === 'busy' ? words.busy : stage.stage === 'done' ? words.again : words.start}
          </Button>
        </ActionBar>
      )}
    </Screen>
  )
}

function Intro() {
  return (
    <View className="verify__head">
      <Icon name="statement" size="huge" />
      <View className="verify__title">{words.intro.title}</View>
      <View className="verify__note">{words.intro.note}</View>
    </View>
  )
}

function Counting({ checked, of }: { checked: number; of: number }) {
  const percent = of > 0 ? Math.round((checked / of) * 100) : 0
  return (
    <View className="verify__head" role="status">
      <Icon name="statement" size="huge" />
      <View className="verify__title">{words.busy}</View>
      <View className="verify__bar">
        <View className="verify__filled" style={{ width: `${percent}%` }} />
      </View>
      <View className="verify__note">{words.counting(checked, of)}</View>
    </View>
  )
}
