export default definePageConfig({ navigationBarTitleText: '储值概况' })
