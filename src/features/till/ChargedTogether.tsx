import { serverNow } from '../../cloud/clock'
import type { TogetherReceipt } from '../../contract/together'
import { tillWords } from '../../copy/till'
import { togetherWords as words } from '../../copy/together'
import { subtractFen } from '../../domain/money'
import { momentText } from '../../domain/time'
import { Hint } from '../../ui/Hint'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { Verdict } from '../../ui/Verdict'

/** The receipt of a payment that several cards made: the whole, then every part with whose it is. */
export function ChargedTogether({ receipt }: { receipt: TogetherReceipt }) {
  const { storeName, amountFen, orderFen, coupons, parts, chargedAt } = receipt
  return (
    <>
      <Verdict filled tone="good" word={words.done} note={words.doneNote(parts.length)}>
        <Price fen={amountFen} size="balance" />
      </Verdict>
      <List>
        {parts.map(part => (
          <ListRow
            key={part.receiptId}
            title={part.holder}
            phrases={[words.left(part.balanceFen), words.points(part.pointsEarned)]}
            value={<Price fen={part.amountFen} />}
          />
        ))}
        {orderFen !== null && (
          <ListRow
            title={tillWords.saved}
            note={coupons.length > 0 ? coupons.join('、') : undefined}
            value={<Price fen={subtractFen(orderFen, amountFen)} />}
          />
        )}
        <ListRow title={storeName} note={momentText(chargedAt, serverNow())} />
      </List>
      <Hint>{words.refundable}</Hint>
    </>
  )
}
