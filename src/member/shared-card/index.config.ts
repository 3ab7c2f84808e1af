export default definePageConfig({ navigationBarTitleText: '共享卡', enableShareAppMessage: true })
