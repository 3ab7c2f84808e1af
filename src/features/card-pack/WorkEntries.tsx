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
            <ListRow icon="shop" {...words.rulesEntry} onPress={go.rules} />
            <ListRow icon="coupon" {...words.couponReportEntry} onPress={go.couponReport} />
            <ListRow icon="gift" {...words.handOutsEntry} onPress={go.handOuts} />
            <ListRow icon="coupon" {...words.paperEntry} onPress={go.paper} />
            <ListRow icon="top-up" {...words.refundEntry} onPress={() => go.findTopUp()} />
            <ListRow icon="statement" {...words.adjustmentsEntry} onPress={go.adjustments} />
            <ListRow icon="alert" {...words.conflictsEntry} onPress={go.conflicts} />
            <ListRow icon="alert" {...words.reviewsEntry} onPress={go.reviews} />
            <ListRow icon="help" {...words.ticketsEntry} onPress={go.tickets} />
            <ListRow icon="points" {...words.ratingsEntry} onPress={go.ratings} />
            {staff.role === 'owner' && (
              <>
                <ListRow icon="statement" {...words.storedValueEntry} onPress={go.storedValue} />
                <ListRow icon="alert" {...words.alarmsEntry} onPress={go.alarms} />
                <ListRow icon="statement" {...words.billsEntry} onPress={go.bills} />
                <ListRow icon="statement" {...words.importEntry} onPress={go.importCards} />
                <ListRow icon="shop" {...words.closingEntry} onPress={go.closing} />
              </>
            )}
          </>
        )}
      </List>
    </View>
  )
}
