export default definePageConfig({ navigationBarTitleText: '向门店提问' })
