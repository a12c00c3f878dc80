import { definePages } from '@/shared/pages';

export const sessionPages = definePages({
  tab: { page: 'me', icon: 'user', words: { 'zh-CN': '我的', en: 'Me' } },
  root: 'subpackages/account',
  pages: { settings: {}, about: {} },
});
