import type { ChannelId } from '../../../src/domain/channels/channel'
import type { OrderId, PackId } from '../../../src/domain/ids'

/** Where HTTP access gives the function `paygate` its address. */
const PAYGATE_SETTING = 'PAYGATE_URL'
/** Where the web app lives: shoppers come back to it from a cashier. */
const H5_SETTING = 'H5_URL'

/** Whether shoppers in a browser can be sent to a cashier and back, and payments made there be told of. */
export function hasPaygate(): boolean {
  return (process.env[PAYGATE_SETTING] ?? '') !== '' && (process.env[H5_SETTING] ?? '') !== ''
}

/** Where a channel tells of what was paid. */
export function noticeUrl(channel: ChannelId): string {
  return `${process.env[PAYGATE_SETTING]}/notice/${channel}`
}

/**
 * Where a cashier sends the shopper afterwards. Not the app itself: a cashier may post to it, and cuts off what follows a
 * `#`. Coming back proves nothing; the app asks how the order stands.
 */
export function returnUrl(orderId: OrderId, sharedPackId: PackId | null): string {
  return `${process.env[PAYGATE_SETTING]}/return/${orderId}${sharedPackId === null ? '' : `/${sharedPackId}`}`
}

/** The app's page on which a top-up is taken up again. */
export function topUpPage(orderId: OrderId, sharedPackId: PackId | null): string {
  const shared = sharedPackId === null ? '' : `&sharedPackId=${sharedPackId}`
  return `${process.env[H5_SETTING]}#/pages/top-up/index?orderId=${orderId}${shared}`
}
