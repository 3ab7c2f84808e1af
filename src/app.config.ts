export default defineAppConfig({
  pages: [
    'pages/card-pack/index',
    'pages/top-up/index',
    'pages/coupons/index',
    'pages/coupon/index',
    'pages/pay-code/index',
    'pages/statement/index',
    'pages/order/index',
  ],
  subPackages: [
    { root: 'staff', pages: ['till/index', 'today/index'] },
    { root: 'merchant', pages: ['rules/index'] },
    { root: 'ledger', pages: ['verify/index'] },
  ],
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
