import { type KnownHead, withHead } from '../../src/domain/ledger/verify-chain'

const head = (seq: number): KnownHead => ({ seq, hash: `h${seq}`, seenAt: seq }) as unknown as KnownHead
const seqs = (heads: readonly KnownHead[]) => heads.map(({ seq }) => seq)

test('a phone remembers the first place of its chain that it saw and the newest, a dozen in all', () => {
  let heads: KnownHead[] = []
  for (let seq = 1; seq <= 12; seq++) heads = withHead(heads, head(seq))
  expect(seqs(heads)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(seqs(withHead(heads, head(20)))).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20])
})

test('a place that is not beyond the newest, or before any entry, teaches it nothing', () => {
  const heads = [head(3), head(7)]
  for (const seq of [0, 3, 5, 7]) expect(withHead(heads, head(seq))).toEqual(heads)
  expect(seqs(withHead(heads, head(8)))).toEqual([3, 7, 8])
  expect([withHead([], head(0)), seqs(withHead([], head(1)))]).toEqual([[], [1]])
})
