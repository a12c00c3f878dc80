import { definePages } from '@/shared/pages';

export const feedPages = definePages({
  tab: { page: 'home', icon: 'home', words: { 'zh-CN': '首页', en: 'Home' } },
});
