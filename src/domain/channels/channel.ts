/** The ways to pay as shoppers know them. */
export const payWays = ['wechat', 'alipay', 'unionpay'] as const
export type PayWay = (typeof payWays)[number]

/** A way for money to come in. The id is kept in orders for as long as they are, so it never changes its meaning. */
export type ChannelId = 'wechat_cloud' | 'wechat_v3' | 'alipay' | 'unionpay'

/** The account of the ledger in which a channel's money lies. */
export type ChannelAccount = 'wechat_pay' | 'alipay' | 'unionpay'

/** Where the shopper is: the mini-program pays inside WeChat, a browser by other ways too. */
export type ClientKind = 'mini_program' | 'browser'

/** What is known of a channel without asking anybody. */
export interface ChannelFacts {
  channel: ChannelId
  /** where it can be paid */
  clients: readonly ClientKind[]
  /** what the shop is charged, in hundredths of a percent of the amount */
  feePerMyriad: number
}

/** What a channel is called by shoppers, and where its money lies: a new channel is a row here and a file among the payments. */
const places: Record<ChannelId, { way: PayWay; account: ChannelAccount }> = {
  wechat_cloud: { way: 'wechat', account: 'wechat_pay' },
  wechat_v3: { way: 'wechat', account: 'wechat_pay' },
  alipay: { way: 'alipay', account: 'alipay' },
  unionpay: { way: 'unionpay', account: 'unionpay' },
}

/** Orders from before there were several channels have none: they were paid by WeChat. */
const FIRST: ChannelId = 'wechat_cloud'

/** By which way members pay through a channel; null is what older orders say of the first channel. */
export function wayOf(channel: ChannelId | null): PayWay {
  return places[channel ?? FIRST].way
}

/** Where the money of a channel lies in the books; null as above. */
export function accountOf(channel: ChannelId | null): ChannelAccount {
  return places[channel ?? FIRST].account
}
