import type { Standing } from '../../src/domain/hand-outs/in-segment'
import type { PackId } from '../../src/domain/ids'
import { _ } from '../_platform/cloud'
import { findDocuments } from './documents'

/** What of a member's pack lies flat beside it, unchecked: enough to choose whom to look at, never to move anything by. */
export type FlatPack = Standing & { packId: PackId }

const fields = ['_id', 'balanceFen', 'lastSpendAt', 'openedAt', 'toppedUpFen', 'levelGrants', 'birthday'] as const

/** Members in the order of their packs, after one of them. Shared packs and those of printed batches are nobody's own, and frozen ones rest. */
export async function membersAfter(after: PackId | '', limit: number): Promise<FlatPack[]> {
  const where = { _id: _.gt(after), sharing: null, slips: null, frozen: _.exists(false) }
  const found = await findDocuments<Standing>('packs', { where, orderBy: ['_id', 'asc'], limit, fields })
  return found.map(({ _id, ...standing }) => ({ ...standing, packId: _id as PackId }))
}
