export default definePageConfig({ navigationBarTitleText: '送出优惠券', enableShareAppMessage: true })
