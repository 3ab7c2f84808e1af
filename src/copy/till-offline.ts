import type { PackId } from '../domain/ids'
import { type Fen, shortYuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'

/** The till without a network. */
export const tillOfflineWords = {
  bar: (left: Fen) => `网络已断开：可核销券，不能收款，今天还可优惠 ¥${shortYuanText(left)}`,
  holder: (packId: PackId) => `会员 · ${packId.slice(-4)}`,
  unchecked: {
    message: '断网核销，以下无法确认',
    nextStep: '是否已在别处使用、已转赠或被撤回。联网后自动上传，有冲突会交给店长处理',
  },
  noted: '已核销，待上传',
  notedNote: (title: string, holder: string) => `${title} · ${holder}`,
  waiting: (count: number) => `${count} 笔等待联网上传`,
  instead: '先记在本机，联网后上传',
  entry: (waiting: number) => (waiting > 0 ? `离线记录 ${waiting}` : '离线记录'),
  kit: {
    title: '离线资料',
    none: '还没有离线资料，断网时不能核销',
    fetched: (at: Instant, now: Instant) => `${momentText(at, now)} 更新`,
    until: (until: Instant, now: Instant) => `${momentText(until, now)} 前可离线核销`,
    old: '已超过一天没有联网，不能离线核销',
    left: '今天断网还可优惠',
  },
  queue: {
    title: '等待上传',
    none: '没有等待上传的核销',
    tell: '立即上传',
    toldTitle: '上传结果',
    noneTold: '上传过的离线核销会留在这里',
    redeemed: '已入账',
    conflict: '有冲突，已交店长处理',
    refused: '没有入账',
    at: (at: Instant, now: Instant) => `${momentText(at, now)} 核销`,
  },
}
