import type { ChannelFacts } from '../../../src/domain/channels/channel'
import type { OrderId, TopUpRefundId } from '../../../src/domain/ids'
import type { HttpEvent } from './http-event'
import type { PaymentPort } from './payment-port'

/** A payment channel: what is known of it, whether this deployment has what it needs, and how it is spoken to. */
export interface PaymentChannel extends ChannelFacts {
  isConfigured(): boolean
  port: PaymentPort
  /** how it tells of payments over HTTP, where the function `paygate` listens for it */
  notices?: NoticeReader
}

/** Reads what a channel posts when something was paid or given back. */
export interface NoticeReader {
  /** Which payment or refund it is about; null when the channel did not sign it, or it is none of ours. */
  subjectOf(event: HttpEvent): Promise<OrderId | TopUpRefundId | null>
  /** The body that means "heard"; anything else makes it come again. */
  heard: string
}
