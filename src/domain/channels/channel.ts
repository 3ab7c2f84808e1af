/** A way for money to come in. The id is kept in orders for as long as they are, so it never changes its meaning. */
export type ChannelId = 'wechat_cloud' | 'wechat_v3'

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
