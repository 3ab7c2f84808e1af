import type { PackId } from '../../src/domain/ids'
import { type DayRoot, type Inclusion, inclusionOf } from '../../src/domain/ledger/day-root'
import type { ShopDay } from '../../src/domain/time'
import { sha256 } from '../_platform/secrets'
import { findBlock, findDay, listDays } from '../_store/day-roots'

const ROOTS_PER_PAGE = 100

/** A day's root, null while it is not published, and the way of the pack's last entry of that day to it, null when it has none. */
export interface DayProof {
  day: ShopDay
  root: DayRoot | null
  inclusion: Inclusion | null
}

/** What shows that a pack's entries of a day are in the published root: two reads side by side. */
export async function readProof(packId: PackId, day: ShopDay): Promise<DayProof> {
  const [published, block] = await Promise.all([findDay(day), findBlock(day, packId)])
  if (!published) return { day, root: null, inclusion: null }
  const { leaves, tree, prevRoot, root, tops } = published
  return {
    day,
    root: { day, leaves, tree, prevRoot, root },
    inclusion: block && inclusionOf(packId, block, tops, sha256),
  }
}

/** Published days in a row, oldest first. */
export async function listRoots(after: ShopDay | null): Promise<{ roots: DayRoot[]; more: boolean }> {
  const found = await listDays(after, ROOTS_PER_PAGE + 1)
  return { roots: found.slice(0, ROOTS_PER_PAGE), more: found.length > ROOTS_PER_PAGE }
}
