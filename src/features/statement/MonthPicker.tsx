import { ScrollView, View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import { statementWords as words } from '../../copy/statement'
import { addMonths, type ShopDay, shopDayOf } from '../../domain/time'
import { Pressable } from '../../ui/Pressable'
import './Statement.scss'

/** How many months can be chosen by themselves; older entries are reached by reading on. */
const MONTHS = 12

/** All of it, this month, and the months before. */
export function MonthPicker({ chosen, onChoose }: { chosen: string | null; onChoose: (month: string | null) => void }) {
  const months = monthsUntil(shopDayOf(serverNow()))
  const [thisMonth = ''] = months
  const options = [
    { month: null, label: words.allMonths },
    ...months.map(month => ({ month, label: words.month(month, thisMonth.slice(0, 4)) })),
  ]
  return (
    <ScrollView className="month-picker" scrollX enhanced showScrollbar={false}>
      <View className="month-picker__line">
        {options.map(({ month, label }) => (
          <Pressable
            key={label}
            className={month === chosen ? 'month-picker__one month-picker__one--chosen' : 'month-picker__one'}
            chosen={month === chosen}
            onPress={() => onChoose(month)}
          >
            {label}
          </Pressable>
        ))}
      </View>
    </ScrollView>
  )
}

/** YYYY-MM of today's month and of those before it, newest first. */
function monthsUntil(today: ShopDay): string[] {
  const first = `${today.slice(0, 7)}-01` as ShopDay
  return Array.from({ length: MONTHS }, (_, back) => addMonths(first, -back).slice(0, 7))
}
