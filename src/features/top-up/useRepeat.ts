import { useEffect, useRef } from 'react'
import type { TopUpOffer } from '../../contract/top-up'
import { piecesOf } from '../../copy/top-up'
import type { Purchase } from './purchase'

/**
 * The usual tier once more, for who came by that tap: it is started as soon as the offer is here, once. WeChat's payment sheet still
 * asks; and when the tier cannot be had, or an order was left half way, the page shows the choice as always.
 */
export function useRepeat(tierId: string | undefined, offer: TopUpOffer | null, purchase: Purchase): void {
  const done = useRef(false)
  useEffect(() => {
    if (tierId === undefined || !offer || done.current) return
    done.current = true
    const wanted = offer.tiers.find(tier => tier.tierId === decodeURIComponent(tierId) && tier.unavailable === null)
    if (!wanted || purchase.isLeftHalfWay) return
    const [usual] = offer.ways
    void purchase.start({ ...wanted, coupons: piecesOf(wanted.coupons), way: usual?.way ?? 'wechat' })
  }, [tierId, offer, purchase])
}
