import fc from 'fast-check'
import {
  type DayRoot,
  firstBrokenDay,
  hashOfLeaf,
  type Inclusion,
  inclusionOf,
  isIncluded,
  LEAVES_PER_BLOCK,
  type Leaf,
  sealDay,
  topOfBlock,
} from '../../src/domain/ledger/day-root'
import { pathTo, topOfPath, treeOf } from '../../src/domain/ledger/merkle'
import { addDays, type ShopDay } from '../../src/domain/time'
import { packIdOf, sha256 } from './given'

const nodes = (count: number) => Array.from({ length: count }, (_, place) => sha256(`node ${place}`))

function leaf(place: number): Leaf {
  return { packId: packIdOf(`member ${place}`), seq: place + 1, hash: sha256(`entry ${place}`) }
}

describe('the tree', () => {
  test('every node’s path leads to the top, and no other node’s does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (count, one, other) => {
        const all = nodes(count)
        const top = treeOf(all, sha256)
        const [place, wrong] = [one % count, other % count]
        const path = pathTo(place, all, sha256)
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(Math.max(2, count))))
        expect(topOfPath(all[place] ?? '', path, sha256)).toBe(top)
        if (wrong !== place) expect(topOfPath(all[wrong] ?? '', path, sha256)).not.toBe(top)
      }),
    )
  })

  test('another node, one less or one more, another order: each has another top', () => {
    const all = nodes(9)
    const tops = [
      all,
      all.toSpliced(3, 1, sha256('other')),
      all.toSpliced(8, 1),
      [...all, sha256('more')],
      [...all].reverse(),
      [],
    ].map(each => treeOf(each, sha256))
    expect(new Set(tops).size).toBe(tops.length)
  })

  test('blocks of a power of two are subtrees: the tree over their tops is the tree over all leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom(2, 4, 8), (count, size) => {
        const all = nodes(count)
        const tops = Array.from({ length: Math.ceil(count / size) }, (_, block) =>
          treeOf(all.slice(block * size, (block + 1) * size), sha256),
        )
        expect(treeOf(tops, sha256)).toBe(treeOf(all, sha256))
      }),
    )
  })

  test('an inner node never passes for a leaf', () => {
    const [one, two] = [leaf(1), leaf(2)]
    const inner = topOfBlock([one, two], sha256)
    expect(hashOfLeaf({ ...one, hash: hashOfLeaf(one, sha256) + hashOfLeaf(two, sha256) }, sha256)).not.toBe(inner)
  })
})

describe('the day’s root', () => {
  const day = '2026-11-21' as ShopDay
  const blocks = [0, 1, 2].map(block =>
    Array.from({ length: block === 2 ? 5 : LEAVES_PER_BLOCK }, (_, place) => leaf(block * LEAVES_PER_BLOCK + place)),
  )
  const tops = blocks.map(leaves => topOfBlock(leaves, sha256))
  const root = sealDay({ day, leaves: 517, tree: treeOf(tops, sha256), prevRoot: sha256('before') }, sha256)

  function inclusionAt(place: number): Inclusion {
    const block = Math.floor(place / LEAVES_PER_BLOCK)
    const found = inclusionOf(leaf(place).packId, { place: block, leaves: blocks[block] ?? [] }, tops, sha256)
    if (!found) throw new Error('no leaf')
    return found
  }

  test.each([0, 255, 256, 511, 512, 516])('the leaf at %i of 517 is shown to be in it', place => {
    expect(isIncluded(inclusionAt(place), root, sha256)).toBe(true)
  })

  test('another entry, another place in the chain or another pack is not in it', () => {
    const { leaf: mine, path } = inclusionAt(300)
    for (const other of [
      { ...mine, hash: sha256('other') },
      { ...mine, seq: mine.seq + 1 },
      { ...mine, packId: packIdOf('other') },
    ]) {
      expect(isIncluded({ leaf: other, path }, root, sha256)).toBe(false)
    }
    expect(isIncluded({ leaf: mine, path: path.slice(1) }, root, sha256)).toBe(false)
  })

  test('a pack without an entry on that day has no inclusion', () => {
    expect(inclusionOf(packIdOf('nobody'), { place: 0, leaves: blocks[0] ?? [] }, tops, sha256)).toBeNull()
  })
})

describe('roots in a row', () => {
  function days(count: number): DayRoot[] {
    const roots: DayRoot[] = []
    for (let each = 0; each < count; each++) {
      const day = addDays('2026-02-27' as ShopDay, each)
      roots.push(
        sealDay({ day, leaves: each, tree: sha256(`tree ${each}`), prevRoot: roots.at(-1)?.root ?? null }, sha256),
      )
    }
    return roots
  }

  test('untouched days fit one another, from the first or from any known one', () => {
    const roots = days(5)
    expect(firstBrokenDay(roots, null, sha256)).toBeNull()
    expect(firstBrokenDay(roots.slice(2), roots[1] ?? null, sha256)).toBeNull()
    expect(firstBrokenDay([], null, sha256)).toBeNull()
  })

  test('a replaced root, even one that fits its own day before, breaks the day after it', () => {
    const roots = days(5)
    const [, second] = roots
    if (!second) throw new Error('no second day')
    const { root: _root, ...content } = second
    const replaced = roots.toSpliced(1, 1, sealDay({ ...content, tree: sha256('forged') }, sha256))
    expect(firstBrokenDay(replaced, null, sha256)).toBe('2026-03-01')
  })

  test('an edited, a removed and a swapped day are found where they are', () => {
    const roots = days(5)
    const [first, second, third] = roots
    if (!first || !second || !third) throw new Error('no days')
    expect(firstBrokenDay(roots.with(2, { ...third, leaves: 99 }), null, sha256)).toBe(third.day)
    expect(firstBrokenDay(roots.toSpliced(1, 1), null, sha256)).toBe(second.day)
    expect(firstBrokenDay(roots.with(1, third).with(2, second), null, sha256)).toBe(second.day)
  })

  test('all days made anew do not fit the one that somebody remembers', () => {
    const [known] = days(1)
    const anew = days(3).map(({ root: _root, ...content }) => sealDay({ ...content, prevRoot: sha256('new') }, sha256))
    expect(firstBrokenDay(anew.slice(1), known ?? null, sha256)).toBe(anew[1]?.day)
  })
})
