import { type Gift, giftDueAt } from '../../src/domain/gifts/gift'
import type { PackId } from '../../src/domain/ids'
import { Flows } from './flows'

export const gifts = new Flows<Gift, 'giftId'>({ collection: 'gifts', idField: 'giftId', dueAtOf: giftDueAt })

/** The newest gifts that a member gave. */
export function giftsGivenBy(giverPackId: PackId, limit: number): Promise<Gift[]> {
  return gifts.list({ where: { giverPackId }, orderBy: ['createdAt', 'desc'], limit })
}

/** The newest gifts that a member claimed. */
export function giftsClaimedBy(packId: PackId, limit: number): Promise<Gift[]> {
  return gifts.list({ where: { 'progress.claimerPackId': packId }, orderBy: ['createdAt', 'desc'], limit })
}
