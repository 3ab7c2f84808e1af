export default definePageConfig({ navigationBarTitleText: '规则与发布' })
