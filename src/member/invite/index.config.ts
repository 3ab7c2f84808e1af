export default definePageConfig({ navigationBarTitleText: '加入共享卡' })
