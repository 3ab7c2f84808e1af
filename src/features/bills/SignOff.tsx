import { useState } from 'react'
import { askMerchant } from '../../cloud/client'
import type { BillDayView } from '../../contract/bills'
import { billWords } from '../../copy/bills'
import { Button } from '../../ui/Button'
import { EffectSheet } from '../../ui/EffectSheet'
import { Hint } from '../../ui/Hint'
import { say } from '../../ui/toast'
import { type DayChanges, useDayChange } from './useDayChange'

const words = billWords.look

/** Closes the day; while something is unexplained it says how much. */
export function SignOff({ billDay, ...changes }: { billDay: BillDayView } & DayChanges) {
  const { day, openDifferences } = billDay
  const [open, setOpen] = useState(false)
  const { busy, trouble, start } = useDayChange(async () => {
    const signed = await askMerchant('bill.signOff', { day })
    say(words.signedNow)
    return signed
  }, changes)
  const sheet = billWords.signSheet
  return (
    <>
      {openDifferences > 0 && <Hint>{words.firstExplain(openDifferences)}</Hint>}
      <Button disabled={openDifferences > 0} onPress={() => setOpen(true)}>
        {words.signOff}
      </Button>
      {open && (
        <EffectSheet
          words={sheet}
          effect={sheet.effect}
          {...{ busy, trouble }}
          onConfirm={start}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
