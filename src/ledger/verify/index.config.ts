export default definePageConfig({ navigationBarTitleText: '验证账本' })
