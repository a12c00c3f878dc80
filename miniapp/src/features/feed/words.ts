import { defineWords } from '@/shared/i18n';

export const feedWords = defineWords(
  {
    app: '往来',
    forYou: '为你',
    greeting: (hour: number) =>
      hour < 5
        ? '夜深了，慢慢读'
        : hour < 11
          ? '早上好，从一页开始'
          : hour < 14
            ? '午间，歇一歇'
            : hour < 18
              ? '下午好，读点什么'
              : hour < 23
                ? '晚上好，给自己一会儿'
                : '夜深了，慢慢读',
    messages: '消息',
    minutes: (count: number) => `${count} 分钟`,
    end: '今天就到这里了',
    emptyTitle: '还没有内容',
    emptyText: '新的文章上架后会出现在这里。换个话题看看吧。',
    more: '加载更多',
    moreFailed: '后面的没能加载，点这里再试',
    newestKept: '没能刷新，下面是之前的内容',
    read: (percent: number) => `读到 ${percent}%`,
    kinds: { article: '文章', video: '视频', case: '案例', whitepaper: '白皮书', event: '活动' },
    justPlaced: '刚刚为你放上来',
    dismiss: '收起这张卡片',
  },
  {
    app: 'Wanglai',
    forYou: 'For you',
    greeting: (hour: number) =>
      hour < 5
        ? 'Late night, slow reading'
        : hour < 11
          ? 'Good morning'
          : hour < 14
            ? 'Take a break'
            : hour < 18
              ? 'Good afternoon'
              : hour < 23
                ? 'Good evening'
                : 'Late night, slow reading',
    messages: 'Messages',
    minutes: (count: number) => `${count} min`,
    end: 'That is all for today',
    emptyTitle: 'Nothing here yet',
    emptyText: 'New pieces will appear here. Try another topic.',
    more: 'Load more',
    moreFailed: 'The rest did not load; tap to try again',
    newestKept: 'Could not refresh; this is what was here before',
    read: (percent: number) => `${percent}% read`,
    kinds: { article: 'Article', video: 'Video', case: 'Case', whitepaper: 'White paper', event: 'Event' },
    justPlaced: 'Just placed for you',
    dismiss: 'Dismiss this card',
  },
);
