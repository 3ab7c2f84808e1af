import {
  GIFT_LIFE,
  type Gift,
  type GiftState,
  giftDueAt,
  giftEndedAt,
  newGift,
  whyNotClaimed,
} from '../../src/domain/gifts/gift'
import type { ParcelPart } from '../../src/domain/ledger/parcel'
import { HOUR, later, MINUTE } from '../../src/domain/time'
import { codeOf, newId, noon, packIdOf, yuan } from './given'

const [giver, friend, third] = ['giver', 'friend', 'third'].map(packIdOf) as [
  ReturnType<typeof packIdOf>,
  ReturnType<typeof packIdOf>,
  ReturnType<typeof packIdOf>,
]
const wish = { giftId: newId('gft'), giverPackId: giver, amountFen: yuan(50), greeting: 'thanks' as const }
const draft = newGift(wish, noon) as Gift
const soon = later(noon, HOUR)
const over = later(noon, GIFT_LIFE)
const claim = { parts: [], claimerPackId: friend, claimedAt: soon }

type State = GiftState<ParcelPart[]>

/** Each state, when the clock looks at it, when it ended, and what a friend hears who comes for it, and who comes too late. */
const states: {
  [S in State['state']]: [Extract<State, { state: S }>, number | null, number | null, string | null, string | null]
} = {
  draft: [{ state: 'draft' }, later(noon, 10 * MINUTE), null, 'TRY_AGAIN', 'TRY_AGAIN'],
  open: [{ state: 'open', parts: [] }, over, null, null, null],
  claimed: [{ state: 'claimed', ...claim }, soon, null, null, 'GIFT_CLAIMED'],
  received: [{ state: 'received', claimerPackId: friend, receivedAt: soon }, null, soon, null, 'GIFT_CLAIMED'],
  returning: [{ state: 'returning', reason: 'unclaimed', since: soon }, soon, null, 'GIFT_OVER', 'GIFT_OVER'],
  returned: [{ state: 'returned', reason: 'refused', returnedAt: soon }, null, soon, 'GIFT_OVER', 'GIFT_OVER'],
  withdrawn: [{ state: 'withdrawn', withdrawnAt: soon }, null, soon, 'GIFT_OVER', 'GIFT_OVER'],
}

test.each(Object.values(states))(
  'a gift that is $state is looked at, has ended and can be claimed as it should',
  (progress, dueAt, endedAt, firstHears, thirdHears) => {
    const gift: Gift = { ...draft, progress }
    expect(giftDueAt(gift)).toBe(dueAt)
    expect(giftEndedAt(progress)).toBe(endedAt)
    expect(codeOf(whyNotClaimed(gift, friend, soon))).toBe(firstHears)
    expect(codeOf(whyNotClaimed(gift, third, soon))).toBe(thirdHears)
    expect(codeOf(whyNotClaimed(gift, giver, soon))).toBe('GIFT_OWN')
  },
)

test('a gift begins as a draft that may be claimed for seven days, to the last millisecond', () => {
  expect(draft).toMatchObject({ ...wish, createdAt: noon, claimBefore: over, progress: { state: 'draft' } })
  const open: Gift = { ...draft, progress: { state: 'open', parts: [] } }
  expect(whyNotClaimed(open, friend, later(over, -1))).toBeNull()
  expect(codeOf(whyNotClaimed(open, friend, over))).toBe('GIFT_OVER')
  expect(codeOf(newGift({ ...wish, giftId: newId('gft', later(noon, HOUR)) }, noon))).toBe('COMMAND_ID_TIME')
})
