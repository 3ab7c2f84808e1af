/** When no answer came at all. What is true for every call: sending it again never pays or credits twice. */
export const connectionWords = {
  unreached: { message: '网络不通，没有连上门店', nextStep: '请检查网络后重试，重试不会重复扣款或入账' },
  failed: { message: '门店系统暂时没有应答', nextStep: '请稍后重试，重试不会重复扣款或入账' },
  retry: '重试',
  offline: '网络已断开，恢复后才能收银和核销',
}
