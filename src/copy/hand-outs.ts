import type { HandOutView } from '../contract/hand-outs'
import { dayText, type Instant, lastDayBefore, shopDayOf } from '../domain/time'

export const handOutWords = {
  scanned: {
    given: '送你一张券',
    rulesTitle: '使用规则',
    claim: '放入卡包',
    claimed: { message: '已在你的卡包里', nextStep: '到店出示就能用' },
    use: '去使用',
    toWallet: '查看我的券',
  },
  list: {
    empty: '还没有发券活动，在云开发控制台的 hand_outs 里添加，可以扫码领、送新会员、按人群发',
    code: '领券码',
  },
  code: {
    hint: '打印后放在桌上或收银台，会员用微信扫一扫领取',
    once: '每位会员限领一次，活动结束后自动失效',
    label: '领券码',
    close: '关闭',
  },
}

const whom = {
  scan: '扫码领取',
  new_member: '新会员',
  birthday: '本月生日的会员',
  failed_top_up: '充值没有成功的会员',
} as const
const states = { waiting: '未开始', running: '进行中', over: '已结束' } as const

/** Whom a hand-out is for, with what, and when it runs. */
export function handOutPhrases({ to, whom: segment, title, startsAt, endsAt }: HandOutView, now: Instant): string[] {
  const from = startsAt > now ? `${dayText(shopDayOf(startsAt), now)}起` : ''
  const until = endsAt === null ? '' : `${dayText(lastDayBefore(endsAt), now)}止`
  const when = [from, until].filter(Boolean).join('，')
  return [`${to === 'segment' ? (segment ?? '') : whom[to]} · ${title}`, when].filter(Boolean)
}

/** How far it has come. */
export function handOutState({ state, progress }: HandOutView): { value: string; note: string | null } {
  if (!progress) return { value: states[state], note: null }
  const refused = progress.refused > 0 ? `，未发出 ${progress.refused}` : ''
  return { value: `已发 ${progress.given} 张`, note: `${progress.done ? '已发完' : '发放中'}${refused}` }
}
