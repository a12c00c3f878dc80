export default definePageConfig({ navigationBarTitleText: '来客簿' });
