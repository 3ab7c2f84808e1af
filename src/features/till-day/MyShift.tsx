import { View } from '@tarojs/components'
import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useWork } from '../../cloud/useWork'
import type { ShiftView } from '../../contract/till-day'
import { tillDayWords } from '../../copy/till-day'
import { fenFromYuan, NO_MONEY } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Section'
import { DrawerRows } from './DrawerRows'
import { HandOver } from './HandOver'
import { Totals } from './Totals'

const words = tillDayWords.shift

/** My shift: opened, counted while it runs, handed over at its end. */
export function MyShift({ shift, onChanged }: { shift: ShiftView | null; onChanged: () => void }) {
  const [handedOver, setHandedOver] = useState<ShiftView | null>(null)
  const changed = (over: ShiftView | null) => {
    setHandedOver(over)
    onChanged()
  }
  if (shift) return <Running shift={shift} onClosed={changed} />
  if (handedOver) {
    return (
      <Section title={words.handedOver}>
        <Totals totals={handedOver.totals} span={words.span(handedOver, serverNow())} />
        <DrawerRows drawer={handedOver.drawer} />
      </Section>
    )
  }
  return <NotOpen onOpened={() => changed(null)} />
}

function NotOpen({ onOpened }: { onOpened: () => void }) {
  const [wish, setWish] = useState(() => ({ float: '', shiftId: newId('shf') }))
  const floatFen = wish.float === '' ? NO_MONEY : fenFromYuan(wish.float)
  const { busy, trouble, start } = useWork(async () => {
    if (floatFen === null) return
    await askStaff('shift.open', { shiftId: await wish.shiftId, floatFen })
    onOpened()
  })
  // Another float is another wish: a try under the same id would be refused.
  const onFloat = (float: string) => setWish({ float, shiftId: newId('shf') })
  return (
    <Section title={words.title}>
      <Field kind="amount" {...words.float} value={wish.float} onChange={onFloat} />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <View className="till-day__close">
        <Button kind="quiet" busy={busy} disabled={floatFen === null} onPress={start}>
          {words.open}
        </Button>
      </View>
    </Section>
  )
}

function Running({ shift, onClosed }: { shift: ShiftView; onClosed: (over: ShiftView) => void }) {
  const [closing, setClosing] = useState(false)
  return (
    <Section title={words.title}>
      <Totals totals={shift.totals} span={words.opened(shift.openedAt, serverNow())} />
      <View className="till-day__close">
        <Button kind="quiet" onPress={() => setClosing(true)}>
          {words.close}
        </Button>
      </View>
      {closing && <HandOver shift={shift} onClosed={onClosed} onClose={() => setClosing(false)} />}
    </Section>
  )
}
