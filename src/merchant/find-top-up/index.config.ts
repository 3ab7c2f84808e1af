export default definePageConfig({ navigationBarTitleText: '退充值' })
