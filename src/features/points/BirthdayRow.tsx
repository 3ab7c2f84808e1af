import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useWork } from '../../cloud/useWork'
import type { PointsPage } from '../../contract/points'
import { pointsWords } from '../../copy/points'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Sheet } from '../../ui/Sheet'
import { say } from '../../ui/toast'

const words = pointsWords.birthday
const MONTHS = Array.from({ length: 12 }, (_, place) => String(place + 1))

/** The month of the member's birthday: asked once, by the member's own tap, and what it is good for. */
export function BirthdayRow({ birthday, onChanged }: { birthday: PointsPage['birthday']; onChanged: () => void }) {
  const [isOpen, setOpen] = useState(false)
  if (!birthday) return null
  const { month, times, changeableFrom } = birthday
  const isFixed = changeableFrom !== null && serverNow() < changeableFrom
  return (
    <View className="points__birthday">
      <List>
        <ListRow
          icon="gift"
          title={words.title}
          note={words.note(times)}
          value={month === null ? words.none : words.month(month)}
          onPress={isFixed ? undefined : () => setOpen(true)}
        />
      </List>
      {isOpen && (
        <BirthdaySheet
          month={month}
          onDone={() => {
            setOpen(false)
            say(words.said)
            onChanged()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </View>
  )
}

function BirthdaySheet(props: { month: number | null; onDone: () => void; onClose: () => void }) {
  const { month, onDone, onClose } = props
  const [chosen, choose] = useState<string | null>(month === null ? null : String(month))
  const { busy, trouble, start } = useWork(async () => {
    await askShopper('birthday.set', { month: Number(chosen) })
    onDone()
  })
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      <View className="points__spread">
        {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
        <Choices
          title={words.which}
          choices={MONTHS.map(key => ({ key, label: words.month(Number(key)) }))}
          chosen={chosen}
          onChoose={choose}
        />
        <Text className="points__none">{words.once}</Text>
        <Button disabled={chosen === null} busy={busy} onPress={start}>
          {chosen === null ? words.choose : words.confirm(Number(chosen))}
        </Button>
      </View>
    </Sheet>
  )
}
