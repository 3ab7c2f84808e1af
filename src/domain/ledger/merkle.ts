import type { Sha256 } from './entry'

/**
 * A hash tree as in RFC 6962 (certificate transparency), over text instead of bytes: leaves and inner nodes are hashed
 * under different first characters, so that no inner node can pass for a leaf. A tree of n is split at the largest power
 * of two below n; so full blocks of a power of two of leaves are subtrees, and a tree over their hashes is the whole tree.
 */
export function hashLeaf(text: string, sha256: Sha256): string {
  return sha256(`\u0000${text}`)
}

function hashNode(left: string, right: string, sha256: Sha256): string {
  return sha256(`\u0001${left}${right}`)
}

/** One step from a leaf towards the top: the neighbour's hash, and on which side it stands. */
export interface PathStep {
  side: 'left' | 'right'
  hash: string
}

/** The hash at the top of a tree over these nodes (hashed leaves, or full subtrees of equal size save the last). */
export function treeOf(nodes: readonly string[], sha256: Sha256): string {
  const [only] = nodes
  if (only === undefined) return sha256('')
  if (nodes.length === 1) return only
  const split = splitOf(nodes.length)
  return hashNode(treeOf(nodes.slice(0, split), sha256), treeOf(nodes.slice(split), sha256), sha256)
}

/** The neighbours on the way from one node to the top, the nearest first. */
export function pathTo(place: number, nodes: readonly string[], sha256: Sha256): PathStep[] {
  if (nodes.length <= 1) return []
  const split = splitOf(nodes.length)
  const [left, right] = [nodes.slice(0, split), nodes.slice(split)]
  return place < split
    ? [...pathTo(place, left, sha256), { side: 'right', hash: treeOf(right, sha256) }]
    : [...pathTo(place - split, right, sha256), { side: 'left', hash: treeOf(left, sha256) }]
}

/** The top that a node and its path lead to. */
export function topOfPath(node: string, path: readonly PathStep[], sha256: Sha256): string {
  return path.reduce(
    (below, { side, hash }) => (side === 'left' ? hashNode(hash, below, sha256) : hashNode(below, hash, sha256)),
    node,
  )
}

/** The largest power of two below a count of at least two. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}
