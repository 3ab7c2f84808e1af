import { deriveId, type TransferId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { importCard } from '../../src/domain/pack/import-card'
import { receiveCard, sendCard } from '../../src/domain/pack/transfer'
import { DAY, later } from '../../src/domain/time'
import type { Row } from './paper'
import { CEILING, expectCode, idAt, MOST_SUMS, rules } from './real'
import type { Step } from './step'

/** Whole cards: handed over, got from somebody, and taken over from plastic. */
export const cardSteps: Record<string, Step> = {
  'hand the card over': (paper, real, a, b, at) => {
    const transferId = idAt('trf', paper) as TransferId
    const all = paper.free()
    const expected = b % 5 === 0 ? 1 + (a % 9000) : all
    const parts = paper.choose(all) ?? []
    const isBlocked = paper.holds.length + paper.refunds.length + paper.gifts.length > 0
    const decision = sendCard(real.pack, transferId, expected, at)
    const refused = isBlocked
      ? 'TRANSFER_BLOCKED'
      : all === 0
        ? 'TRANSFER_NOTHING'
        : expected !== all
          ? 'TRANSFER_CHANGED'
          : null
    expectCode(decision, refused)
    real.commit(decision, deriveId('tou', transferId), at)
    if (refused) return
    const rows = parts.map(({ id, fen: left }): Row => ({ ...paper.row(id), left, kept: 0 }))
    paper.add(parts, 'left', -1)
    paper.gifts.push({ id: transferId, rows })
  },

  'receive a card': (paper, real, a, b, at) => {
    const transferId = idAt('trf', paper) as TransferId
    const [principal, bonus, ends] = [fen(1 + (a % 60_000)), fen(1 + (b % 9000)), later(at, (1 + (a % 40)) * DAY)]
    const parts = [
      { kind: 'bonus' as const, fen: bonus, expiresAt: ends },
      { kind: 'principal' as const, fen: principal },
    ]
    const decision = receiveCard(real.pack, transferId, parts, rules, at)
    const { card, gifts } = paper.sums
    const tooMuch = paper.onCard + principal + bonus > CEILING
    const tooMany = card + gifts + parts.length > MOST_SUMS
    expectCode(decision, tooMuch ? 'RECEIVE_CEILING' : tooMany ? 'CARD_LOTS_FULL' : null)
    real.commit(decision, deriveId('tin', transferId), at)
    if (tooMuch || tooMany) return
    paper.put(`${deriveId('lot', transferId)}_0`, bonus, true, ends)
    paper.put(`${deriveId('lot', transferId)}_1`, principal, false)
  },

  'take over a card of plastic': (paper, real, a, b, at) => {
    const bindId = idAt('bnd', paper)
    const [principal, bonus, points] = [a % 20_000, b % 3 === 0 ? 0 : b % 4000, a % 300]
    const bonusExpiresAt = later(at, 25 * DAY)
    const opening = { principalFen: fen(principal), bonusFen: fen(bonus), bonusExpiresAt, points }
    const decision = importCard(real.pack, { bindId, cardTail: '0042', opening }, rules, at)
    const { card, gifts } = paper.sums
    const tooMuch = paper.onCard + principal + bonus > CEILING
    const tooMany = card + gifts + Number(principal > 0) + Number(bonus > 0) > MOST_SUMS
    expectCode(decision, tooMuch ? 'NO_ROOM' : tooMany ? 'CARD_LOTS_FULL' : null)
    real.commit(decision, bindId, at)
    if (tooMuch || tooMany) return
    paper.put(deriveId('lot', bindId), principal, false)
    paper.put(`${deriveId('lot', bindId)}_bonus`, bonus, true, bonusExpiresAt)
    paper.points += points
  },
}
