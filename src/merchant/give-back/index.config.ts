export default definePageConfig({ navigationBarTitleText: '退这笔充值' })
