import { View } from '@tarojs/components'
import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import type { RefundReceipt } from '../../contract/charges'
import type { TillDid, TillLine } from '../../contract/till-day'
import { counterWords } from '../../copy/counter'
import { tillDayWords as words } from '../../copy/till-day'
import { Empty } from '../../ui/Empty'
import { Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { say } from '../../ui/toast'
import { Waiting } from '../../ui/Waiting'
import { DayLines } from './DayLines'
import { MyShift } from './MyShift'
import { RefundSheet } from './RefundSheet'
import { Totals } from './Totals'
import { UndoSheet } from './UndoSheet'
import { VoidSheet } from './VoidSheet'
import './TillDay.scss'

type ToppedUp = Extract<TillDid, { kind: 'topped_up' }>
type Charged = Extract<TillDid, { kind: 'charged' }>

/** What was done at the own store today, my shift, and the way to take a slip back. */
export function TillDay() {
  const asked = useAnswer(() => askStaff('till.today', {}))
  const { answer, ask } = asked
  const [undoing, setUndoing] = useState<TillLine | null>(null)
  const [voiding, setVoiding] = useState<{ line: TillLine; did: ToppedUp } | null>(null)
  const [refunding, setRefunding] = useState<{ line: TillLine; did: Charged } | null>(null)
  const refunded = ({ wechat }: RefundReceipt) => {
    setRefunding(null)
    say(words.refundDone[wechat])
    void ask()
  }
  const voided = () => {
    setVoiding(null)
    say(counterWords.void.done)
    void ask()
  }
  const undone = () => {
    setUndoing(null)
    say(words.undoDone)
    void ask()
  }
  return (
    <Screen>
      <Waiting {...asked} height={420} />
      {answer && (
        <View className="till-day">
          <Section title={words.totals}>
            <Totals totals={answer.totals} />
          </Section>
          <MyShift shift={answer.shift} onChanged={() => void ask()} />
          <Section title={words.lines}>
            {answer.lines.length === 0 && <Empty icon="statement" words={words.none} />}
            <DayLines
              lines={answer.lines}
              onUndo={setUndoing}
              onVoid={(line, did) => setVoiding({ line, did })}
              onRefund={(line, did) => setRefunding({ line, did })}
            />
          </Section>
        </View>
      )}
      {refunding && <RefundSheet {...refunding} onRefunded={refunded} onClose={() => setRefunding(null)} />}
      {voiding && <VoidSheet {...voiding} onVoided={voided} onClose={() => setVoiding(null)} />}
      {undoing && <UndoSheet line={undoing} onUndone={undone} onClose={() => setUndoing(null)} />}
    </Screen>
  )
}
