import type { PaymentParameters } from '../contract/shopper'

/** What the payment sheet told the phone. Only a hint for the screen: whether money moved is asked of the server. */
export type PaymentOutcome = 'paid' | 'cancelled' | 'failed'

/** Opens WeChat Pay over the page and resolves when it closes; never rejects. */
export declare function pay(parameters: PaymentParameters): Promise<PaymentOutcome>
