/** What a person must look at. */
export type AlarmKind =
  | 'pack_seal_broken'
  | 'entry_differs'
  | 'audit_differs'
  | 'rules_seal_broken'
  | 'payment_differs'
  | 'coupons_left_out'
  | 'refund_by_hand'
  | 'codes_guessed'
  | 'code_tried_again'
  | 'message_refused'
  | 'ticket_overdue'
