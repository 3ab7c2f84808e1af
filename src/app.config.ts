export default defineAppConfig({
  pages: ['pages/card-pack/index', 'pages/top-up/index', 'pages/statement/index', 'pages/order/index'],
  subPackages: [
    { root: 'wallet', pages: ['pay-code/index', 'coupons/index', 'coupon/index', 'plans/index', 'pay-password/index'] },
    { root: 'staff', pages: ['till/index', 'today/index', 'counter/index', 'queue/index'] },
    {
      root: 'merchant',
      pages: [
        'rules/index',
        'coupon-report/index',
        'hand-outs/index',
        'conflicts/index',
        'alarms/index',
        'reviews/index',
      ],
    },
    { root: 'ledger', pages: ['verify/index'] },
    {
      root: 'member',
      pages: [
        'points/index',
        'naming/index',
        'gifts/index',
        'give/index',
        'gift/index',
        'give-coupon/index',
        'coupon-gift/index',
        'scan-coupon/index',
        'transfer/index',
        'shared/index',
        'shared-card/index',
        'shared-code/index',
        'invite/index',
        'refund/index',
        'batch/index',
        'batch-order/index',
      ],
    },
  ],
  // The codes must be there when the network is not: the phone fetches them while the card is looked at.
  preloadRule: { 'pages/card-pack/index': { network: 'all', packages: ['wallet'] } },
  window: {
    navigationStyle: 'default',
    navigationBarTitleText: '我的卡包',
    navigationBarBackgroundColor: '@page',
    // The types know only literal colours; WeChat reads this name from theme.json.
    navigationBarTextStyle: '@onPage' as 'black',
    backgroundColor: '@page',
    backgroundTextStyle: '@pull' as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
