import Taro from '@tarojs/taro'

/** Where every page lives, and what it is given to start with. */
export const go = {
  home: () => void Taro.reLaunch({ url: '/pages/card-pack/index' }),
  /** `orderId` takes up a top-up that was left half way. */
  topUp: (orderId?: string) => open(`/pages/top-up/index${orderId ? `?orderId=${orderId}` : ''}`),
  coupons: (segment?: string) => open(`/wallet/coupons/index${segment ? `?segment=${segment}` : ''}`),
  coupon: (couponId: string) => open(`/wallet/coupon/index?couponId=${encodeURIComponent(couponId)}`),
  payCode: () => open('/wallet/pay-code/index'),
  statement: () => open('/pages/statement/index'),
  verify: () => open('/ledger/verify/index'),
  order: () => open('/pages/order/index'),
  till: () => open('/staff/till/index'),
  /** with the ticket of a pay code that the till looked up */
  counter: (ticket: string) => open(`/staff/counter/index?ticket=${encodeURIComponent(ticket)}`),
  tillDay: () => open('/staff/today/index'),
  rules: () => open('/merchant/rules/index'),
  couponReport: () => open('/merchant/coupon-report/index'),
  /** Back to what the person was doing; to the card pack when this page was opened by itself. */
  back: () => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
    else go.home()
  },
}

function open(url: string): void {
  void Taro.navigateTo({ url })
}
