import { definePages } from '@/shared/pages';

export const communityPages = definePages({
  tab: { page: 'community', icon: 'users', words: { 'zh-CN': '社区', en: 'Community' } },
});
