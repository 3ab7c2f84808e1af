import { canonicalJson } from '../canonical-json'
import type { PackId } from '../ids'
import { addDays, type ShopDay } from '../time'
import type { Sha256 } from './entry'
import { hashLeaf, type PathStep, pathTo, topOfPath, treeOf } from './merkle'

/** What one pack contributes to a day: its last entry of that day, which stands for all before it in its chain. */
export interface Leaf {
  packId: PackId
  seq: number
  hash: string
}

/**
 * The fingerprint of everything that happened in the shop on one day. Published once the day is over and never changed;
 * it contains the day before, so whoever knows today's root holds all earlier days to it.
 */
export interface DayRoot {
  day: ShopDay
  /** how many packs changed on that day */
  leaves: number
  /** the top of the tree over their leaves, in the order of their ids; of nothing when there are none */
  tree: string
  /** the root of the day before; null for the first day of all */
  prevRoot: string | null
  root: string
}

/** A leaf's way to the tree of its day. */
export interface Inclusion {
  leaf: Leaf
  path: PathStep[]
}

/** Leaves per block: a power of two, so that blocks are subtrees. A block is the unit in which leaves are stored and read. */
export const LEAVES_PER_BLOCK = 256

/** A leaf of the day's tree: a pack's last entry of that day. */
export function hashOfLeaf({ packId, seq, hash }: Leaf, sha256: Sha256): string {
  return hashLeaf(`${packId}:${seq}:${hash}`, sha256)
}

/** The top over one block's leaves: a node in the tree over all blocks. */
export function topOfBlock(leaves: readonly Leaf[], sha256: Sha256): string {
  return treeOf(
    leaves.map(leaf => hashOfLeaf(leaf, sha256)),
    sha256,
  )
}

/** A day with its root over content and the day before. */
export function sealDay(content: Omit<DayRoot, 'root'>, sha256: Sha256): DayRoot {
  return { ...content, root: hashOfRoot(content, sha256) }
}

function hashOfRoot({ day, leaves, tree, prevRoot }: Omit<DayRoot, 'root'>, sha256: Sha256): string {
  return sha256(canonicalJson({ day, leaves, tree, prevRoot }))
}

/** The way of a pack's leaf to the top, through its block and the tree over the tops of all blocks. Null without a leaf. */
export function inclusionOf(
  packId: PackId,
  block: { place: number; leaves: readonly Leaf[] },
  tops: readonly string[],
  sha256: Sha256,
): Inclusion | null {
  const place = block.leaves.findIndex(leaf => leaf.packId === packId)
  const leaf = block.leaves[place]
  if (!leaf) return null
  const nodes = block.leaves.map(each => hashOfLeaf(each, sha256))
  return { leaf, path: [...pathTo(place, nodes, sha256), ...pathTo(block.place, tops, sha256)] }
}

/** Whether a pack's entry is in the tree that the day published. */
export function isIncluded({ leaf, path }: Inclusion, { tree }: DayRoot, sha256: Sha256): boolean {
  return topOfPath(hashOfLeaf(leaf, sha256), path, sha256) === tree
}

/**
 * Re-computes days in a row. Answers the first day whose root does not fit its content or the day before, or that is
 * missing; null when all fit. `before` is the last root known already.
 */
export function firstBrokenDay(
  roots: readonly DayRoot[],
  before: Pick<DayRoot, 'day' | 'root'> | null,
  sha256: Sha256,
): ShopDay | null {
  let last = before
  for (const root of roots) {
    if (last && root.day !== addDays(last.day, 1)) return addDays(last.day, 1)
    if ((last && root.prevRoot !== last.root) || hashOfRoot(root, sha256) !== root.root) return root.day
    last = root
  }
  return null
}
