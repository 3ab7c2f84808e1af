export default definePageConfig({ navigationBarTitleText: '到账进度' })
