export default definePageConfig({ navigationBarTitleText: '分次充值计划' })
