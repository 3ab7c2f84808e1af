import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useWork } from '../../cloud/useWork'
import type { HeldView, PackView } from '../../contract/pack'
import { cardPackWords } from '../../copy/card-pack'
import { useCareMode } from '../../ui/care-mode'
import { ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { Sheet } from '../../ui/Sheet'

const words = cardPackWords.aboutCard

/** The card's rules in plain words, and the switch for large type. */
export function AboutCard({ pack, onClose }: { pack: PackView; onClose: () => void }) {
  const { large, choose } = useCareMode()
  const { next, name, until } = pack.level
  // Whoever comes back from there finds the card and not this sheet.
  const leaving = (leave: () => void) => () => {
    onClose()
    leave()
  }
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      {pack.held.map(held => (
        <HeldRow key={held.holdId} held={held} />
      ))}
      <ListRow title={words.kind[pack.kind]} note={cardPackWords.cardNumber(pack.cardNumber)} />
      <ListRow
        title={name}
        note={next ? words.nextLevel(next.name, next.moreFen) : words.topLevel}
        value={until === null ? undefined : words.levelUntil(until, serverNow())}
      />
      <ListRow title={words.ceiling.title} note={words.ceiling.note} value={<Price fen={pack.ceilingFen} short />} />
      <ListRow title={words.principal.title} note={words.principal.note} />
      <ListRow title={words.bonus.title} note={words.bonus.note} />
      <ListRow {...words.naming[pack.kind]} onPress={leaving(go.naming)} />
      <ListRow {...words.transfer} onPress={leaving(go.transfer)} />
      <ListRow {...words.messages} onPress={leaving(go.messageSwitches)} />
      <ReminderRow reminder={pack.renewalReminder} />
      <ListRow
        title={words.largeType.title}
        note={words.largeType.note}
        value={large ? words.largeType.on : words.largeType.off}
        onPress={() => choose(!large)}
      />
    </Sheet>
  )
}

/** The off switch of the word about the next top-up. */
function ReminderRow({ reminder }: { reminder: PackView['renewalReminder'] }) {
  const [now, setNow] = useState(reminder)
  const { start } = useWork(async () => {
    const { remind } = await askShopper('renewal.remind', { remind: now === 'on' ? 'off' : 'on' })
    setNow(remind)
  })
  return <ListRow title={words.reminder.title} note={words.reminder.note} value={words.reminder[now]} onPress={start} />
}

/** Money that is kept: how much, by whom or for what, and when it is free again. */
function HeldRow({ held: { fen, what, storeName, until } }: { held: HeldView }) {
  const { held } = cardPackWords
  return (
    <ListRow
      title={`${held.title} · ${held.what[what](storeName ?? '')}`}
      note={until === null ? held.waits : held.until(until, serverNow())}
      value={<Price fen={fen} />}
    />
  )
}
