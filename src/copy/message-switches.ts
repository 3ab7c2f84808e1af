import type { MessageSwitch } from '../contract/messages'
import type { MessageKind } from '../domain/messages/message-rules'

const kinds: Record<MessageKind, { title: string; note: (daysBefore: number) => string }> = {
  coupon_expiring: { title: '优惠券到期', note: days => before(days) },
  bonus_expiring: { title: '赠送金到期', note: days => before(days) },
  instalment_due: { title: '分期充值', note: () => '下一期可以付时' },
  counter_top_up: { title: '门店充值到账', note: () => '店员帮你充值后' },
  large_charge: { title: '大额付款', note: () => '付款金额较大时' },
  ticket_answered: { title: '门店回复', note: () => '你的提问有了回复时' },
}

function before(days: number): string {
  return days === 0 ? '到期当天' : `到期前 ${days} 天`
}

export const messageSwitchWords = {
  title: ({ kind }: MessageSwitch) => kinds[kind].title,
  note: ({ kind, choice, left }: MessageSwitch, daysBefore: number) => {
    const when = kinds[kind].note(daysBefore)
    if (choice === 'off') return `${when}，不通知`
    return left > 0 ? `${when}，还能通知 ${left} 次` : `${when}，需要先在微信里允许`
  },
  on: '开',
  off: '关',
  allow: '允许多通知一次',
  intro: '关掉后不再通知，已经允许的次数留着，打开后接着用。',
  none: '门店还没有开通消息通知',
  hint: '充值提醒在「关于这张卡」里开关',
}
