import { type Fen, shortYuanText } from './money'
import { REMINDED_DAYS_BEFORE } from './plans/schedule'
import type { Refusal, RefusalCode, RefusalDetails } from './refusal'
import { riskReasonsText } from './risk/risk-rules'
import { addDays, dayText, type Instant, lastDayBefore, momentText, shopDayOf } from './time'

/** What a person reads: what happened (to the money first), and the one thing to do next. */
export interface Words {
  message: string
  nextStep: string
}

type WordsFor = { [C in RefusalCode]: (details: RefusalDetails[C], now: Instant) => Words }

const wordsFor: WordsFor = {
  INPUT_INVALID: ({ field }) => ({ message: `提交的内容有误（${field}）`, nextStep: '请返回重试；仍不行请联系门店' }),
  ACTION_UNKNOWN: () => ({ message: '这个操作不存在', nextStep: '请更新到最新版小程序' }),
  NOT_ALLOWED: () => ({ message: '你没有权限做这个操作', nextStep: '请换有权限的账号，或联系店主' }),
  NOT_STAFF: () => ({ message: '你还不是本店店员', nextStep: '请店主在「店员」里添加你的微信' }),
  NOT_CONFIGURED: ({ missing }) => ({
    message: '门店还没有完成配置',
    nextStep: `请管理员在云函数环境变量里设置 ${missing}`,
  }),
  RULES_NOT_PUBLISHED: () => ({ message: '门店还没有发布充值和优惠规则', nextStep: '请稍后再来' }),
  COMMAND_ID_TIME: () => ({ message: '手机时间不准，这次操作没有执行', nextStep: '请在系统设置里打开自动时间后重试' }),
  COMMAND_ID_REUSED: () => ({ message: '这次操作和之前的不一致，没有执行', nextStep: '请返回上一页重新操作' }),
  TRY_AGAIN: () => ({ message: '网络繁忙，还没有得到结果', nextStep: '请点重试；重试不会重复扣款或入账' }),
  FAILED: ({ requestId }) => ({
    message: '系统出错，没有得到结果',
    nextStep: `请先看明细再重试；仍不行请把编号 ${requestId} 告诉门店`,
  }),

  PACK_NOT_OPENED: () => ({ message: '还没有开通卡包', nextStep: '请先打开卡包首页' }),
  PACK_FROZEN: () => ({
    message: '账目和留底对不上，卡包已暂停使用，金额没有变动',
    nextStep: '请联系门店核对；会员可在「明细」里验证账本',
  }),
  PACK_FULL: () => ({
    message: '卡包已经放满，金额没有变动，这次没有办成',
    nextStep: '请先用掉一些券，或等处理中的订单、冻结和赠送结束',
  }),
  ENTRY_UNKNOWN: () => ({ message: '没有找到这一笔', nextStep: '请返回明细，下拉刷新' }),
  BALANCE_TOO_LOW: ({ balanceFen, shortFen }) => ({
    message: `余额 ¥${shortYuanText(balanceFen)}，还差 ¥${shortYuanText(shortFen)}`,
    nextStep: '请先充值，或换其他方式付款',
  }),
  SPEND_LIMIT_PURCHASE: ({ limitFen }) => ({
    message: `单笔最多消费 ¥${shortYuanText(limitFen)}，没有扣款`,
    nextStep: '请分开付款，或换其他方式付款',
  }),
  SPEND_LIMIT_DAY: ({ limitFen, leftFen }) => ({
    message: `每天最多消费 ¥${shortYuanText(limitFen)}，今天还能消费 ¥${shortYuanText(leftFen)}，没有扣款`,
    nextStep: '请换其他方式付款，或明天再用余额',
  }),

  HOLDS_FULL: ({ limit }) => ({
    message: `已有 ${limit} 笔冻结没有结束，没有再冻结`,
    nextStep: '请先完成或取消之前的冻结',
  }),
  HOLD_NOT_OPEN: () => ({ message: '这笔冻结已经结束，没有再扣款', nextStep: '请看会员的明细核对' }),
  HOLD_EXPIRED: ({ until }, now) => ({
    message: `这笔冻结已于${momentText(until, now)} 到期，没有扣款`,
    nextStep: '请会员出示付款码，重新收款',
  }),
  CAPTURE_ABOVE_HOLD: ({ heldFen }) => ({
    message: `这笔只冻结了 ¥${shortYuanText(heldFen)}，没有扣款`,
    nextStep: '请在冻结金额以内扣款，差额另外收',
  }),
  COOLING_OFF_OVER: () => ({ message: '这笔充值已用过或超过七天，没有退款', nextStep: '可选择按规则退剩余金额' }),
  NOTHING_TO_REFUND: () => ({ message: '这笔充值没有可退的金额', nextStep: '请看明细核对' }),
  REFUND_HELD: () => ({ message: '这笔充值有金额被冻结，没有退款', nextStep: '请等冻结结束后再退' }),
  REFUND_CHANGED: ({ refundFen }) => ({
    message: `可退金额变为 ¥${shortYuanText(refundFen)}，没有退款`,
    nextStep: '请确认后重新申请',
  }),
  REFUND_NOT_BY_HAND: () => ({ message: '这笔退款不需要人工付款', nextStep: '请看退款进度' }),
  CHARGE_UNKNOWN: () => ({ message: '没有找到本店的这笔消费，没有退款', nextStep: '请从今日记录里选择这笔消费' }),
  REFUND_UNDER_WAY: () => ({ message: '这笔消费的上一笔退款还在处理，没有再退', nextStep: '请过几秒再试' }),
  REFUND_ABOVE_CHARGE: ({ leftFen }) =>
    leftFen > 0
      ? {
          message: `这笔消费还能退 ¥${shortYuanText(leftFen)}，没有退款`,
          nextStep: '请在可退金额以内退款',
        }
      : { message: '这笔消费已经全部退完，没有再退', nextStep: '请看会员的明细核对' },
  REFUND_LOTS_FULL: () => ({
    message: '卡里还没用完的充值太多，暂时退不回去，没有退款',
    nextStep: '请会员先消费一部分再退',
  }),

  TIER_NOT_AVAILABLE: () => ({ message: '这个充值档位已下架，没有扣款', nextStep: '请选择其他档位' }),
  TIER_SOLD_OUT: () => ({ message: '这个档位刚刚充完，没有扣款', nextStep: '请选择其他档位' }),
  TIER_CAP_REACHED: ({ cap }) => ({ message: `这个档位每人限充 ${cap} 次，没有扣款`, nextStep: '请选择其他档位' }),
  TIER_FIRST_ONLY: () => ({ message: '这个档位仅限首次充值，没有扣款', nextStep: '请选择其他档位' }),
  AMOUNT_NOT_OFFERED: ({ leastFen, mostFen }) =>
    mostFen > 0
      ? {
          message: `自定义金额从 ¥${shortYuanText(leastFen)} 到 ¥${shortYuanText(mostFen)}，没有扣款`,
          nextStep: '请改一下金额，或选择档位',
        }
      : { message: '门店没有开放自定义金额，没有扣款', nextStep: '请选择档位' },
  TIER_CHANGED: ({ payFen, bonusFen }) => ({
    message: `档位刚刚更新为${tierText(payFen, bonusFen)}，没有扣款`,
    nextStep: '请确认后重新充值',
  }),
  PLAN_NOT_AVAILABLE: () => ({ message: '这个充值计划已停止加入，没有扣款', nextStep: '请看看其他计划，或直接充值' }),
  PLAN_CHANGED: () => ({ message: '这个充值计划刚刚更新，没有加入', nextStep: '请看过新的内容后重新加入' }),
  PLAN_JOINED: () => ({ message: '你已经在这个计划里，没有重复加入', nextStep: '请在我的计划里查看' }),
  PLAN_UNKNOWN: () => ({ message: '没有找到这个计划', nextStep: '请返回重试' }),
  PLAN_OVER: () => ({
    message: '这个计划已经结束，没有扣款，已到账的余额不受影响',
    nextStep: '可以重新加入，或直接充值',
  }),
  INSTALMENT_NOT_YET: ({ day }, now) => ({
    message: `还没有到这一期的付款时间，没有扣款`,
    nextStep: `请在${dayText(addDays(day, -REMINDED_DAYS_BEFORE), now)}之后付款`,
  }),
  INSTALMENT_PAID: ({ number }) => ({ message: `第 ${number} 期已经到账，没有重复扣款`, nextStep: '请返回查看计划' }),
  SHOP_CLOSING: () => ({
    message: '门店停业，不再接受充值，没有扣款',
    nextStep: '没有用完的本金会退回给你，请留意明细',
  }),
  CLOSING_NOT_CONFIRMED: () => ({ message: '店名不一致，没有开始停业退款', nextStep: '请照店名重新输入' }),
  CLOSING_RUNS: () => ({ message: '停业退款已经开始，没有重复开始', nextStep: '请返回查看进度' }),
  CLOSING_UNKNOWN: () => ({ message: '没有找到这次停业退款', nextStep: '请返回重试' }),
  BATCH_NOT_OFFERED: () => ({ message: '门店没有开放一次充多张卡，没有扣款', nextStep: '请一张一张充值' }),
  BATCH_CARD_UNKNOWN: () => ({ message: '没有找到这张卡，没有扣款', nextStep: '请核对手机号或卡号，并确认对方已登记' }),
  BATCH_CARD_TWICE: () => ({ message: '同一张卡选了两次，没有扣款', nextStep: '请去掉重复的卡' }),
  BATCH_TOO_LARGE: ({ mostCards, mostFen }) => ({
    message: `一次最多 ${mostCards} 张卡、共 ¥${shortYuanText(mostFen)}，没有扣款`,
    nextStep: '请分几次充值',
  }),
  BATCH_CARD_REFUSED: ({ holder, why }) => ({
    message: `${holder} 不能充，没有扣款`,
    nextStep: `${why.replace(/，没有扣款$/, '')}；请去掉这张卡`,
  }),
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

  CONFIRM_NEEDED: ({ why }) => ({
    message: `${riskReasonsText(why)}，还没有扣款`,
    nextStep: '请输入支付密码确认是你本人',
  }),
  PASSWORD_WRONG: () => ({ message: '支付密码不对，没有扣款', nextStep: '请重新输入；忘记密码可在「支付密码」里重设' }),
  TOP_UP_IN_REVIEW: ({ why }) => ({
    message: `${riskReasonsText(why)}，门店正在核对，没有扣款`,
    nextStep: '核对通过后再充一次即可；着急可联系门店',
  }),
  TOP_UP_REJECTED: ({ note }) => ({ message: `门店没有通过这笔充值：${note}，没有扣款`, nextStep: '请联系门店了解' }),
  HAND_OUT_UNKNOWN: () => ({ message: '没有找到这个发券活动', nextStep: '请返回列表刷新' }),
  PASSWORD_NOT_SET: () => ({ message: '还没有设置支付密码，不需要重设', nextStep: '可以直接设置一个' }),
  PASSWORD_RESET_NOT_YET: ({ from }, now) => ({
    message: `${momentText(from, now)} 起才能设置新密码，现在的密码没有变动`,
    nextStep: '着急可到门店请店长协助',
  }),
  PASSWORD_RESET_OVER: () => ({ message: '这次重设已经结束，现在的密码没有变动', nextStep: '需要时请重新申请' }),
  REVIEW_UNKNOWN: () => ({ message: '没有找到这笔待核对的充值', nextStep: '请返回列表刷新' }),
  REVIEW_OVER: () => ({ message: '这笔充值已经有了另一个决定', nextStep: '请返回列表刷新' }),
  COUNTER_NOT_OFFERED: () => ({ message: '门店没有开放柜台代充，没有入账', nextStep: '请会员用微信支付充值' }),
  COUNTER_ABOVE_LIMIT: ({ limitFen }) =>
    limitFen > 0
      ? {
          message: `你每笔最多代充 ¥${shortYuanText(limitFen)}，没有入账`,
          nextStep: '请店长或店主来充，或让会员用微信支付',
        }
      : { message: '你没有柜台代充的权限，没有入账', nextStep: '请店长或店主来充，或让会员用微信支付' },
  COUNTER_ABOVE_DAY: ({ limitFen, leftFen }) => ({
    message: `你每天最多代充 ¥${shortYuanText(limitFen)}，今天还能充 ¥${shortYuanText(leftFen)}，没有入账`,
    nextStep: '请店长或店主来充，或让会员用微信支付',
  }),
  COUNTER_NO_SHIFT: () => ({ message: '还没有开班，没有入账', nextStep: '请先开班并清点备用金，再代充' }),
  COUNTER_UNKNOWN: () => ({ message: '没有找到本店的这笔代充，没有作废', nextStep: '请从今日记录里选择' }),
  COUNTER_USED: () => ({ message: '这笔代充已经用过或被冻结，没有作废', nextStep: '请按退款规则退剩余金额' }),
  COUNTER_VOID_TOO_LATE: ({ minutes }) => ({
    message: minutes > 0 ? `代充超过 ${minutes} 分钟或已交班，没有作废` : '本店不开放作废代充，没有作废',
    nextStep: '请按退款规则退剩余金额',
  }),
  DRAWER_FULL: ({ limit }) => ({ message: `这一班已代充 ${limit} 笔，没有入账`, nextStep: '请先交班，再开新的班次' }),
  CASH_COUNT_NEEDED: () => ({ message: '钱箱里有现金，还没有交班', nextStep: '请清点现金，填写实点金额' }),
  CASH_DIFFERS: ({ countedFen, expectedFen }) => ({
    message: `实点 ¥${shortYuanText(countedFen)}，应有 ¥${shortYuanText(expectedFen)}，还没有交班`,
    nextStep: '请再点一次；确有差异就写明原因',
  }),

  POINTS_NOT_OFFERED: () => ({ message: '门店暂未开放这项积分服务，积分没有变动', nextStep: '请返回积分页查看' }),
  SIGNED_IN_ALREADY: () => ({ message: '今天已经签到', nextStep: '明天再来，连续签到积分更多' }),
  POINTS_TOO_LOW: ({ points, short }) => ({
    message: `积分 ${points}，还差 ${short}，没有兑换`,
    nextStep: '请少换一点，或消费后再换',
  }),
  BONUS_TOO_LOW: ({ bonusFen }) => ({
    message: `赠送余额 ¥${shortYuanText(bonusFen)}，不够兑换，余额没有变动`,
    nextStep: '请少换一点；本金不能换积分',
  }),
  EXCHANGE_TOO_SMALL: ({ points, fen }) => ({
    message: points > 0 ? `每次至少换 ${points} 积分，没有兑换` : `每次至少换 ¥${shortYuanText(fen)}，没有兑换`,
    nextStep: '请多换一点',
  }),
  EXCHANGE_CAP_REACHED: ({ leftPoints }) => ({
    message: leftPoints > 0 ? `现在最多还能换 ${leftPoints} 积分，没有兑换` : '兑换已到上限，没有兑换',
    nextStep: leftPoints > 0 ? '请少换一点' : '请改天再换',
  }),
  EXCHANGE_CHANGED: ({ points, fen }) => ({
    message: `兑换比例刚刚更新为 ${points} 积分 ¥${shortYuanText(fen)}，没有兑换`,
    nextStep: '请确认后重新兑换',
  }),
  BIRTHDAY_SET: ({ month, from }, now) => ({
    message: `生日月份已经是 ${month} 月，一年只能改一次`,
    nextStep: `${dayText(shopDayOf(from), now)}起可以再改`,
  }),
  NOTHING_TO_RESCUE: () => ({ message: '这笔到期余额已换过券，或已过可换的时间', nextStep: '去卡包看看已有的券' }),

  ADJUSTMENT_UNKNOWN: () => ({ message: '没有找到这笔更正', nextStep: '请返回列表刷新' }),
  ADJUSTMENT_OVER: () => ({ message: '这笔更正已经处理过，余额没有再变动', nextStep: '请返回列表刷新' }),
  ADJUSTMENT_ABOVE_LIMIT: ({ limitFen, limitPoints }) => ({
    message: `超出你们的更正权限（¥${shortYuanText(limitFen)}、${limitPoints} 积分），余额没有变动`,
    nextStep: '请由店主提出或批准',
  }),
  SECOND_PERSON_NEEDED: () => ({ message: '更正要由另一个人批准，余额没有变动', nextStep: '请另一位店长或店主批准' }),
  OWN_CARD: () => ({ message: '不能更正自己的卡，余额没有变动', nextStep: '请其他人来处理' }),
  PHYSICAL_CARD_UNKNOWN: () => ({ message: '卡号或绑定码不对', nextStep: '请核对卡背面的卡号和绑定码' }),
  PHYSICAL_CARD_BOUND: () => ({ message: '这张卡已经绑定到另一个微信', nextStep: '请拿着卡到门店核对' }),

  TOO_MANY_OPEN_TOP_UPS: ({ limit }) => ({
    message: `已有 ${limit} 笔充值在等待支付，没有扣款`,
    nextStep: '请完成之前的支付，或等几分钟后再试',
  }),
  ORDER_UNKNOWN: () => ({ message: '没有找到这笔充值', nextStep: '请返回卡包查看明细' }),
  ORDER_CLOSED: () => ({ message: '这笔充值已关闭，没有扣款', nextStep: '请重新选择档位充值' }),
  PAY_WAY_UNAVAILABLE: () => ({ message: '这种支付方式现在不能用，没有扣款', nextStep: '请换一种支付方式' }),
  PAYMENT_UNAVAILABLE: ({ reason, coupon }) => ({
    message: `微信支付暂时不可用（${reason}），没有扣款`,
    nextStep: coupon === undefined ? '请稍后重试' : `请稍后重试；耽误你了，送你一张「${coupon}」，已放入卡包`,
  }),

  LINK_UNKNOWN: () => ({ message: '这个链接无效', nextStep: '请让对方重新分享一次' }),
  GIFT_OWN: () => ({ message: '这份礼物是你送出的，自己不能领', nextStep: '请转发给朋友，或在送出记录里收回' }),
  GIFT_CLAIMED: () => ({ message: '这份礼物已被别人领取', nextStep: '去卡包看看自己的余额和券' }),
  GIFT_OVER: () => ({ message: '这份礼物已退回赠送人', nextStep: '请让对方重新送一份' }),
  TOO_MANY_GIFTS: ({ limit }) => ({
    message: `已有 ${limit} 份礼物等朋友领取，这份没有送出`,
    nextStep: '请先收回一份，或等朋友领取',
  }),
  RECEIVE_CEILING: ({ ceilingFen, roomFen }) => ({
    message: `你的卡余额上限 ¥${shortYuanText(ceilingFen)}，还能收 ¥${shortYuanText(roomFen)}，这笔没有收下`,
    nextStep: '请先消费一部分再领取',
  }),

  SHARED_NOT_MEMBER: () => ({ message: '你不是这张共享卡的成员，没有扣款', nextStep: '请让持卡人重新邀请' }),
  SHARED_ALREADY: () => ({ message: '你已经是这张共享卡的成员', nextStep: '回到卡包就能使用' }),
  SHARED_FULL: ({ limit }) => ({ message: `这张共享卡最多 ${limit} 人`, nextStep: '请持卡人先移出一位成员' }),
  SHARED_TOO_MANY: ({ limit }) => ({ message: `每人最多加入 ${limit} 张共享卡`, nextStep: '请先退出一张再加入' }),
  SHARED_OWNER_STAYS: () => ({ message: '持卡人不能移出，也不设限额', nextStep: '请选择其他成员' }),
  INVITE_OVER: () => ({ message: '这个邀请已经失效', nextStep: '请持卡人重新邀请' }),
  MEMBER_LIMIT: ({ per, limitFen, leftFen }) => ({
    message: `超出共享卡${limitPeriods[per]}限额 ¥${shortYuanText(limitFen)}，还可用 ¥${shortYuanText(leftFen)}，没有扣款`,
    nextStep: '请减少金额，或换自己的卡付款',
  }),
  PAYMENT_RELEASED: () => ({ message: '这次合并付款没有成功，金额已全部退回', nextStep: '请会员刷新付款码后重新收款' }),
  TRANSFER_OWN: () => ({ message: '不能过户给自己，余额没有变动', nextStep: '请把链接发给接收的人' }),
  TRANSFER_NOT_ACCEPTED: () => ({ message: '对方还没有接受，余额没有变动', nextStep: '请对方打开链接确认接收' }),
  TRANSFER_OVER: () => ({ message: '这次过户已经结束，余额没有变动', nextStep: '需要的话请重新发起' }),
  TRANSFER_CHANGED: ({ balanceFen }) => ({
    message: `余额刚刚变为 ¥${shortYuanText(balanceFen)}，没有转出`,
    nextStep: '请核对后重新确认',
  }),
  TRANSFER_BLOCKED: ({ by }) => ({ message: `${blockers[by]}，没有转出`, nextStep: '请等它完成后再过户' }),
  TRANSFER_NOTHING: () => ({ message: '卡里没有可以过户的余额', nextStep: '请先充值，或取消过户' }),
  TRANSFER_NO_ROOM: () => ({ message: '对方的卡放不下这些余额，没有转出', nextStep: '请对方先消费一部分再试' }),

  COUPON_TEMPLATE_NOT_AVAILABLE: () => ({ message: '这张券已经领完或下架', nextStep: '看看其他优惠券' }),
  COUPON_SOLD_OUT: () => ({ message: '这张券刚刚被领完', nextStep: '看看其他优惠券' }),
  CLAIM_VOIDED: () => ({ message: '这次领取超时，没有领到', nextStep: '请返回重新领取' }),
  COUPON_CAP_REACHED: ({ cap }) => ({ message: `每人限领 ${cap} 张，你已经领满了`, nextStep: '去卡包使用已领的券' }),
  COUPON_DAY_CAP_REACHED: ({ cap }) => ({ message: `每人每天限领 ${cap} 张，今天已经领满了`, nextStep: '请明天再来' }),
  WALLET_FULL: ({ limit }) => ({ message: `卡包里最多放 ${limit} 张券`, nextStep: '请先使用已有的券' }),
  COUPON_NOT_HELD: () => ({ message: '这张券不在该会员的卡包里', nextStep: '请会员打开卡包，出示最新的券码' }),
  COUPON_GIVEN: () => ({ message: '这张券已送给朋友', nextStep: '请换一张券；朋友没领取时可以收回' }),
  COUPON_NOT_TRANSFERABLE: () => ({ message: '这张券仅限本人使用，没有送出', nextStep: '请选择标有「可转赠」的券' }),
  COUPON_ALREADY_REDEEMED: ({ at, storeName }, now) => ({
    message: `这张券已于${momentText(at, now)} 在${storeName}核销`,
    nextStep: '请会员换一张可用的券',
  }),
  COUPON_NOT_YET_VALID: ({ startsAt }, now) => ({
    message: `这张券 ${dayText(shopDayOf(startsAt), now)}起可用`,
    nextStep: '请在有效期内使用',
  }),
  COUPON_EXPIRED: ({ expiresAt }, now) => ({
    message: `这张券的有效期到${dayText(lastDayBefore(expiresAt), now)}，已过期`,
    nextStep: '请会员换一张可用的券',
  }),
  COUPON_IN_USE: ({ until }, now) => ({
    message: `这张券正在另一笔订单中使用${until === null ? '' : `，保留到${momentText(until, now)}`}`,
    nextStep: '请完成或取消那笔订单，或换一张券',
  }),
  COUPON_WRONG_STORE: ({ storeNames }) => ({ message: '本店不可用', nextStep: `这张券可在${storeNames}使用` }),
  COUPON_WRONG_HOURS: ({ hours }) => ({ message: `仅限${hours}`, nextStep: '请在这段时间使用，或换一张券' }),
  COUPON_WRONG_GOODS: ({ goods }) => ({ message: goods, nextStep: '再选这类商品，或换一张券' }),
  COUPON_FOR_TOP_UP: () => ({ message: '这是充值券，付款时不能用', nextStep: '请在充值时选用' }),
  COUPON_NOT_FOR_TOP_UP: () => ({ message: '这张券不能用于充值，没有扣款', nextStep: '请换一张充值券，或不用券充值' }),
  COUPON_OVER_THE_COUNTER: () => ({ message: '这张券要到店出示兑换', nextStep: '请向店员出示券码' }),
  COUPON_ORDER_TOO_SMALL: ({ shortFen }) => ({
    message: `还差 ¥${shortYuanText(shortFen)} 可用`,
    nextStep: '再选一点，或换一张券',
  }),
  COUPON_NEEDS_ORDER_AMOUNT: () => ({ message: '这张券要看消费金额', nextStep: '请输入本单金额' }),

  REDEMPTION_UNKNOWN: () => ({ message: '本店没有这笔核销', nextStep: '请在今日记录里选择要撤销的一笔' }),
  REDEMPTION_UNDONE: () => ({ message: '这笔核销已经撤销，券已退回会员', nextStep: '请在今日记录里查看' }),
  UNDO_TOO_LATE: ({ minutes }) =>
    minutes > 0
      ? { message: `核销超过 ${minutes} 分钟，不能撤销`, nextStep: '请店长另行补偿会员' }
      : { message: '本店不开放撤销核销', nextStep: '请店长另行补偿会员' },
  SHIFT_OPEN: () => ({ message: '你还有一个班次没有交班', nextStep: '请先交班，再开新的班次' }),
  SHIFT_NOT_OPEN: () => ({ message: '这个班次已经交班', nextStep: '请在班次里查看交班单' }),

  BILL_NOT_READY: ({ day }, now) => ({
    message: `${dayText(day, now)}的账单还没有出`,
    nextStep: '微信支付的账单在第二天上午 10 点后才有，请到时再看',
  }),
  BILL_UNREADABLE: ({ day }, now) => ({
    message: `${dayText(day, now)}的账单不完整，没有核对`,
    nextStep: '请稍后再试',
  }),
  BILL_SIGNED_OFF: () => ({ message: '这一天已经签核，不能再改', nextStep: '请在对账记录里查看' }),
  BILL_DIFFERENCE_UNKNOWN: () => ({ message: '这条差异已经不在了', nextStep: '请刷新后再看' }),
  BILL_DIFFERENCES_OPEN: ({ count }) => ({
    message: `还有 ${count} 条差异没有说明`,
    nextStep: '请逐条核对并写明原因，再签核',
  }),
  OFFLINE_KIT_OLD: () => ({ message: '收银台超过一天没有联网，不能离线核销', nextStep: '请先连上网络，打开收银台' }),
  OFFLINE_JOURNAL_FULL: ({ limit }) => ({
    message: `已有 ${limit} 笔离线核销等待上传`,
    nextStep: '请先连上网络完成上传',
  }),
  OFFLINE_CODE: () => ({
    message: '断网时只能核销会员手机里的券码',
    nextStep: '请会员打开卡包出示券码，余额付款要等联网',
  }),
  OFFLINE_SEEN_HERE: () => ({ message: '这张券刚在本机核销过', nextStep: '请会员换一张可用的券' }),
  OFFLINE_ALLOWANCE: ({ leftFen }) => ({
    message: `断网时今天最多还能优惠 ¥${shortYuanText(leftFen)}`,
    nextStep: '请联网后再核销这张券',
  }),
  CONFLICT_UNKNOWN: () => ({ message: '没有找到这笔离线核销', nextStep: '请刷新列表后再处理' }),

  PRICE_CHANGED: ({ payableFen }) => ({
    message: `价格刚刚变为 ¥${shortYuanText(payableFen)}，没有扣款`,
    nextStep: '请核对后重新确认',
  }),
  REST_NOT_NEEDED: () => ({ message: '余额足够付这一单，没有扣款', nextStep: '请直接用余额收款' }),
  REST_BEING_PAID: () => ({
    message: '会员正在付款，这一单暂时不能取消，余额仍为这一单保留',
    nextStep: '请等会员付完，或五分钟后再取消',
  }),
  CHECKOUT_OVER: () => ({ message: '这笔订单已经结束，金额没有再变动', nextStep: '请看明细；需要时重新下单' }),
  PRODUCT_UNKNOWN: () => ({ message: '有商品已下架，没有扣款', nextStep: '请返回重新选择商品' }),
  ORDER_TOO_LARGE: ({ limitFen }) => ({
    message: `一单最多 ¥${shortYuanText(limitFen)}，没有扣款`,
    nextStep: '请分成几单',
  }),

  CODE_UNKNOWN: () => ({ message: '无法识别这个码', nextStep: '请会员打开卡包，出示最新的码' }),
  CODE_EXPIRED: () => ({ message: '这个码已过期', nextStep: '请会员刷新后重新出示' }),
  CODE_USED: () => ({ message: '这个付款码已经用过', nextStep: '请会员刷新付款码后再扫' }),
  DEVICE_UNKNOWN: () => ({ message: '这台手机还不能离线出示', nextStep: '请连上网络重新打开卡包' }),
  CODE_TOO_MANY_TRIES: ({ minutes }) => ({
    message: '输错次数太多，已暂停识别',
    nextStep: `请 ${minutes} 分钟后再试，或直接扫码`,
  }),
}

const limitPeriods = { purchase: '单笔', day: '每日', month: '每月' } as const

const blockers = {
  holds: '有一笔金额正被门店预留',
  top_ups: '有一笔充值还没完成',
  gifts: '有一份礼金还没被领取',
} as const

function tierText(payFen: Fen, bonusFen: Fen): string {
  const bonus = bonusFen > 0 ? ` 送 ${shortYuanText(bonusFen)}` : ''
  return `充 ${shortYuanText(payFen)}${bonus}`
}

/** The Chinese words for a refusal, the same on card, at pay time and at the till. `now` decides "今天" and "昨天". */
export function wordsOf(refusal: Refusal, now: Instant): Words {
  const words = wordsFor[refusal.code] as (details: unknown, now: Instant) => Words
  return words(refusal.details, now)
}
