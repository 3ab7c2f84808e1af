import { type Payment, paymentDueAt } from '../../src/domain/payments/payment'
import { Flows } from './flows'

export const payments = new Flows<Payment, 'paymentId'>({
  collection: 'payments',
  idField: 'paymentId',
  dueAtOf: paymentDueAt,
})
