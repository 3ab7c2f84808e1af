import { useWork } from '../../cloud/useWork'
import type { BillDayView } from '../../contract/bills'

/** What follows a command about a day: its answer is drawn, and after a no it is asked what the day has become. */
export interface DayChanges {
  onChanged: (billDay: BillDayView) => void
  onRefused: () => void
}

/** One command about a day at a time. */
export function useDayChange(send: () => Promise<BillDayView>, { onChanged, onRefused }: DayChanges) {
  return useWork(async () => {
    try {
      onChanged(await send())
    } catch (error) {
      onRefused()
      throw error
    }
  })
}
