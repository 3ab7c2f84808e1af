import type { BrokenEntry, EntryFault } from '../domain/ledger/verify-chain'
import type { BrokenDay } from '../domain/ledger/verify-days'
import { dayText, type Instant, momentText, type ShopDay, shopDayOf } from '../domain/time'

const faults: Record<EntryFault, string> = {
  edited: '这一笔写下之后被改过，内容和它的指纹不符',
  missing: '这一笔不见了，它后面的还在',
  out_of_order: '这一笔的位置不对，被调换或重复了',
  replaced: '这一笔被换过，后一笔接的不是它',
  foreign: '这一笔不属于这张卡',
  wrong_balance: '这一笔写的余额，和逐笔重算的不一样',
  not_as_remembered: '这一笔和以前留下的记录不一样',
  cut_off: '从这一笔起的账不见了，以前有过',
  not_in_root: '这一笔和当天公布的日结指纹对不上',
}

const dayFaults: Record<BrokenDay['fault'], string> = {
  broken: '这一天公布的指纹，和它的内容或前一天接不上',
  not_as_remembered: '这一天的指纹，和这部手机记下的不一样',
  cut_off: '这部手机记得这一天的指纹，现在不见了',
}

export const verifyWords = {
  intro: {
    title: '让手机自己算一遍',
    note: '从第一笔起重算每一笔账，再和门店每天公布的指纹、这部手机以前记下的结果比对。',
  },
  start: '开始验证',
  again: '再验证一次',
  busy: '正在验证',
  counting: (checked: number, of: number) => `已核对 ${checked} / ${of} 笔`,
  whole: {
    title: '账本一致',
    note: (entries: number) => (entries === 0 ? '还没有账目' : `${entries} 笔账都对得上`),
  },
  chain: {
    title: '每一笔',
    note: (span: { from: Instant; until: Instant }, now: Instant) =>
      `${dayText(shopDayOf(span.from), now)}至${momentText(span.until, now)}，首尾相连，没有改动、缺少或调换`,
  },
  balances: { title: '余额和积分', note: '本金、赠送和积分逐笔重算，和账上写的一致' },
  days: {
    title: '每天公布的指纹',
    proven: (count: number, row: { from: ShopDay; until: ShopDay }, now: Instant) =>
      `你的 ${count} 天账都在当天的指纹里；${dayText(row.from, now)}至${dayText(row.until, now)}的指纹首尾相连`,
    none: '还没有公布，当天的账从第二天起可以核对',
    waiting: (count: number) => `另有 ${count} 天等待公布`,
  },
  phone: {
    title: '这部手机的记录',
    known: (since: Instant, now: Instant) => `和这部手机从${momentText(since, now)} 起记下的结果一致`,
    first: '这是第一次验证，结果已记下，下次用来比对',
  },
  broken: {
    entry: ({ seq }: BrokenEntry) => `第 ${seq} 笔对不上`,
    day: ({ day }: BrokenDay, now: Instant) => `${dayText(day, now)}的指纹对不上`,
    wholeBefore: (count: number) => (count > 0 ? `它前面的 ${count} 笔都核对无误` : '它前面没有别的账'),
    nextStep: '余额没有因此变动。请截图给门店核对，核对清楚前先不要充值',
  },
  why: (fault: EntryFault) => faults[fault],
  whyDay: (fault: BrokenDay['fault']) => dayFaults[fault],
}
