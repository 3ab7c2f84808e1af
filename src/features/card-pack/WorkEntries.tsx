import { Text, View } from '@tarojs/components'
import type { PackView } from '../../contract/pack'
import { cardPackWords } from '../../copy/card-pack'
import { Icon, type IconName } from '../../ui/Icon'
import { List, ListRow } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import './WorkEntries.scss'

const { staffEntry, work: words } = cardPackWords

interface Door {
  icon: IconName
  label: string
  onPress: () => void
  /** absent: for managers too */
  ownersOnly?: true
}

/** What waits for somebody stands first. */
const rooms: { title: string; doors: Door[] }[] = [
  {
    title: words.waiting,
    doors: [
      { icon: 'clock', label: words.reviews, onPress: go.reviews },
      { icon: 'help', label: words.tickets, onPress: go.tickets },
      { icon: 'scan', label: words.conflicts, onPress: go.conflicts },
      { icon: 'alert', label: words.alarms, onPress: go.alarms, ownersOnly: true },
    ],
  },
  {
    title: words.members,
    doors: [
      { icon: 'top-up', label: words.refund, onPress: () => go.findTopUp() },
      { icon: 'statement', label: words.adjustments, onPress: go.adjustments },
      { icon: 'star', label: words.ratings, onPress: go.ratings },
      { icon: 'person', label: words.importCards, onPress: go.importCards, ownersOnly: true },
    ],
  },
  {
    title: words.coupons,
    doors: [
      { icon: 'gift', label: words.handOuts, onPress: go.handOuts },
      { icon: 'coupon', label: words.paper, onPress: go.paper },
      { icon: 'statement', label: words.couponReport, onPress: go.couponReport },
    ],
  },
  {
    title: words.shop,
    doors: [
      { icon: 'shop', label: words.rules, onPress: go.rules },
      { icon: 'points', label: words.storedValue, onPress: go.storedValue, ownersOnly: true },
      { icon: 'check', label: words.bills, onPress: go.bills, ownersOnly: true },
      { icon: 'cross', label: words.closing, onPress: go.closing, ownersOnly: true },
    ],
  },
]

/** The doors to the till and to the shop's back rooms, seen only by those whom the server knows as staff. */
export function WorkEntries({ staff }: { staff: NonNullable<PackView['staff']> }) {
  return (
    <View className="work-entries">
      <List>
        <ListRow
          icon="scan"
          title={staffEntry.title}
          note={staffEntry.note(staff.storeName, staff.name)}
          onPress={go.till}
        />
      </List>
      {staff.role !== 'clerk' &&
        rooms.map(({ title, doors }) => (
          <View key={title} className="work-entries__room">
            <Text className="work-entries__title">{title}</Text>
            <View className="work-entries__doors">
              {doors
                .filter(({ ownersOnly }) => !ownersOnly || staff.role === 'owner')
                .map(({ icon, label, onPress }) => (
                  <Pressable key={label} className="work-entries__door" onPress={onPress}>
                    <View className="work-entries__face">
                      <Icon name={icon} />
                      <Text className="work-entries__label">{label}</Text>
                    </View>
                  </Pressable>
                ))}
            </View>
          </View>
        ))}
    </View>
  )
}
