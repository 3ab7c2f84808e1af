import { type Fen, shortYuanText, yuanText } from '../domain/money'
import type { MemberLimits, SharedKind } from '../domain/shared/sharing'
import { type Instant, momentText } from '../domain/time'

export const sharedWords = {
  intro: { title: '一张卡，大家用', note: '家人或同事共用一张卡的余额，每个人都能出示付款码，持卡人可以设限额' },
  none: '还没有共享卡',
  role: { owner: '我是持卡人', member: '我是成员' },
  payable: (payable: Fen) => `我可用 ¥${yuanText(payable)}`,
  create: '开一张共享卡',
  createSheet: {
    title: '开一张共享卡',
    close: '关闭',
    kinds: {
      family: { title: '家庭卡', note: '和家人共用' },
      enterprise: { title: '企业卡', note: '员工因公消费，可设每人限额' },
    } satisfies Record<SharedKind, { title: string; note: string }>,
  },
  balance: '卡内余额',
  actions: { payCode: '付款码', topUp: '充值', statement: '明细' },
  myLimits: '我的限额',
  members: (count: number, most: number) => `成员 ${count} / ${most}`,
  owner: '持卡人',
  me: '我',
  paid: (today: Fen, month: Fen) => `今天 ¥${shortYuanText(today)}，本月 ¥${shortYuanText(month)}`,
  noLimit: '不限额',
  invite: '邀请成员',
  inviteSheet: {
    title: '邀请成员',
    close: '关闭',
    note: '一个邀请只能进一个人，3 天内有效。限额留空就是不限',
    make: '生成邀请',
    made: (acceptBefore: Instant, now: Instant) => `邀请已生成，${momentText(acceptBefore, now)} 前有效`,
    share: '发给微信好友',
    title2: (name: string) => `邀请你加入${name}`,
  },
  limits: {
    perPurchaseFen: { label: '每笔最多', placeholder: '不限' },
    perDayFen: { label: '每天最多', placeholder: '不限' },
    perMonthFen: { label: '每月最多', placeholder: '不限' },
  } satisfies Record<keyof MemberLimits, { label: string; placeholder: string }>,
  badLimit: '限额要大于 0，最多两位小数',
  memberSheet: {
    close: '关闭',
    save: '保存限额',
    saved: '限额已更新',
    remove: '移出成员',
    removed: '已移出，对方不能再用这张卡付款',
    sure: '再点一次确认移出',
  },
  statement: { title: '最近明细', none: '充值后，每一笔收支都会记在这里', more: '更早的明细' },
  paidBy: (name: string) => `${name} 付`,
  leave: '退出这张卡',
  leaveSheet: {
    title: '退出共享卡',
    note: '退出后不能再用这张卡付款，卡里的余额留给持卡人',
    confirm: '确认退出',
    close: '不退出',
  },
  left: '已退出共享卡',
  payCode: {
    hint: (name: string) => `${name} · 请出示给店员扫码`,
    shortCode: '扫不出来，可以报这串数字',
    qrLabel: '付款二维码',
    note: '付的是共享卡的余额，记在你名下',
  },
  join: {
    from: (owner: string) => `${owner} 邀请你加入`,
    until: (acceptBefore: Instant, now: Instant) => `${momentText(acceptBefore, now)} 前有效`,
    note: '加入后可以用这张卡的余额付款，你自己的卡不受影响',
    limits: '你的限额',
    button: '加入',
    joined: '已加入',
    open: '去看这张卡',
    toCard: '去看我的卡',
  },
}

/** What a member may pay, in phrases; one phrase when there is no limit. */
export function limitPhrases({ perPurchaseFen, perDayFen, perMonthFen }: MemberLimits): string[] {
  const phrases = [
    ...(perPurchaseFen === null ? [] : [`每笔 ¥${shortYuanText(perPurchaseFen)}`]),
    ...(perDayFen === null ? [] : [`每天 ¥${shortYuanText(perDayFen)}`]),
    ...(perMonthFen === null ? [] : [`每月 ¥${shortYuanText(perMonthFen)}`]),
  ]
  return phrases.length === 0 ? [sharedWords.noLimit] : phrases
}
