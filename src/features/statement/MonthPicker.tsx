import { serverNow } from '../../cloud/clock'
import { statementWords as words } from '../../copy/statement'
import { addMonths, type ShopDay, shopDayOf } from '../../domain/time'
import { FilterLine } from './FilterLine'

/** How many months can be chosen by themselves; older entries are reached by reading on. */
const MONTHS = 12

/** All of it, this month, and the months before. */
export function MonthPicker({ chosen, onChoose }: { chosen: string | null; onChoose: (month: string | null) => void }) {
  const months = monthsUntil(shopDayOf(serverNow()))
  const [thisMonth = ''] = months
  const options = [
    { key: null, label: words.allMonths },
    ...months.map(month => ({ key: month, label: words.month(month, thisMonth.slice(0, 4)) })),
  ]
  return <FilterLine<string | null> options={options} chosen={chosen} onChoose={onChoose} />
}

/** YYYY-MM of today's month and of those before it, newest first. */
function monthsUntil(today: ShopDay): string[] {
  const first = `${today.slice(0, 7)}-01` as ShopDay
  return Array.from({ length: MONTHS }, (_, back) => addMonths(first, -back).slice(0, 7))
}
