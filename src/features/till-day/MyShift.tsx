import { View } from '@tarojs/components'
import { useState } from 'react'
import { askStaff } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import type { ShiftView } from '../../contract/staff'
import { tillDayWords } from '../../copy/till-day'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Section'
import { Sheet } from '../../ui/Sheet'
import { Totals } from './Totals'
import { useWork } from './useWork'

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
      </Section>
    )
  }
  return <NotOpen onOpened={() => changed(null)} />
}

function NotOpen({ onOpened }: { onOpened: () => void }) {
  const [shiftId] = useState(() => newId('shf'))
  const { busy, trouble, start } = useWork(async () => {
    await askStaff('shift.open', { shiftId: await shiftId })
    onOpened()
  })
  return (
    <Section title={words.title}>
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <Button kind="quiet" busy={busy} onPress={start}>
        {words.open}
      </Button>
    </Section>
  )
}

function Running({ shift, onClosed }: { shift: ShiftView; onClosed: (over: ShiftView) => void }) {
  const [closing, setClosing] = useState(false)
  const { busy, trouble, start } = useWork(async () => {
    onClosed(await askStaff('shift.close', { shiftId: shift.shiftId }))
  })
  return (
    <Section title={words.title}>
      <Totals totals={shift.totals} span={words.opened(shift.openedAt, serverNow())} />
      <View className="till-day__close">
        <Button kind="quiet" onPress={() => setClosing(true)}>
          {words.close}
        </Button>
      </View>
      {closing && (
        <Sheet title={words.sheet.title} closeLabel={words.sheet.close} onClose={() => setClosing(false)}>
          <Totals totals={shift.totals} span={words.span(shift, serverNow())} />
          <View className="till-day__effect">{words.sheet.note}</View>
          {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
          <Button busy={busy} onPress={start}>
            {words.sheet.confirm}
          </Button>
        </Sheet>
      )}
    </Section>
  )
}
