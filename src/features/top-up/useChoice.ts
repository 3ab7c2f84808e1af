import { useState } from 'react'
import type { TierView, TierWithCoupon, TopUpOffer } from '../../contract/top-up'
import { piecesOf, topUpWords } from '../../copy/top-up'
import type { PayWay } from '../../domain/channels/channel'
import { addFen } from '../../domain/money'
import type { PurchaseIntent, Wanted } from './purchase-intent'
import { firstChoice } from './useOffer'
import { useOwnAmount } from './useOwnAmount'

/** What stands chosen on the page: a tier or an amount, with a coupon or without, and by which way it is paid. */
export function useChoice(offer: TopUpOffer, unpaid: PurchaseIntent | null, typed?: string) {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [amount, setAmount] = useState<string | null>(offer.custom && typed ? typed : null)
  const [usesCoupon, setUsesCoupon] = useState(true)
  const [chosenWay, chooseWay] = useState<PayWay | null>(null)
  const own = useOwnAmount(amount)
  const offered = offer.ways.find(each => each.way === chosenWay) ?? offer.ways[0]
  const way = offered?.way ?? 'wechat'
  const usable = offer.tiers.find(each => each.tierId === chosenId && each.unavailable === null)
  const tier = amount === null ? (usable ?? firstChoice(offer, unpaid?.tierId ?? null)) : null
  const ownTier = own.answer?.unavailable === null ? { ...own.answer, tierId: null } : null
  const coupon = tier && (tier.withCoupon ?? couponOf(unpaid, tier))
  const wish = amount === null ? tier : ownTier
  const wanted: Wanted | null = wish && {
    ...{ ...wish, coupons: piecesOf(wish.coupons), way },
    ...(usesCoupon && coupon && { payFen: coupon.payFen, bonusFen: coupon.bonusFen, couponId: coupon.couponId }),
  }
  return {
    tier,
    /** the rules of what is chosen, as far as they are known */
    rules: (amount === null ? tier : own.answer)?.rules ?? [],
    choose: (tierId: string) => {
      setAmount(null)
      setChosenId(tierId)
    },
    /** null: no amount of one's own is being typed */
    amount,
    setAmount,
    own,
    coupon: coupon && { ...coupon, isUsed: usesCoupon, toggle: () => setUsesCoupon(!usesCoupon) },
    way,
    chooseWay,
    /** what the button asks for; null while nothing can be */
    wanted,
  }
}

/** The coupon that the unpaid order for this tier keeps: to the shop it is in use, and it still goes with this wish. */
function couponOf(unpaid: PurchaseIntent | null, { tierId }: TierView): TierWithCoupon | null {
  if (!unpaid?.couponId || unpaid.tierId !== tierId) return null
  const { couponId, payFen, bonusFen } = unpaid
  return { couponId, title: topUpWords.coupon.kept, payFen, bonusFen, creditFen: addFen(payFen, bonusFen) }
}
