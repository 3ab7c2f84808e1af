import { MINUTE } from '../../../src/domain/time'
import { newId, owner } from '../../support/shop'
import { flow } from '../flow'
import { member, waitAndTick } from './given'

/** What the clock works on for a shop that closes; the rest of its tick belongs to other chores. */
const targets = ['closings', 'closing_leftovers', 'refunds', 'orders', 'packs', 'entries', 'refund', 'queryRefund']

export const closingFlows = [
  flow({
    name: 'the owner closes the shop, and a member gets back what was not used',
    alone: true,
    targets,
    prepare: async shop => {
      await member(shop)
      return { closingId: newId('cls', shop.now), reason: '停业', confirmation: '小满咖啡' }
    },
    steps: [
      (shop, wish) => shop.ask('merchant', owner, 'closing.start', wish),
      // Rounds go on until one finds nothing; each tick waits longer than anything is put off.
      waitAndTick(25 * MINUTE),
      ...Array.from({ length: 3 }, () => waitAndTick(30 * MINUTE)),
    ],
  }),
]
