export default definePageConfig({ navigationBarTitleText: '导入实体卡' })
