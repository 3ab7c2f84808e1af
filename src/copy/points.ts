import { type Fen, shortYuanText } from '../domain/money'
import { dayText, type Instant, lastDayBefore } from '../domain/time'
import { pointsText } from './points-text'

export const pointsWords = {
  title: '我的积分',
  nextExpiry: (points: number, expiresAt: Instant, now: Instant) =>
    `${pointsText(points)} 积分有效至${dayText(lastDayBefore(expiresAt), now)}`,
  never: '积分永久有效',
  none: '消费和签到都能得积分',
  signIn: {
    title: '每日签到',
    row: (inRow: number) => `已连续签到 ${inRow} 天`,
    fresh: '连续签到，积分更多',
    day: (place: number) => `第${place}天`,
    points: (points: number) => `+${points}`,
    button: (points: number) => `签到，得 ${points} 积分`,
    done: '今天已签到',
    said: (points: number) => `签到成功，积分 +${points}`,
  },
  exchange: {
    title: '兑换',
    toBonus: { title: '积分换余额', verb: '换余额' },
    toPoints: { title: '赠送余额换积分', verb: '换积分' },
    rate: {
      to_bonus: (points: number) => `${points} 积分换 ¥1`,
      to_points: (points: number) => `¥1 换 ${points} 积分`,
    },
    most: (yuan: number) => `现在最多 ¥${pointsText(yuan)}`,
    notYet: {
      to_bonus: (points: number) => `满 ${points} 积分可换`,
      to_points: (yuan: number) => `满 ¥${yuan} 赠送余额可换`,
    },
    field: { to_bonus: '换多少余额', to_points: '用多少赠送余额' },
    placeholder: (least: number, most: number) => `${least} 到 ${pointsText(most)} 元`,
    outOfRange: (least: number, most: number) => `请输入 ${least} 到 ${pointsText(most)} 的整数`,
    least: (yuan: number) => `最少 ¥${yuan}`,
    all: (yuan: number) => `全部 ¥${pointsText(yuan)}`,
    gives: '付出',
    gets: '得到',
    points: (points: number) => `${pointsText(points)} 积分`,
    bonus: (bonus: Fen) => `¥${shortYuanText(bonus)} 赠送余额`,
    validDays: (days: number) => `兑换后 ${days} 天内有效`,
    confirm: '确认兑换',
    close: '关闭',
    said: '兑换成功',
    hint: '本金不参与兑换',
  },
  rescue: {
    title: '到期余额换券',
    expired: (fen: Fen) => `到期 ¥${shortYuanText(fen)}`,
    until: (until: Instant, now: Instant) => `${dayText(lastDayBefore(until), now)}前可换`,
    button: '换券',
    said: '券已放入卡包',
  },
  lots: {
    title: '有效期',
    until: (expiresAt: Instant, now: Instant) => `${dayText(lastDayBefore(expiresAt), now)}到期`,
    never: '永久有效',
  },
  history: { title: '积分明细', none: '还没有积分记录', more: '更早的记录' },
  rules: '积分规则',
}
