import type { NoDetails, WordsFor } from './words'

/** Expected noes about what every request may meet. */
export interface DoorRefusals {
  INPUT_INVALID: { field: string }
  ACTION_UNKNOWN: NoDetails
  NOT_ALLOWED: NoDetails
  NOT_STAFF: NoDetails
  NOT_CONFIGURED: { missing: string }
  RULES_NOT_PUBLISHED: NoDetails
  COMMAND_ID_TIME: NoDetails
  COMMAND_ID_REUSED: NoDetails
  TRY_AGAIN: NoDetails
  FAILED: { requestId: string }
}

export const doorWords: WordsFor<DoorRefusals> = {
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
}
