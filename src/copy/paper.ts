import type { PaperBatchView, PrintableTemplate } from '../contract/paper'
import { dayText, type Instant, lastDayBefore, longDayText, momentText, type ShopDay, shopDayOf } from '../domain/time'

export const paperWords = {
  list: {
    empty: '还没有印过纸质券。选一种券，印在纸上发给顾客，到店扫码核销',
    nothingToPrint: '现在没有可以印的券，请先在优惠券文档里添加',
    make: '印一批纸质券',
    newestOnly: '只显示最近 50 批',
  },
  make: {
    title: '印一批纸质券',
    close: '先不印',
    template: '选择券',
    none: '请先选择一种券',
    count: { label: '张数', placeholder: '1 到 500' },
    badCount: (most: number) => `张数要填 1 到 ${most} 的整数`,
    note: { label: '用途', placeholder: '例如：地推、开业传单' },
    facts: ({ expiresAt, left }: PrintableTemplate, now: Instant) => [
      `有效至 ${dayText(lastDayBefore(expiresAt), now)}`,
      ...(left === null ? [] : [`库存还有 ${left} 张，印制时整批扣除`]),
    ],
    bearer: '纸质券不记名，谁拿到都能用，一张只能用一次',
    confirm: (count: number) => `印 ${count} 张`,
  },
  batch: {
    print: '打印',
    export: '导出券码表格',
    exported: '券码表格已保存，请妥善保管',
    fileName: (note: string) => `纸质券 ${note}.csv`.replace(/[\\/:*?"<>|]/g, '-'),
    withdraw: '撤回这批券',
    withdrawSheet: {
      title: '撤回这批纸质券',
      close: '先不撤回',
      effect: (left: number) => `还没用的 ${left} 张马上不能再用，占用的库存会退回。已核销的不受影响。撤回后不能恢复。`,
      confirm: '确认撤回',
    },
    withdrawn: '已撤回，没用的券不能再用',
    close: '关闭',
    rows: { count: '印制', redeemed: '已核销', left: '还能用', by: '门店', opened: '券码' },
    until: (day: string) => `有效至 ${day}`,
    pieces: (count: number) => `${count} 张`,
    never: '还没有打印或导出过',
    opened: ({ at, staffName }: NonNullable<PaperBatchView['opened']>, now: Instant) =>
      `${momentText(at, now)} ${staffName}取过`,
    making: '正在制作，做好后才能打印和使用',
  },
  print: {
    ready: '张纸质券',
    pages: (pages: number, perPage: number) => `A4 纸 ${pages} 页，每页 ${perPage} 张，沿虚线裁开`,
    skipped: (used: number) => `已核销的 ${used} 张不再打印`,
    keep: '券码等同现金券，请妥善保管打印出来的券和文件',
    setting: '打印时选 A4、缩放 100%，打印背景不用选',
    start: '打印',
    allUsed: { message: '这批券都已核销', nextStep: '需要时请再印一批' },
    sample: '样张',
  },
  onPhone: {
    message: '请在电脑上打印',
    nextStep: '用电脑浏览器打开商家后台，进入「纸质券」选这一批打印；也可以把券码表格发给印刷厂',
    copy: '复制全部券码',
    copied: '券码已复制，请妥善保管',
  },
  slip: {
    number: (number: number) => `编号 ${String(number).padStart(3, '0')}`,
    span: (startsAt: Instant, expiresAt: Instant, printedOn: ShopDay) => {
      const last = longDayText(lastDayBefore(expiresAt))
      const first = shopDayOf(startsAt)
      return first > printedOn ? `${longDayText(first)}至${last}有效` : `有效期至 ${last}`
    },
    once: '到店出示扫码，一张限用一次，复印无效',
  },
  file: { header: ['编号', '券码', '状态'], used: '已核销', good: '可用' },
}

const states = {
  making: '制作中',
  good: '可用',
  over: '已到期',
  withdrawn: '已撤回',
} as const satisfies Record<PaperBatchView['state'], string>

/** The right side of a batch's row. */
export function paperState({ state }: PaperBatchView): string {
  return states[state]
}

/** What became of a batch, in phrases, so that lines break between them. */
export function paperPhrases({ count, redeemed, left, expiresAt, state }: PaperBatchView, now: Instant): string[] {
  return [
    `印 ${count} 张`,
    `核销 ${redeemed}`,
    ...(state === 'good' ? [`还剩 ${left}`] : []),
    ...(expiresAt === null ? [] : [untilText(expiresAt, state, now)]),
  ]
}

function untilText(expiresAt: Instant, state: PaperBatchView['state'], now: Instant): string {
  const day = dayText(lastDayBefore(expiresAt), now)
  return state === 'over' ? `${day} 到期` : `有效至 ${day}`
}
