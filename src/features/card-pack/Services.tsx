import type { PackView } from '../../contract/pack'
import { cardPackWords as words } from '../../copy/card-pack'
import { helpWords } from '../../copy/help'
import { List, ListRow } from '../../ui/ListRow'
import { go } from '../../ui/routes'
import { Section } from '../../ui/Section'

/** What else the card is good for, one quiet line each. */
export function Services({ pack }: { pack: PackView }) {
  return (
    <Section title={words.services.title}>
      <List>
        {pack.canOrder && <ListRow icon="shop" {...words.orderEntry} onPress={go.order} />}
        <ListRow
          icon="points"
          {...words.services.points}
          value={words.services.pointsHeld(pack.points)}
          onPress={go.points}
        />
        <ListRow icon="gift" {...words.services.gifts} onPress={go.gifts} />
        <ListRow icon="people" {...words.services.shared} onPress={go.sharedCards} />
        <ListRow icon="top-up" {...words.services.bind} onPress={go.bindCard} />
        <ListRow icon="help" {...helpWords.entry} onPress={() => go.help()} />
      </List>
    </Section>
  )
}
