import type { RefundQuote } from '../../contract/refunds'
import { refundWords } from '../../copy/refund'
import { addFen, fen, NO_MONEY, subtractFen } from '../../domain/money'
import type { TopUpRefundReason } from '../../domain/refunds/refund-terms'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'

const words = refundWords.lines

/** The written rule with this top-up's figures in it; lines that come to nothing are left out. */
export function HowItComesAbout({ quote, reason }: { quote: RefundQuote; reason: TopUpRefundReason }) {
  const { paidFen, bonusFen, usedFen, refundFen, principalLeftFen, bonusLeftFen, couponsUsedFen, refundedFen } = quote
  // By the shop's fault no coupon is held against the member.
  const couponsFen = reason === 'consumer' ? couponsUsedFen : NO_MONEY
  const chargedFen = fen(Math.max(0, paidFen - refundFen - couponsFen - refundedFen))
  const withdrawnFen = subtractFen(addFen(principalLeftFen, bonusLeftFen), refundFen)
  return (
    <List>
      <ListRow title={words.paid} value={<Price fen={paidFen} />} />
      {bonusFen > 0 && <ListRow title={words.bonus} value={<Price fen={bonusFen} />} />}
      {usedFen > 0 && <ListRow title={words.used} note={words.usedNote} value={<Price fen={usedFen} />} />}
      {chargedFen > 0 && (
        <ListRow
          title={words.charged}
          note={bonusFen > 0 ? words.chargedNote[reason](usedFen, paidFen, bonusFen) : undefined}
          value={<Price fen={fen(-chargedFen)} />}
        />
      )}
      {couponsFen > 0 && (
        <ListRow
          title={words.coupons(quote.couponsUsed)}
          note={words.couponsNote}
          value={<Price fen={fen(-couponsFen)} />}
        />
      )}
      {refundedFen > 0 && <ListRow title={words.before} value={<Price fen={fen(-refundedFen)} />} />}
      <ListRow title={words.refund} value={<Price fen={refundFen} />} />
      {withdrawnFen > 0 && (
        <ListRow title={words.withdrawn} note={words.withdrawnNote} value={<Price fen={withdrawnFen} />} />
      )}
    </List>
  )
}
