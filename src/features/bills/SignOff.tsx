import { askMerchant } from '../../cloud/client'
import type { BillDayView } from '../../contract/bills'
import { billWords } from '../../copy/bills'
import { EffectButton } from '../../ui/EffectButton'
import { Hint } from '../../ui/Hint'
import { say } from '../../ui/toast'
import { type DayChanges, useDayChange } from './useDayChange'

const words = billWords.look

/** Closes the day; while something is unexplained it says how much. */
export function SignOff({ billDay, ...changes }: { billDay: BillDayView } & DayChanges) {
  const { day, openDifferences } = billDay
  const { busy, trouble, start } = useDayChange(async () => {
    const signed = await askMerchant('bill.signOff', { day })
    say(words.signedNow)
    return signed
  }, changes)
  const sheet = billWords.signSheet
  return (
    <>
      {openDifferences > 0 && <Hint>{words.firstExplain(openDifferences)}</Hint>}
      <EffectButton
        disabled={openDifferences > 0}
        words={sheet}
        effect={sheet.effect}
        {...{ busy, trouble }}
        onConfirm={start}
      >
        {words.signOff}
      </EffectButton>
    </>
  )
}
