import { defineWords } from '@/shared/i18n';

export const guestbookWords = defineWords(
  {
    title: '来客簿',
    emptyTitle: '第一页还空着',
    emptyText: '坐过、走过，都可以写一句。',
    answered: (text: string) => `店里回：${text}`,
    more: '再往前',
  },
  {
    title: 'Guest book',
    emptyTitle: 'The first page is still empty',
    emptyText: 'Whoever sat here may leave a line.',
    answered: (text: string) => `The house: ${text}`,
    more: 'Earlier',
  },
);
