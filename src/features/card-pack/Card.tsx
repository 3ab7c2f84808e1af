import { serverNow } from '../../cloud/clock'
import type { PackView } from '../../contract/pack'
import { cardPackWords as words } from '../../copy/card-pack'
import { CardFace } from '../../ui/CardFace'
import { Pressable } from '../../ui/Pressable'

/** The member's card with the pack's numbers on it; a tap tells its rules. */
export function Card({ pack, onPress }: { pack: PackView; onPress: () => void }) {
  const { nextExpiry } = pack
  return (
    <Pressable onPress={onPress}>
      <CardFace
        shopName={pack.shopName}
        levelName={pack.level.name}
        balanceLabel={words.balance}
        balanceFen={pack.balanceFen}
        parts={[
          { label: words.principal, fen: pack.principalFen },
          { label: words.bonus, fen: pack.bonusFen },
        ]}
        held={pack.heldFen > 0 ? words.held.line(pack.heldFen) : null}
        expiry={nextExpiry && words.expiry(nextExpiry.fen, nextExpiry.expiresAt, serverNow())}
        pointsLabel={words.points}
        points={pack.points}
        cardNumber={words.cardNumber(pack.cardNumber)}
      />
    </Pressable>
  )
}
