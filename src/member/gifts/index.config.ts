export default definePageConfig({ navigationBarTitleText: '礼金' })
