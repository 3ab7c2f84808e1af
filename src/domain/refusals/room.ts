import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about room for money on a card, by law and by form. */
export interface RoomRefusals {
  CEILING_EXCEEDED: { ceilingFen: Fen; roomFen: Fen }
  CARD_LOTS_FULL: NoDetails
  NO_ROOM: { ceilingFen: Fen; roomFen: Fen }
  NAMING_REQUIRED: { ceilingFen: Fen; namedCeilingFen: Fen }
  NAME_STILL_NEEDED: { ceilingFen: Fen; balanceFen: Fen }
}

export const roomWords: WordsFor<RoomRefusals> = {
  CEILING_EXCEEDED: ({ ceilingFen, roomFen }) =>
    roomFen > 0
      ? {
          message: `卡内余额上限 ¥${shortYuanText(ceilingFen)}，还能充入 ¥${shortYuanText(roomFen)}，没有扣款`,
          nextStep: '请选择小一点的档位，或先消费再充',
        }
      : { message: `卡内余额已到上限 ¥${shortYuanText(ceilingFen)}，没有扣款`, nextStep: '请先消费一部分再充值' },
  CARD_LOTS_FULL: () => ({ message: '卡里还没用完的充值太多，没有扣款', nextStep: '请先消费一部分再充值' }),
  NO_ROOM: ({ ceilingFen, roomFen }) => ({
    message: `卡内余额上限 ¥${shortYuanText(ceilingFen)}，还能放入 ¥${shortYuanText(roomFen)}，余额和积分都没有变动`,
    nextStep: '请先消费一部分，再操作',
  }),
  NAMING_REQUIRED: ({ ceilingFen, namedCeilingFen }) => ({
    message: `不记名卡余额上限 ¥${shortYuanText(ceilingFen)}，没有扣款`,
    nextStep: `登记姓名和手机号后，上限为 ¥${shortYuanText(namedCeilingFen)}`,
  }),
  NAME_STILL_NEEDED: ({ ceilingFen, balanceFen }) => ({
    message: `卡内有 ¥${shortYuanText(balanceFen)}，不记名卡上限 ¥${shortYuanText(ceilingFen)}，登记信息没有删除`,
    nextStep: '请先消费一部分，再删除登记信息',
  }),
}
