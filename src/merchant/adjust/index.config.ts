export default definePageConfig({ navigationBarTitleText: '提一笔更正' })
