import type { SharedGift } from '../../src/contract/gifts'
import { giftTrail } from '../../src/copy/gift-trail'
import { giftWords } from '../../src/copy/gifts'
import { daysAfter, newId, noon, yuan } from './given'

const gift: SharedGift = {
  giftId: newId('gft'),
  amountFen: yuan(50),
  greeting: 'coffee',
  createdAt: noon,
  claimBefore: daysAfter(noon, 7),
  state: 'returned',
  endedAt: daysAfter(noon, 1),
  returnedFor: 'taken_back',
  from: '会员 · 7K3F',
  mine: null,
  refusal: null,
}

function told(changes: Partial<SharedGift>): string[] {
  return giftTrail({ ...gift, ...changes }, giftWords.steps, noon).map(step => step.title)
}

test('whoever gave reads 你, also behind the link of their own gift', () => {
  expect(told({ mine: 'giver' })).toEqual(['你送出', '已退回，你收回了'])
  expect(told({ mine: null })).toEqual(['会员 · 7K3F 送出', '已退回，赠送人收回了'])
})

test('a gift that the friend’s card could not take says so to each side', () => {
  expect(told({ mine: 'giver', returnedFor: 'refused' })).toContain('已退回，对方的卡放不下')
  expect(told({ returnedFor: 'refused' })).toContain('已退回，领取人的卡放不下')
})
