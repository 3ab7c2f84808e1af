export default definePageConfig({ navigationBarTitleText: '当日对账' })
