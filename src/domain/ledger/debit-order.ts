/** Which money a charge takes first: the merchant's choice, published with the other rules. */
export type DebitOrder =
  /** all bonus before any principal, the default */
  | 'bonus_first'
  | 'principal_first'
  /** bonus and principal in the proportion in which the card holds them */
  | 'proportional'
