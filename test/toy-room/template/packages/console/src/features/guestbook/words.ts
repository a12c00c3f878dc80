import { defineWords } from '../../shared/words';

export const words = defineWords(
  {
    title: '来客簿',
    sentence: (entries: number) => `最近三十天写了 ${entries} 句。`,
    name: '署名',
    text: '写了什么',
    answer: '店里的回话',
    emptyTitle: '第一页还空着',
    emptyText: '有人写了，这里就看得到。',
  },
  {
    title: 'Guest book',
    sentence: (entries: number) => `${entries} lines in the last thirty days.`,
    name: 'Signed',
    text: 'What they wrote',
    answer: 'Our answer',
    emptyTitle: 'The first page is still empty',
    emptyText: 'What guests write shows up here.',
  },
);
