/**
 * Everything in a pack has a limit, so that the document stays small and one read of it stays one quick read: below
 * 64 KiB when every list is full of the longest that the doors allow.
 */
export const packLimits = {
  /** lots of money on one card; a top-up beyond it is refused at its start, never at settling */
  lots: 40,
  /** live coupons */
  coupons: 50,
  /** all of them together, by their size as JSON: coupons that name many stores are fewer */
  couponBytes: 20 * 1024,
  /** coupons that are used or run out, kept for the wallet's history */
  closedCoupons: 20,
  closedCouponBytes: 6 * 1024,
  /** kinds of coupons and of top-ups whose use by this member is counted */
  countedTemplates: 60,
  countedTiers: 40,
  /** expiries of bonus that may still become a coupon */
  rescuable: 6,
  /** lots and coupons that one entry lets expire; what is more waits for the next */
  expiriesPerEntry: 20,
  /** open holds, and the lots that they keep together */
  holds: 5,
  heldLots: 40,
  /** top-ups that wait for payment */
  reservations: 5,
  /** levels that came with top-ups and have not run out */
  levelGrants: 4,
  /** gifts that nobody has got yet */
  parcels: 10,
  /** coupons on their way to friends: of the live ones above, not beside them */
  couponsOut: 10,
  /** people who may pay from a shared pack, its owner among them */
  members: 20,
  /** shared packs that one person pays from */
  sharedPacks: 5,
  /** remembered for the member's rhythm */
  pastTopUps: 6,
  pastSpends: 12,
  /** entries kept in the pack for repeats and the first screen, by their size as canonical JSON */
  recentBytes: 6 * 1024,
  /** of them, entries not yet known to be inserted: beyond it the next command confirms them first */
  outboxBytes: 4 * 1024,
  /** entries always kept, however large, once known to be inserted */
  recentEntries: 1,
  /** the whole document, and what of it is not newest entries: beyond it nothing is taken in that can be refused */
  bytes: 64 * 1024,
  bodyBytes: 46 * 1024,
  /** of the body, kept for the lots of the cards, and for what is remembered: points, purchases, closed coupons */
  lotBytes: 7 * 1024,
  memoryBytes: 13 * 1024,
} as const
