import { defineWords } from '@/shared/i18n';

export const shellWords = defineWords(
  { home: '首页', community: '社区', me: '我的', app: '往来' },
  { home: 'Home', community: 'Community', me: 'Me', app: 'Wanglai' },
);
