import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about the till without a network. */
export interface OfflineRefusals {
  OFFLINE_KIT_OLD: NoDetails
  OFFLINE_JOURNAL_FULL: { limit: number }
  OFFLINE_CODE: NoDetails
  OFFLINE_PAPER: NoDetails
  OFFLINE_SEEN_HERE: NoDetails
  OFFLINE_ALLOWANCE: { leftFen: Fen }
  CONFLICT_UNKNOWN: NoDetails
}

export const offlineWords: WordsFor<OfflineRefusals> = {
  OFFLINE_KIT_OLD: () => ({ message: '收银台超过一天没有联网，不能离线核销', nextStep: '请先连上网络，打开收银台' }),
  OFFLINE_JOURNAL_FULL: ({ limit }) => ({
    message: `已有 ${limit} 笔离线核销等待上传`,
    nextStep: '请先连上网络完成上传',
  }),
  OFFLINE_CODE: () => ({
    message: '断网时只能核销会员手机里的券码',
    nextStep: '请会员打开卡包出示券码，余额付款要等联网',
  }),
  OFFLINE_PAPER: () => ({ message: '纸质券要联网才能核对，没有核销', nextStep: '请连上网络后再扫这张券' }),
  OFFLINE_SEEN_HERE: () => ({ message: '这张券刚在本机核销过', nextStep: '请会员换一张可用的券' }),
  OFFLINE_ALLOWANCE: ({ leftFen }) => ({
    message: `断网时今天最多还能优惠 ¥${shortYuanText(leftFen)}`,
    nextStep: '请联网后再核销这张券',
  }),
  CONFLICT_UNKNOWN: () => ({ message: '没有找到这笔离线核销', nextStep: '请刷新列表后再处理' }),
}
