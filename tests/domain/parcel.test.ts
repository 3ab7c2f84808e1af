import type { Lot } from '../../src/domain/ledger/lots'
import { partsOf } from '../../src/domain/ledger/parcel'
import { type Instant, instant } from '../../src/domain/time'
import { newId, noon, yuan } from './given'

const lot = (kind: Lot['kind'], amount: number, expiresAt: Instant | null = null): Lot => {
  const one = { lotId: newId('lot'), creditedFen: yuan(100), leftFen: yuan(amount), openedAt: noon }
  return kind === 'principal' ? { ...one, kind } : { ...one, kind, expiresAt }
}

test('money on its way is in as few parts as it can be: principal, then bonus by its day, what never runs out last', () => {
  const [soon, late] = [instant(999), instant(1000)]
  const lots = [
    lot('bonus', 1),
    lot('bonus', 2, late),
    lot('principal', 4),
    lot('bonus', 8, soon),
    lot('bonus', 16, late),
  ]
  const parts = [
    { kind: 'principal', fen: yuan(36) },
    { kind: 'bonus', fen: yuan(8), expiresAt: soon },
    { kind: 'bonus', fen: yuan(18), expiresAt: late },
    { kind: 'bonus', fen: yuan(65), expiresAt: null },
  ]
  const all = [...lots, lot('principal', 32), lot('bonus', 64)]
  expect(partsOf(all)).toEqual(parts)
  expect(partsOf([...all].reverse())).toEqual(parts)
})
