import { absoluteClaimIn } from '../../src/domain/rules/ad-words'
import { draftFrom } from '../../src/domain/rules/publish'
import { noon, rawRules } from './given'

test.each(['全网第一的咖啡', '史上最低', '顶级拼配', '永久免费续杯', '充值稳赚'])(
  '%s is a claim nobody can prove',
  text => {
    expect(absoluteClaimIn(text)).not.toBeNull()
  },
)

test.each(['满减券', '第一医院店', '最近上新', '周末特惠', '首次充值专享'])('%s is an ordinary text', text => {
  expect(absoluteClaimIn(text)).toBeNull()
})

test('a coupon whose title makes such a claim is not published, and the merchant reads which word', () => {
  const coupon = { _id: 'c', title: '全城最佳咖啡券', kind: '兑换', item: '美式一杯', validDays: 7, perMember: 1 }
  const { problems } = draftFrom({ ...rawRules(), coupon_templates: [coupon] }, null, noon)
  expect(problems).toMatchObject([{ documentId: 'c', message: expect.stringContaining('「最佳」') as string }])
})
