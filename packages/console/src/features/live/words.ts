import { defineWords } from '../../shared/words';

export const words = defineWords(
  {
    title: '实时',
    sentence: (online: number) =>
      online === 0
        ? '此刻没有人在线；有人来，这里马上看得到。'
        : `此刻有 ${online} 人在线，他们做的每件事都会出现在这里。`,
    pause: '暂停',
    resume: '继续',
    held: (n: number) => `已暂停，后面还有 ${n} 条`,
    kinds: {
      all: '全部',
      read: '阅读',
      tap: '点击',
      spread: '互动',
      talk: '会话',
      data: '标签',
      other: '其他',
    },
    filter: '按类型筛选',
    hour: '最近一小时',
    hourSentence: (total: string, peak: string, peakAt: string) =>
      `一小时里发生了 ${total} 件事，最热闹的一分钟是 ${peakAt}，有 ${peak} 件。`,
    hourQuiet: '这一小时还没有动静。',
    perMinute: '每分钟事件数',
    online: '在线',
    onlineSentence: '手里正打开小程序的人',
    rate: '最近一分钟',
    rateSentence: '刚过去的一整分钟里发生的事',
    people: '列表里的人',
    peopleSentence: '下面这些事出自多少个人',
    unitPeople: (_n: number) => '人',
    unitFacts: (_n: number) => '件',
    stream: '正在发生',
    streamSentence: '新的在上面，点一行看这个人',
    emptyTitle: '还没有事情发生',
    emptyText: '有人打开小程序、看内容、点按钮，就会立刻出现在这里。',
    emptyKind: '这一类最近没有发生',
    bound: (n: number) => `只保留最近 ${n} 条；完整的记录在每个人的时间线里。`,
  },
  {
    title: 'Live',
    sentence: (online: number) =>
      online === 0
        ? 'Nobody is online right now; whoever comes shows up here at once.'
        : `${online} ${online === 1 ? 'person is' : 'people are'} online now; everything they do appears here.`,
    pause: 'Pause',
    resume: 'Resume',
    held: (n: number) => `Paused, ${n} more waiting`,
    kinds: {
      all: 'All',
      read: 'Reading',
      tap: 'Taps',
      spread: 'Engaging',
      talk: 'Chat',
      data: 'Tags',
      other: 'Other',
    },
    filter: 'Filter by kind',
    hour: 'The last hour',
    hourSentence: (total: string, peak: string, peakAt: string) =>
      `${total} things happened in an hour; the busiest minute was ${peakAt} with ${peak}.`,
    hourQuiet: 'Nothing has happened in this hour.',
    perMinute: 'Events per minute',
    online: 'Online',
    onlineSentence: 'with the mini-program open',
    rate: 'Last minute',
    rateSentence: 'in the last full minute',
    people: 'People listed',
    peopleSentence: 'behind the rows below',
    unitPeople: (n) => (n === 1 ? 'person' : 'people'),
    unitFacts: (n) => (n === 1 ? 'event' : 'events'),
    stream: 'Happening now',
    streamSentence: 'Newest first; open a row to see the person',
    emptyTitle: 'Nothing has happened yet',
    emptyText: 'When somebody opens the mini-program, reads or taps, it shows up here at once.',
    emptyKind: 'Nothing of this kind lately',
    bound: (n: number) => `Only the latest ${n} are kept here; the full record is in each person’s timeline.`,
  },
);
