import { useMemo } from 'react'
import { serverNow } from '../../cloud/clock'
import type { PrintedSlip as Slip } from '../../contract/paper'
import { paperWords } from '../../copy/paper'
import { shopDayOf } from '../../domain/time'
import { printedQrPicture } from '../../ui/qr-picture'
import type { WholeBatch } from './usePaperCodes'

const words = paperWords.slip

/** One coupon on paper, black on white: no printer has to mix a colour for it. */
export function PrintedSlip({ batch, slip }: { batch: WholeBatch; slip: Slip }) {
  const picture = useMemo(() => printedQrPicture(slip.code), [slip.code])
  const [benefit = '', ...rules] = batch.rules
  return (
    <div className="slip">
      <div className="slip__words">
        <div className="slip__shop">{batch.shopName}</div>
        <div className="slip__benefit">{benefit}</div>
        <div className="slip__title">{batch.title}</div>
        <div className="slip__rules">{rules.join(' · ')}</div>
        <div className="slip__until">{words.span(batch.startsAt, batch.expiresAt, shopDayOf(serverNow()))}</div>
        <div className="slip__once">{words.once}</div>
      </div>
      <div className="slip__code">
        <img className="slip__picture" src={picture} alt="" />
        <div className="slip__typed">{slip.code}</div>
        <div className="slip__number">{words.number(slip.number)}</div>
      </div>
    </div>
  )
}
