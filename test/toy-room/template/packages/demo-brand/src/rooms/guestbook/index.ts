export interface GuestbookPiece {
  key: string;
  name: string;
  text: string;
  /** Days before the first start. */
  daysAgo: number;
}

/** What the first guests left in the book. */
export const guestbook: readonly GuestbookPiece[] = [
  { key: 'window', name: '周一见', text: '靠窗那个位置的阳光，三点一刻最好。', daysAgo: 2 },
  { key: 'rain', name: '阿满', text: '躲雨进来的，走的时候带了一包豆子。', daysAgo: 5 },
  { key: 'first', name: '陈柚', text: '开门第一天，谢谢每一位进来坐坐的人。', daysAgo: 30 },
];
