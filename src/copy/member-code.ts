/** A member is found by the pay code on their phone. */
export const memberCodeWords = {
  scan: '扫一扫',
  scanHint: '扫会员的付款码',
  code: { label: '付款码', placeholder: '扫码枪扫入，或手工输入' },
  lookUp: '查找会员',
}

export const notPayCodeWords = { message: '这是一张券，不是付款码', nextStep: '请会员打开付款码再扫' }
