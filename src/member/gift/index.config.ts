export default definePageConfig({ navigationBarTitleText: '礼金', enableShareAppMessage: true })
