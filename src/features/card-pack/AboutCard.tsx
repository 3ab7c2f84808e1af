import type { PackView } from '../../contract/shopper'
import { cardPackWords } from '../../copy/card-pack'
import { useCareMode } from '../../ui/care-mode'
import { ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Sheet } from '../../ui/Sheet'

const words = cardPackWords.aboutCard

/** The card's rules in plain words, and the switch for large type. */
export function AboutCard({ pack, onClose }: { pack: PackView; onClose: () => void }) {
  const { large, choose } = useCareMode()
  const { next, name } = pack.level
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onClose}>
      <ListRow title={words.kind[pack.kind]} note={cardPackWords.cardNumber(pack.cardNumber)} />
      <ListRow title={name} note={next ? words.nextLevel(next.name, next.moreFen) : words.topLevel} />
      <ListRow title={words.ceiling.title} note={words.ceiling.note} value={<Price fen={pack.ceilingFen} short />} />
      <ListRow title={words.principal.title} note={words.principal.note} />
      <ListRow title={words.bonus.title} note={words.bonus.note} />
      <ListRow
        title={words.largeType.title}
        note={words.largeType.note}
        value={large ? words.largeType.on : words.largeType.off}
        onPress={() => choose(!large)}
      />
    </Sheet>
  )
}
