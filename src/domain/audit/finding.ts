import type { PackId } from '../ids'

/** What an audit holds the ledger against. Each is an invariant; `findingWords` says it to the merchant. */
export type AuditRule =
  /** each entry follows the one before and has the hash of its content: nothing edited, removed, reordered or forged */
  | 'chain'
  /** what the pack says its newest entries are is what the ledger holds */
  | 'head'
  /** one command has one entry */
  | 'command_id'
  /** only movements that the chart of accounts allows, in whole positive amounts */
  | 'chart'
  /** nothing that the member holds goes below zero, and no more comes back than went */
  | 'account'
  /** a lot keeps its kind and expiry; only bonus expires, and not early; principal turns into nothing that expires */
  | 'lot'
  /** what an entry says in words is what it moved, and offers come to the price that was paid */
  | 'facts'
  /** a coupon is held once and used at most once, and expired bonus becomes at most one */
  | 'coupon'
  /** what an entry says the member holds afterwards is the replay */
  | 'after'
  /** a hold ends once and in its time, what was captured and released is what was held, and nothing else takes it */
  | 'hold'
  /** what lies in the pack is the replay */
  | 'pack'

/** One difference, and the entry at which it began. */
export interface Finding {
  packId: PackId
  /** null: no entry explains it, so the pack itself differs */
  seq: number | null
  rule: AuditRule
  /** which account, lot, coupon or field */
  subject: string
  /** what the entries come to */
  expected: string
  found: string
}

/** For the alarm that a merchant reads: what is not right. What to do about it is the alarm's own sentence. */
export const findingWords: Record<AuditRule, string> = {
  chain: '账目被改动、删除或调换过',
  head: '卡包里的最新账目与账本不一致',
  command_id: '同一笔操作记了两次账',
  chart: '账目里有不允许的科目或金额',
  account: '有科目被多扣或多退',
  lot: '储值批次的类型或有效期前后不一致',
  facts: '账目写明的金额与实际记账的不一致',
  coupon: '优惠券的持有或核销次数不对',
  after: '账目里记的余额与逐笔计算的不一致',
  hold: '冻结金额没有对上',
  pack: '卡包里的余额与账目逐笔计算的不一致',
}
