import { definePages } from '@/shared/pages';

export const contentPages = definePages({
  root: 'subpackages/content',
  pages: { article: { about: 'content' }, favourites: {} },
  preloadAt: '/pages/home/index',
});
