import { inclusionOf, type Leaf, sealDay, topOfBlock } from '../../src/domain/ledger/day-root'
import { checkDays, isLeafOf, type KnownRoot } from '../../src/domain/ledger/verify-days'
import { addDays, type ShopDay } from '../../src/domain/time'
import { noon, packIdOf, sha256 } from './given'

const first = '2026-11-18' as ShopDay
const mine = packIdOf('somebody')
const leaves: Leaf[] = ['somebody', 'other', 'third'].map((name, place) => ({
  packId: packIdOf(name),
  seq: place + 3,
  hash: sha256(name),
}))

function row(salt = '') {
  const roots = []
  let prevRoot: string | null = null
  for (let each = 0; each < 4; each++) {
    const tree = each === 2 ? topOfBlock(leaves, sha256) : sha256(`${salt}${each}`)
    const root = sealDay({ day: addDays(first, each), leaves: 3, tree, prevRoot }, sha256)
    prevRoot = root.root
    roots.push(root)
  }
  return roots
}

const roots = row()
const known: KnownRoot = { day: addDays(first, 1), root: roots[1]?.root ?? '', seenAt: noon }

test('days that fit one another and the remembered one are whole', () => {
  expect(checkDays(roots, null, sha256)).toBeNull()
  expect(checkDays(roots, known, sha256)).toBeNull()
  expect(checkDays([], null, sha256)).toBeNull()
})

test('a replaced root is found against the day after it', () => {
  const [one, two, ...rest] = roots
  if (!one || !two) throw new Error('no days')
  const { root: _root, ...content } = two
  const replaced = sealDay({ ...content, tree: sha256('forged') }, sha256)
  expect(checkDays([one, replaced, ...rest], null, sha256)).toEqual({ day: rest[0]?.day, fault: 'broken' })
})

test('all days made anew are found against the one that the phone remembers', () => {
  expect(checkDays(row('anew'), null, sha256)).toBeNull()
  expect(checkDays(row('anew'), known, sha256)).toEqual({ day: known.day, fault: 'not_as_remembered' })
})

test('days that end before the remembered one were cut off', () => {
  expect(checkDays(roots.slice(0, 1), known, sha256)).toEqual({ day: known.day, fault: 'cut_off' })
})

test('a pack’s last entry of a day is the leaf in that day’s root, and nothing else is', () => {
  const [, , root] = roots
  const inclusion = inclusionOf(mine, { place: 0, leaves }, [root?.tree ?? ''], sha256)
  if (!root || !inclusion) throw new Error('no inclusion')
  const last = { seq: 3, hash: sha256('somebody') }
  expect(isLeafOf(mine, last, inclusion, root, sha256)).toBe(true)
  expect(isLeafOf(mine, { ...last, seq: 4 }, inclusion, root, sha256)).toBe(false)
  expect(isLeafOf(mine, { ...last, hash: sha256('forged') }, inclusion, root, sha256)).toBe(false)
  expect(isLeafOf(packIdOf('other'), last, inclusion, root, sha256)).toBe(false)
  expect(isLeafOf(mine, last, null, root, sha256)).toBe(false)
  const forged = { leaf: { ...inclusion.leaf, hash: sha256('forged') }, path: inclusion.path }
  expect(isLeafOf(mine, { ...last, hash: sha256('forged') }, forged, root, sha256)).toBe(false)
})
