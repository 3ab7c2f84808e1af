import { orderWords as words } from '../../copy/order'
import type { PackId } from '../../domain/ids'
import type { Fen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { Verdict } from '../../ui/Verdict'
import type { PaidOrder } from './order-stage'

/** Paid: how much, from where, and what it brought. */
export function OrderPaid({ paid }: { paid: PaidOrder }) {
  const { totalFen, savedFen, leftFen, pointsEarned, sharedPackId } = paid
  return (
    <>
      <Verdict tone="good" word={words.paid}>
        <Price fen={totalFen} size="balance" />
      </Verdict>
      <List>
        <PaidRows {...paid} />
        {savedFen > 0 && <ListRow title={words.saved} value={<Price fen={savedFen} />} />}
        {leftFen !== null && sharedPackId === null && (
          <ListRow title={words.left} note={words.points(pointsEarned)} value={<Price fen={leftFen} />} />
        )}
      </List>
      <ActionBar>
        <Button onPress={go.home}>{words.done}</Button>
      </ActionBar>
    </>
  )
}

/** What pays which part, as rows of a list. */
export function PaidRows(props: { points: number; balanceFen: Fen; sharedPackId: PackId | null; restFen: Fen }) {
  const { points, balanceFen, sharedPackId, restFen } = props
  return (
    <>
      {points > 0 && <ListRow title={words.pointsUsed} value={words.pieces(points)} />}
      {balanceFen > 0 && (
        <ListRow title={sharedPackId ? words.byShared : words.byBalance} value={<Price fen={balanceFen} />} />
      )}
      {restFen > 0 && <ListRow title={words.byWechat} value={<Price fen={restFen} />} />}
    </>
  )
}
