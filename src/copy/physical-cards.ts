import type { BatchTotals, ImportedBatch } from '../contract/adjustments'
import type { BoundCard } from '../contract/points'
import { type Fen, shortYuanText } from '../domain/money'
import type { PastedProblem } from '../domain/physical-cards/pasted-cards'
import { type Instant, momentText } from '../domain/time'

/** The shopper takes over what a physical card held. */
export const bindWords = {
  intro: '有实体卡的，把卡里的余额转进来。卡号印在卡面，绑定码印在背面或由门店给你',
  number: { label: '卡号', placeholder: '卡面上的号码' },
  code: { label: '绑定码', placeholder: '16 位，字母和数字' },
  missing: { number: '请填卡号', code: '请填 16 位绑定码' },
  submit: '转入余额',
  done: '已转入',
  doneNote: ({ cardTail }: BoundCard) => `尾号 ${cardTail} 的卡，以后用手机付款就行`,
  principal: '本金',
  bonus: '赠送',
  points: '积分',
  back: '完成',
}

type Outcome = ImportedBatch['rows'][number]['outcome']

/** The owner takes over the cards of an older system. */
export const importWords = {
  intro: '从表格里复制后粘贴，每行一张卡：卡号、本金、赠送、赠送有效期、积分。只有卡号必填',
  paste: { label: '粘贴到这里', placeholder: '8800 0001　300　30　2027-12-31　100' },
  unfinished: {
    message: '上次的导入还没有完成',
    nextStep: '点继续会从头核对，已导入的不会重复',
  },
  check: '核对一下',
  sums: (cards: number, principal: Fen, bonus: Fen, points: number) =>
    `${cards} 张卡，本金 ¥${shortYuanText(principal)}，赠送 ¥${shortYuanText(bonus)}，积分 ${points}`,
  problems: '这些行要改',
  problem: ({ line, message }: PastedProblem) => `第 ${line} 行：${message}`,
  moreProblems: (count: number) => `还有 ${count} 行`,
  first: '前几张',
  moreCards: (count: number) => `还有 ${count} 张，一起导入`,
  amounts: ({ principalFen, bonusFen, points }: { principalFen: Fen; bonusFen: Fen; points: number }) =>
    `本金 ${shortYuanText(principalFen)}，赠送 ${shortYuanText(bonusFen)}，积分 ${points}`,
  submit: (cards: number) => `导入 ${cards} 张`,
  nothing: '先粘贴卡号',
  goOn: '继续导入',
  sheet: { title: '导入这些卡', confirm: '开始导入', close: '再看看' },
  effect: (cards: number, principal: Fen) => [
    `导入 ${cards} 张卡，本金共 ¥${shortYuanText(principal)}`,
    '导入后会员凭卡号和绑定码转进自己的卡包；导入的卡不能删除',
  ],
  sending: (done: number, all: number) => `已核对 ${done} / ${all}，请不要离开`,
  result: '导入结果',
  outcomes: {
    imported: '新导入',
    there_already: '之前已导入',
    conflict: '没有导入：卡号已在别的批次，或金额不同',
  } satisfies Record<Outcome, string>,
  count: (count: number) => `${count} 张`,
  whole: '整批',
  codesTitle: '绑定码',
  codes: '保存绑定码',
  codesNote: '绑定码等于卡里的钱：印在卡上或当面交给会员，文件用完请删除',
  codesFile: '绑定码.csv',
  codesHeader: ['卡号', '绑定码'],
  saved: '已保存',
  another: '再导一批',
  batches: '这台手机导入的批次',
  batch: (at: Instant, now: Instant) => momentText(at, now),
  bound: ({ bound, cards }: BatchTotals) => `${bound} / ${cards} 张已转入`,
  sumsOf: ({ principalFen, bonusFen }: BatchTotals) =>
    `本金 ¥${shortYuanText(principalFen as Fen)}，赠送 ¥${shortYuanText(bonusFen as Fen)}`,
}
