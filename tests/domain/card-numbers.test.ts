import { plainCardCode, plainCardNumber } from '../../src/domain/physical-cards/imported-card'

test('a card is found however its number and code are typed', () => {
  expect(plainCardNumber(' vip-00 12a ')).toBe('VIP0012A')
  expect(plainCardCode('oO-iL l1')).toBe('001111')
})
