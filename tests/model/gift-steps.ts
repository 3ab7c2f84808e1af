import { deriveId, type GiftId, type ParcelId, type TransferId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { carveGift, receiveGift, returnGift } from '../../src/domain/pack/gift'
import { forgetParcel } from '../../src/domain/pack/parcel'
import { returnCard } from '../../src/domain/pack/transfer'
import { DAY, later } from '../../src/domain/time'
import type { Row } from './paper'
import { CEILING, expectCode, idAt, MOST_GIFTS, MOST_SUMS, rules } from './real'
import { pick, type Step } from './step'

const GIFT_LIFE = 7 * DAY

/** Money given to friends, and got from them; a card that was handed over comes back, or arrives, as a gift does. */
export const giftSteps: Record<string, Step> = {
  'carve a gift': (paper, real, a, _b, at) => {
    const [giftId, amount] = [idAt('gft', paper), 1 + (a % 50_000)]
    const parts = paper.choose(amount, paper.at + GIFT_LIFE)
    const wish = { giftId, amountFen: fen(amount), claimBefore: later(at, GIFT_LIFE) }
    const decision = carveGift(real.pack, wish)
    const rows = (parts ?? []).map(({ id, fen: left }): Row => ({ ...paper.row(id), left, kept: 0 }))
    const whole = (parts ?? []).filter(({ id, fen: taken }) => paper.row(id).left === taken).length
    const { card, gifts } = paper.sums
    const tooMany = paper.gifts.length >= MOST_GIFTS || card - whole + gifts + rows.length > MOST_SUMS + MOST_GIFTS
    expectCode(
      decision,
      paper.gifts.length >= MOST_GIFTS
        ? 'TOO_MANY_GIFTS'
        : !parts
          ? 'BALANCE_TOO_LOW'
          : tooMany
            ? 'TOO_MANY_GIFTS'
            : null,
    )
    real.commit(decision, deriveId('gcv', giftId), at)
    if (tooMany || !parts) return
    paper.add(parts, 'left', -1)
    paper.gifts.push({ id: giftId, rows })
  },

  'gift comes back': (paper, real, a, _b, at) => {
    const gift = pick(paper.gifts, a)
    if (!gift) return
    const isCard = gift.id.startsWith('trf_')
    if (isCard) real.commit(returnCard(real.pack, gift.id as TransferId), deriveId('tbk', gift.id), at)
    else real.commit(returnGift(real.pack, gift.id as GiftId), deriveId('grt', gift.id), at)
    for (const { id, left } of gift.rows) paper.row(id).left += left
    paper.gifts = paper.gifts.filter(each => each !== gift)
  },

  'gift has arrived': (paper, real, a) => {
    const gift = pick(paper.gifts, a)
    if (!gift) return
    real.pack = forgetParcel(real.pack, gift.id as ParcelId)
    paper.gifts = paper.gifts.filter(each => each !== gift)
  },

  'receive a gift': (paper, real, a, b, at) => {
    const giftId = idAt('gft', paper)
    const [principal, bonus, ends] = [fen(1 + (a % 30_000)), fen(1 + (b % 9000)), later(at, (1 + (b % 60)) * DAY)]
    const parts = [
      { kind: 'principal' as const, fen: principal },
      { kind: 'bonus' as const, fen: bonus, expiresAt: ends },
    ]
    const decision = receiveGift(real.pack, giftId, parts, rules, at)
    const { card, gifts } = paper.sums
    const tooMuch = paper.onCard + principal + bonus > CEILING
    const tooMany = card + gifts + parts.length > MOST_SUMS
    expectCode(decision, tooMuch ? 'RECEIVE_CEILING' : tooMany ? 'CARD_LOTS_FULL' : null)
    real.commit(decision, deriveId('grc', giftId), at)
    if (tooMuch || tooMany) return
    paper.put(`${deriveId('lot', giftId)}_0`, principal, false)
    paper.put(`${deriveId('lot', giftId)}_1`, bonus, true, ends)
  },
}
