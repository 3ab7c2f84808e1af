export default definePageConfig({ navigationBarTitleText: '离线核销冲突' })
