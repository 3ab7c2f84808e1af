export default definePageConfig({ navigationBarTitleText: '停业退款' })
