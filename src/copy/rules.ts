import { type Instant, momentText } from '../domain/time'

export const rulesWords = {
  never: '还没有发布过',
  version: (version: number) => `第 ${version} 版`,
  publishedAt: (at: Instant, now: Instant) => `${momentText(at, now)} 发布`,
  live: '正在使用',
  waiting: { message: '有修改还没有生效', nextStep: '保存后约一分钟会自动发布，也可以现在发布' },
  allLive: { message: '所有修改都已生效', nextStep: '在云开发控制台修改档位、优惠券和门店' },
  problemsTitle: '需要改正',
  olderLive: '旧的版本仍在使用',
  notLive: '改正之前不会生效',
  publish: '立即发布',
  published: '已发布',
  publishedBut: (problems: number) => `${problems} 处要改正，其余已发布`,
  tiersTitle: '充值档位',
  noTiers: '没有正在使用的档位',
  counts: { couponTemplates: '优惠券', stores: '门店', staff: '店员' },
  countUnit: { couponTemplates: '种', stores: '家', staff: '人' },
  collections: {
    tiers: '充值档位',
    coupon_templates: '优惠券',
    settings: '设置',
    stores: '门店',
    staff: '店员',
  } as Record<string, string>,
}
