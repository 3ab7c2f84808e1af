import { View } from '@tarojs/components'
import type { PackView } from '../../contract/pack'
import { cardPackWords as words } from '../../copy/card-pack'
import { List, ListRow } from '../../ui/ListRow'
import { go } from '../../ui/routes'
import './WorkEntries.scss'

/** The doors to the till and to the shop's rules, seen only by those whom the server knows as staff. */
export function WorkEntries({ staff }: { staff: NonNullable<PackView['staff']> }) {
  return (
    <View className="work-entries">
      <List>
        <ListRow
          icon="scan"
          title={words.staffEntry.title}
          note={words.staffEntry.note(staff.storeName, staff.name)}
          onPress={go.till}
        />
        {staff.role !== 'clerk' && (
          <>
            <ListRow icon="shop" title={words.rulesEntry.title} note={words.rulesEntry.note} onPress={go.rules} />
            <ListRow
              icon="coupon"
              title={words.couponReportEntry.title}
              note={words.couponReportEntry.note}
              onPress={go.couponReport}
            />
            <ListRow
              icon="gift"
              title={words.handOutsEntry.title}
              note={words.handOutsEntry.note}
              onPress={go.handOuts}
            />
            <ListRow icon="coupon" {...words.paperEntry} onPress={go.paper} />
            <ListRow
              icon="alert"
              title={words.conflictsEntry.title}
              note={words.conflictsEntry.note}
              onPress={go.conflicts}
            />
            <ListRow
              icon="alert"
              title={words.reviewsEntry.title}
              note={words.reviewsEntry.note}
              onPress={go.reviews}
            />
            {staff.role === 'owner' && <ListRow icon="shop" {...words.closingEntry} onPress={go.closing} />}
          </>
        )}
      </List>
    </View>
  )
}
