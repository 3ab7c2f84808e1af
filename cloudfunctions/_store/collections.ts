/** How clients may reach a collection directly. Everything goes through functions here, so nobody may. */
type Access = 'ADMINONLY'

export interface Collection {
  /** what lies in it, and why it is a collection of its own */
  why: string
  acl: Access
  indexes: { name: string; keys: [field: string, direction: 1 | -1][]; unique?: boolean }[]
}

/**
 * Every collection, declared once. The build writes this down as `collections.json` for the deployment and for the local
 * cloud; the shapes are the document types of the files beside this one.
 */
export const collections = {
  packs: {
    why: 'Everything a shopper owns, one document each (packs.ts). Flat fields answer questions over many packs.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'outbox', keys: [['outboxSince', 1]] },
      { name: 'due', keys: [['nextDueAt', 1]] },
    ],
  },
  entries: {
    why: 'The ledger: every entry of every pack, written once (entries.ts). _id is the command, seq the place in the chain.',
    acl: 'ADMINONLY',
    indexes: [
      {
        name: 'chain',
        keys: [
          ['packId', 1],
          ['seq', -1],
        ],
        unique: true,
      },
      {
        name: 'month',
        keys: [
          ['packId', 1],
          ['month', 1],
          ['seq', -1],
        ],
      },
      {
        name: 'group',
        keys: [
          ['packId', 1],
          ['group', 1],
          ['seq', -1],
        ],
      },
      {
        // Pack by pack through one day, for the day's root.
        name: 'day',
        keys: [
          ['day', 1],
          ['packId', 1],
          ['seq', 1],
        ],
      },
      // Every entry once, in the order of writing, for the daily figures.
      { name: 'place', keys: [['place', 1]] },
      {
        name: 'store_day',
        keys: [
          ['facts.storeId', 1],
          ['at', -1],
        ],
      },
    ],
  },
  day_roots: {
    why: 'The published fingerprint of each day (day-roots.ts), one document a day, never changed.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'day', keys: [['day', 1]] }],
  },
  day_blocks: {
    why: 'The leaves under each day’s fingerprint in blocks (day-roots.ts), so that a member’s proof is found with one read.',
    acl: 'ADMINONLY',
    indexes: [
      {
        name: 'pack',
        keys: [
          ['day', 1],
          ['firstPackId', 1],
        ],
      },
    ],
  },
  root_work: {
    why: 'How far the clock has come with the day’s fingerprint (day-roots.ts): one document with a lease.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  orders: {
    why: 'Top-ups under way and done (orders.ts), driven on by notice, question or clock.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      { name: 'paid', keys: [['progress.paidAt', 1]] },
      {
        name: 'member',
        keys: [
          ['packId', 1],
          ['createdAt', -1],
        ],
      },
    ],
  },
  batch_shares: {
    why: 'Cards that were paid for together (batch-shares.ts): one document each, from the payment on, so that each is credited and refunded by itself.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'order', keys: [['orderId', 1]] }],
  },
  counter_top_ups: {
    why: 'Top-ups paid in a store (counter-top-ups.ts): the money into the drawer, then the pack, and taken back the other way.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      { name: 'shift', keys: [['shiftId', 1]] },
    ],
  },
  risk_reviews: {
    why: 'Top-ups that the merchant’s rules of risk hold back until the shop has looked (risk-reviews.ts).',
    acl: 'ADMINONLY',
    indexes: [
      {
        name: 'member',
        keys: [
          ['packId', 1],
          ['askedAt', -1],
        ],
      },
      { name: 'newest', keys: [['askedAt', -1]] },
    ],
  },
  closings: {
    why: 'A shop that closes (closings.ts): how far the walk over all packs has come. `seat` is unique: one at a time.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      { name: 'seat', keys: [['seat', 1]], unique: true },
      { name: 'newest', keys: [['startedAt', -1]] },
    ],
  },
  closing_leftovers: {
    why: 'Principal that no top-up of its own pack explains, found by a closing (closings.ts): the shop gives it back by hand.',
    acl: 'ADMINONLY',
    indexes: [
      {
        name: 'closing',
        keys: [
          ['closingId', 1],
          ['packId', 1],
        ],
      },
    ],
  },
  device_accounts: {
    why: 'Which accounts topped up from one phone (device-accounts.ts), where a rule asks.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  pay_passwords: {
    why: 'Payment passwords, salted and slow to try (pay-passwords.ts), apart from the pack so that they can be erased.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  tier_stock: {
    why: 'How many of a tier that is limited over all members were taken (tier-stock.ts), and for which open orders.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  offline_claims: {
    why: 'Redemptions that tills did without a network, from the moment the shop hears of them (offline-claims.ts).',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      {
        name: 'staff_day',
        keys: [
          ['staffId', 1],
          ['redeemedAt', 1],
        ],
      },
      {
        name: 'conflicts',
        keys: [
          ['progress.state', 1],
          ['receivedAt', -1],
        ],
      },
    ],
  },
  shifts: {
    why: 'Shifts of members of staff with their hand-over summaries (shifts.ts). `openFor` is unique: one open shift each.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'open', keys: [['openFor', 1]], unique: true },
      {
        name: 'store',
        keys: [
          ['storeId', 1],
          ['openedAt', -1],
        ],
      },
      {
        name: 'staff',
        keys: [
          ['staffId', 1],
          ['openedAt', -1],
        ],
      },
    ],
  },
  identities: {
    why: 'Name and phone of the holders of named cards (identities.ts), apart from everything else so that they can be erased.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'phone', keys: [['phone', 1]] }],
  },
  adjustments: {
    why: 'Corrections by the merchant (adjustments.ts): proposed by one person, approved by another, applied once.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      { name: 'newest', keys: [['createdAt', -1]] },
    ],
  },
  imported_cards: {
    why: 'Physical cards from before (imported-cards.ts), one document each under a keyed hash of its number.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      { name: 'batch', keys: [['batchId', 1]] },
    ],
  },
  refunds: {
    why: 'Top-ups that are given back (refunds.ts): how far each has come, and which wait for a person.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      {
        name: 'state',
        keys: [
          ['progress.state', 1],
          ['createdAt', 1],
        ],
      },
      {
        name: 'closing',
        keys: [
          ['closingId', 1],
          ['_id', 1],
        ],
      },
    ],
  },
  gifts: {
    why: 'Gifts between members (gifts.ts): who gave, who claimed, and how far each has come.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      {
        name: 'given',
        keys: [
          ['giverPackId', 1],
          ['createdAt', -1],
        ],
      },
      {
        name: 'claimed',
        keys: [
          ['progress.claimerPackId', 1],
          ['createdAt', -1],
        ],
      },
    ],
  },
  coupon_gifts: {
    why: 'Coupons between members (coupon-gifts.ts): who gave, who claimed, and how far each has come.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      {
        name: 'given',
        keys: [
          ['giverPackId', 1],
          ['createdAt', -1],
        ],
      },
      {
        name: 'claimed',
        keys: [
          ['progress.claimerPackId', 1],
          ['createdAt', -1],
        ],
      },
    ],
  },
  transfers: {
    why: 'Whole cards handed over (transfers.ts): both sides’ words, and how far each has come.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      {
        name: 'holder',
        keys: [
          ['holderPackId', 1],
          ['createdAt', -1],
        ],
      },
    ],
  },
  invites: {
    why: 'Invitations into shared packs (invites.ts): one each for one member.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'due', keys: [['dueAt', 1]] }],
  },
  plan_memberships: {
    why: 'Members in plans of instalments (plan-memberships.ts). `seat` is unique: in one plan once at a time.',
    acl: 'ADMINONLY',
    indexes: [
      { name: 'due', keys: [['dueAt', 1]] },
      { name: 'seat', keys: [['seat', 1]], unique: true },
      {
        name: 'member',
        keys: [
          ['packId', 1],
          ['joinedAt', -1],
        ],
      },
    ],
  },
  audits: {
    why: 'How far each night’s audit came, what it found and what is owed by age (audits.ts).',
    acl: 'ADMINONLY',
    indexes: [{ name: 'done', keys: [['doneAt', -1]] }],
  },
  audit_findings: {
    why: 'Differences between packs and their entries, kept once, with the entry at which each began (audits.ts).',
    acl: 'ADMINONLY',
    indexes: [{ name: 'newest', keys: [['foundAt', -1]] }],
  },
  daily_figures: {
    why: 'Sums over entries by day, store and kind (daily-figures.ts), counted by the clock; a document says how far, another when the last entry without flat fields got them.',
    acl: 'ADMINONLY',
    indexes: [
      {
        name: 'day',
        keys: [
          ['generation', 1],
          ['day', 1],
        ],
      },
    ],
  },
  payments: {
    why: 'Payments over several packs (payments.ts): captured or released is decided here, once, and every hold obeys.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'due', keys: [['dueAt', 1]] }],
  },
  codes: {
    why: 'Short codes for typing at the till (codes.ts): they live for minutes, then the clock removes them.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'expiry', keys: [['expiresAt', 1]] }],
  },
  tries: {
    why: 'Failed look-ups per member of staff and window (tries.ts): the rate limit on guessing.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'expiry', keys: [['expiresAt', 1]] }],
  },
  bill_days: {
    why: 'Each day of WeChat Pay held against the books (bill-days.ts), with what differs and who explained it.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  published: {
    why: 'The rules and people that functions go by (published.ts), made from the merchant’s documents and from nothing else.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  message_consents: {
    why: 'How often each member still lets each of the shop’s messages be sent (message-consents.ts), with the OpenID they go to, apart so that it can be erased.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  messages: {
    why: 'What members are told (messages.ts): once of one kind and subject, by the clock.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'due', keys: [['dueAt', 1]] }],
  },
  message_work: {
    why: 'How far the clock has come with looking for what members should be told (message-work.ts).',
    acl: 'ADMINONLY',
    indexes: [],
  },
  alarms: {
    why: 'What a person must look at (alarms.ts): a broken seal, an entry that differs, a payment that does not fit.',
    acl: 'ADMINONLY',
    indexes: [{ name: 'newest', keys: [['at', -1]] }],
  },
  settings: {
    why: 'The merchant’s document `shop`: name, legal form, ceilings, points.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  stores: { why: 'The merchant’s stores, one document each.', acl: 'ADMINONLY', indexes: [] },
  plans: { why: 'The merchant’s plans of instalments, one document each, in yuan.', acl: 'ADMINONLY', indexes: [] },
  tiers: { why: 'The merchant’s recharge tiers, one document each, in yuan.', acl: 'ADMINONLY', indexes: [] },
  coupon_templates: {
    why: 'The merchant’s coupon templates, one document each, in yuan.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  hand_outs: {
    why: 'Coupons that the merchant gives to some members, one document each: by a code to scan, to new members, to a segment.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  hand_out_work: {
    why: 'How far the clock has come with giving a segment its coupons (hand-out-work.ts), and what came of it.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  coupon_stock: {
    why: 'What all members may still claim of a template, in shards so that a rush does not queue (coupon-stock.ts).',
    acl: 'ADMINONLY',
    indexes: [{ name: 'due', keys: [['dueAt', 1]] }],
  },
  price_rules: {
    why: 'The merchant’s prices for members: by level, hours, goods, store, mostly for paying by balance; one document each.',
    acl: 'ADMINONLY',
    indexes: [],
  },
  products: { why: 'What the merchant sells, one document each, in yuan.', acl: 'ADMINONLY', indexes: [] },
  staff: { why: 'Who works where, one document each.', acl: 'ADMINONLY', indexes: [] },
} as const satisfies Record<string, Collection>

export type CollectionName = keyof typeof collections
