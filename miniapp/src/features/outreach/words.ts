import { defineWords } from '@/shared/i18n';

export const outreachWords = defineWords(
  {
    newTag: (label: string) => `新标签：${label}`,
    seeWhy: '看看为什么',
    dismiss: '收起',
    justPlaced: '刚刚为你放上来',
  },
  {
    newTag: (label: string) => `New tag: ${label}`,
    seeWhy: 'See why',
    dismiss: 'Dismiss',
    justPlaced: 'Just placed for you',
  },
);
