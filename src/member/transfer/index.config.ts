export default definePageConfig({ navigationBarTitleText: '过户', enableShareAppMessage: true })
