export default definePageConfig({ navigationBarTitleText: '往来', enablePullDownRefresh: true });
