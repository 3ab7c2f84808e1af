export default definePageConfig({ navigationBarTitleText: '一次充多张卡' })
