export const reminderWords = {
  coupon: {
    offer: (days: number) => (days === 0 ? '到期当天提醒你' : `到期前 ${days} 天提醒你`),
    note: '每允许一次，提醒一次',
  },
  plan: { offer: '下一期可以付时告诉你', note: '每允许一次，通知一次' },
  topUp: { offer: '到账、大额付款和赠送金到期时告诉你', note: '每允许一次，通知一次' },
  allow: '允许',
  allowed: '好的，到时候告诉你',
  manage: '管理消息提醒',
}
