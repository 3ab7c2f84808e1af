export interface Index {
  name: string
  keys: [field: string, direction: 1 | -1][]
  unique?: true
}

export interface Collection {
  /** what lies in it, and why it is a collection of its own */
  why: string
  indexes: readonly Index[]
}

/** An index on fields in their order; a minus before a field turns its order round. */
function by(name: string, ...fields: string[]): Index {
  return { name, keys: fields.map(field => (field.startsWith('-') ? [field.slice(1), -1] : [field, 1])) }
}

/** The same, with at most one document for each combination of values. */
function oneEach(name: string, ...fields: string[]): Index {
  return { ...by(name, ...fields), unique: true }
}

/**
 * Every collection, declared once. The build writes this down as `collections.json` for the deployment and for the local
 * cloud; the shapes are the document types of the files beside this one.
 */
export const collections = {
  packs: {
    why: 'Everything a shopper owns, one document each (packs.ts). Flat fields answer questions over many packs.',
    indexes: [by('outbox', 'outboxSince'), by('due', 'nextDueAt')],
  },
  entries: {
    why: 'The ledger: every entry of every pack, written once (entries.ts). _id is the command, seq the place in the chain.',
    indexes: [
      oneEach('chain', 'packId', '-seq'),
      by('month', 'packId', 'month', '-seq'),
      by('group', 'packId', 'group', '-seq'),
      // Pack by pack through one day, for the day's root.
      by('day', 'day', 'packId', 'seq'),
      // Every entry once, in the order of writing, for the daily figures.
      by('place', 'place'),
      by('store_day', 'facts.storeId', '-at'),
    ],
  },
  day_roots: {
    why: 'The published fingerprint of each day (day-roots.ts), one document a day, never changed.',
    indexes: [by('day', 'day')],
  },
  day_blocks: {
    why: 'The leaves under each day’s fingerprint in blocks (day-roots.ts), so that a member’s proof is found with one read.',
    indexes: [by('pack', 'day', 'firstPackId')],
  },
  root_work: {
    why: 'How far the clock has come with the day’s fingerprint (day-roots.ts): one document with a lease.',
    indexes: [],
  },
  orders: {
    why: 'Top-ups under way and done (orders.ts), driven on by notice, question or clock.',
    indexes: [by('due', 'dueAt'), by('paid', 'progress.paidAt'), by('member', 'packId', '-createdAt')],
  },
  batch_shares: {
    why: 'Cards that were paid for together (batch-shares.ts): one document each, from the payment on, so that each is credited and refunded by itself.',
    indexes: [by('order', 'orderId')],
  },
  counter_top_ups: {
    why: 'Top-ups paid in a store (counter-top-ups.ts): the money into the drawer, then the pack, and taken back the other way.',
    indexes: [by('due', 'dueAt'), by('shift', 'shiftId')],
  },
  risk_reviews: {
    why: 'Top-ups that the merchant’s rules of risk hold back until the shop has looked (risk-reviews.ts).',
    indexes: [by('member', 'packId', '-askedAt'), by('newest', '-askedAt')],
  },
  closings: {
    why: 'A shop that closes (closings.ts): how far the walk over all packs has come. `seat` is unique: one at a time.',
    indexes: [by('due', 'dueAt'), oneEach('seat', 'seat'), by('newest', '-startedAt')],
  },
  closing_leftovers: {
    why: 'Principal that no top-up of its own pack explains, found by a closing (closings.ts): the shop gives it back by hand.',
    indexes: [by('closing', 'closingId', 'packId')],
  },
  device_accounts: {
    why: 'Which accounts topped up from one phone (device-accounts.ts), where a rule asks.',
    indexes: [],
  },
  pay_passwords: {
    why: 'Payment passwords, salted and slow to try (pay-passwords.ts), apart from the pack so that they can be erased.',
    indexes: [],
  },
  phones: {
    why: 'Phone numbers that members gave through WeChat (phones.ts), for codes that confirm; apart so that they can be erased.',
    indexes: [],
  },
  phone_codes: {
    why: 'The newest code sent to each member’s phone (phone-codes.ts): what it confirms and how often it was tried, not its digits.',
    indexes: [],
  },
  tier_stock: {
    why: 'How many of a tier that is limited over all members were taken (tier-stock.ts), and for which open orders.',
    indexes: [],
  },
  offline_claims: {
    why: 'Redemptions that tills did without a network, from the moment the shop hears of them (offline-claims.ts).',
    indexes: [
      by('due', 'dueAt'),
      by('staff_day', 'staffId', 'redeemedAt'),
      by('conflicts', 'progress.state', '-receivedAt'),
    ],
  },
  shifts: {
    why: 'Shifts of members of staff with their hand-over summaries (shifts.ts). `openFor` is unique: one open shift each.',
    indexes: [oneEach('open', 'openFor'), by('store', 'storeId', '-openedAt'), by('staff', 'staffId', '-openedAt')],
  },
  identities: {
    why: 'Name and phone of the holders of named cards (identities.ts), apart from everything else so that they can be erased.',
    indexes: [by('phone', 'phone')],
  },
  adjustments: {
    why: 'Corrections by the merchant (adjustments.ts): proposed by one person, approved by another, applied once.',
    indexes: [by('due', 'dueAt'), by('newest', '-createdAt')],
  },
  imported_cards: {
    why: 'Physical cards from before (imported-cards.ts), one document each under a keyed hash of its number.',
    indexes: [by('due', 'dueAt'), by('batch', 'batchId')],
  },
  refunds: {
    why: 'Top-ups that are given back (refunds.ts): how far each has come, and which wait for a person.',
    indexes: [by('due', 'dueAt'), by('state', 'progress.state', 'createdAt'), by('closing', 'closingId', '_id')],
  },
  gifts: {
    why: 'Gifts between members (gifts.ts): who gave, who claimed, and how far each has come.',
    indexes: [
      by('due', 'dueAt'),
      by('given', 'giverPackId', '-createdAt'),
      by('claimed', 'progress.claimerPackId', '-createdAt'),
    ],
  },
  coupon_gifts: {
    why: 'Coupons between members (coupon-gifts.ts): who gave, who claimed, and how far each has come.',
    indexes: [
      by('due', 'dueAt'),
      by('given', 'giverPackId', '-createdAt'),
      by('claimed', 'progress.claimerPackId', '-createdAt'),
    ],
  },
  transfers: {
    why: 'Whole cards handed over (transfers.ts): both sides’ words, and how far each has come.',
    indexes: [by('due', 'dueAt'), by('holder', 'holderPackId', '-createdAt')],
  },
  invites: {
    why: 'Invitations into shared packs (invites.ts): one each for one member.',
    indexes: [by('due', 'dueAt')],
  },
  plan_memberships: {
    why: 'Members in plans of instalments (plan-memberships.ts). `seat` is unique: in one plan once at a time.',
    indexes: [by('due', 'dueAt'), oneEach('seat', 'seat'), by('member', 'packId', '-joinedAt')],
  },
  audits: {
    why: 'How far each night’s audit came, what it found and what is owed by age (audits.ts).',
    indexes: [by('done', '-doneAt')],
  },
  audit_findings: {
    why: 'Differences between packs and their entries, kept once, with the entry at which each began (audits.ts).',
    indexes: [by('newest', '-foundAt')],
  },
  daily_figures: {
    why: 'Sums over entries by day, store and kind (daily-figures.ts), counted by the clock; a document says how far, another when the last entry without flat fields got them.',
    indexes: [by('day', 'generation', 'day')],
  },
  tickets: {
    why: 'Members’ questions to the shop (tickets.ts). `seat` is unique: a member has only so many that wait for an answer.',
    indexes: [
      by('due', 'dueAt'),
      oneEach('seat', 'seat'),
      by('member', 'packId', '-openedAt'),
      by('waiting', 'answerBy'),
      by('newest', '-changedAt'),
    ],
  },
  ticket_words: {
    why: 'What members and staff wrote in tickets (ticket-words.ts), apart from them so that it can be erased.',
    indexes: [by('ticket', 'ticketId')],
  },
  ratings: {
    why: 'What members thought of their top-ups (ratings.ts), one each under the order.',
    indexes: [by('newest', '-ratedAt')],
  },
  message_switches: {
    why: 'Kinds of messages that members have switched off (message-switches.ts), whatever they have allowed.',
    indexes: [],
  },
  payments: {
    why: 'Payments over several packs (payments.ts): captured or released is decided here, once, and every hold obeys.',
    indexes: [by('due', 'dueAt')],
  },
  codes: {
    why: 'Short codes for typing at the till (codes.ts): they live for minutes, then the clock removes them.',
    indexes: [by('expiry', 'expiresAt')],
  },
  tries: {
    why: 'Failed look-ups per member of staff and window (tries.ts): the rate limit on guessing.',
    indexes: [by('expiry', 'expiresAt')],
  },
  bill_days: {
    why: 'Each day of WeChat Pay held against the books (bill-days.ts), with what differs and who explained it.',
    indexes: [],
  },
  published: {
    why: 'The rules and people that functions go by (published.ts), made from the merchant’s documents and from nothing else.',
    indexes: [],
  },
  message_consents: {
    why: 'How often each member still lets each of the shop’s messages be sent (message-consents.ts), with the OpenID they go to, apart so that it can be erased.',
    indexes: [],
  },
  messages: {
    why: 'What members are told (messages.ts): once of one kind and subject, by the clock.',
    indexes: [by('due', 'dueAt')],
  },
  message_work: {
    why: 'How far the clock has come with looking for what members should be told (message-work.ts).',
    indexes: [],
  },
  alarms: {
    why: 'What a person must look at (alarms.ts): a broken seal, an entry that differs, a payment that does not fit.',
    indexes: [by('newest', '-at')],
  },
  settings: {
    why: 'The merchant’s document `shop`: name, legal form, ceilings, points.',
    indexes: [],
  },
  stores: { why: 'The merchant’s stores, one document each.', indexes: [] },
  plans: { why: 'The merchant’s plans of instalments, one document each, in yuan.', indexes: [] },
  tiers: { why: 'The merchant’s recharge tiers, one document each, in yuan.', indexes: [] },
  coupon_templates: {
    why: 'The merchant’s coupon templates, one document each, in yuan.',
    indexes: [],
  },
  hand_outs: {
    why: 'Coupons that the merchant gives to some members, one document each: by a code to scan, to new members, to a segment.',
    indexes: [],
  },
  hand_out_work: {
    why: 'How far the clock has come with giving a segment its coupons (hand-out-work.ts), and what came of it.',
    indexes: [],
  },
  paper_batches: {
    why: 'Coupons printed on paper (paper-batches.ts): who asked for how many of what, and how far each batch has come.',
    indexes: [by('due', 'dueAt'), by('newest', '-createdAt'), by('store', 'storeId', '-createdAt')],
  },
  paper_slips: {
    why: 'Which slip of which batch a printed code is (paper-slips.ts), under a keyed hash of the code: nobody can print from it.',
    indexes: [],
  },
  coupon_stock: {
    why: 'What all members may still claim of a template, in shards so that a rush does not queue (coupon-stock.ts).',
    indexes: [by('due', 'dueAt')],
  },
  price_rules: {
    why: 'The merchant’s prices for members: by level, hours, goods, store, mostly for paying by balance; one document each.',
    indexes: [],
  },
  faq: { why: 'The merchant’s questions and answers for the help page, one document each.', indexes: [] },
  products: { why: 'What the merchant sells, one document each, in yuan.', indexes: [] },
  staff: { why: 'Who works where, one document each.', indexes: [] },
} as const satisfies Record<string, Collection>

export type CollectionName = keyof typeof collections
