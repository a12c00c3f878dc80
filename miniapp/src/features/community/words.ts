import { defineWords } from '@/shared/i18n';

export const communityWords = defineWords(
  {
    title: '社区',
    soon: '正在布置',
    lead: '一张坐得下所有人的桌子',
    text: '这里很快会有来往：问一句，有人答；说一段，有人懂。先看看将来有什么。',
    things: [
      { icon: 'users', title: '圈子', text: '按喜好聚在一起，小而安静，有人打理。' },
      { icon: 'message-circle', title: '问答', text: '内行人回答内行问题，被采纳的答案会留下来。' },
      { icon: 'camera', title: '晒一晒', text: '今天的一杯、一页、一件小事，配上照片。' },
      { icon: 'shield', title: '公平', text: '每个处理都有理由，觉得不对可以申诉。' },
    ],
    meanwhile: '现在就想聊？找客服说说话',
    chat: '去聊聊',
  },
  {
    title: 'Community',
    soon: 'Being set up',
    lead: 'A table where everybody has a seat',
    text: 'Soon people will come and go here: ask and somebody answers, tell and somebody understands. This is what will be here.',
    things: [
      { icon: 'users', title: 'Circles', text: 'Gathered by what you like; small, quiet, looked after.' },
      {
        icon: 'message-circle',
        title: 'Questions',
        text: 'People who know answer, and accepted answers stay.',
      },
      { icon: 'camera', title: 'Moments', text: 'Today’s cup, page or little thing, with a picture.' },
      { icon: 'shield', title: 'Fairness', text: 'Every decision has its reason and can be appealed.' },
    ],
    meanwhile: 'Want to talk now? We are here',
    chat: 'Start a chat',
  },
);
