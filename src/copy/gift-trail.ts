import type { GivenGift, SharedGift } from '../contract/gifts'
import type { ReturnReason } from '../domain/gifts/gift'
import { type Instant, momentText } from '../domain/time'

/** A gift of any kind, as its giver or its friend sees it. */
type Gift = Omit<GivenGift, 'giftId' | 'amountFen'> | Omit<SharedGift, 'giftId' | 'amountFen'>

/** What depends on the kind of gift. */
export interface TrailWords {
  /** while its link is being made: nothing is lost */
  preparing: string
  withdrawn: string
  /** why the friend's card did not take it, for each side */
  refused: { giver: string; friend: string }
}

/** What has happened to a gift so far, oldest first: the same story for the giver and the friend, each in their own words. */
export function giftTrail(gift: Gift, words: TrailWords, now: Instant): { title: string; note: string }[] {
  const title = isGiver(gift) || !('from' in gift) ? '你送出' : `${gift.from} 送出`
  return [{ title, note: momentText(gift.createdAt, now) }, endOf(gift, words, now)]
}

function isGiver(gift: Gift): boolean {
  return !('from' in gift) || gift.mine === 'giver'
}

function endOf(gift: Gift, words: TrailWords, now: Instant): { title: string; note: string } {
  const when = gift.endedAt === null ? '处理中' : momentText(gift.endedAt, now)
  switch (gift.state) {
    case 'preparing':
      return { title: '正在准备链接', note: words.preparing }
    case 'open':
      return { title: '等待朋友领取', note: `${momentText(gift.claimBefore, now)} 没人领会退回` }
    case 'received':
      return { title: claimerOf(gift), note: when }
    case 'returned':
      return { title: `已退回，${whyReturned(gift, gift.returnedFor ?? 'unclaimed', words)}`, note: when }
    case 'withdrawn':
      return { title: words.withdrawn, note: when }
    default:
      return gift.state satisfies never
  }
}

function claimerOf(gift: Gift): string {
  if ('from' in gift) return gift.mine === 'claimer' ? '你已领取' : '已被领取'
  return `${gift.claimedBy ?? '朋友'} 已领取`
}

function whyReturned(gift: Gift, reason: ReturnReason, words: TrailWords): string {
  switch (reason) {
    case 'unclaimed':
      return '到期没有人领'
    case 'taken_back':
      return isGiver(gift) ? '你收回了' : '赠送人收回了'
    case 'refused':
      return words.refused[isGiver(gift) ? 'giver' : 'friend']
    default:
      return reason satisfies never
  }
}
