import type { AvatarSlug } from '../../pictures/avatars';
import type { TopicKey } from '../../topics';

/** A typical consumer, for demos and simulators: what somebody who knew them would say. */
export interface Persona {
  key: string;
  name: string;
  /** IANA zone in which they live. */
  zone: string;
  avatar: AvatarSlug;
  /** Ground of the avatar, `#rrggbb`. */
  colour: string;
  habits: string;
  /** Topics they come back to, dearest first. */
  interests: readonly TopicKey[];
  /** Local hours 0..23 in which they are mostly here. */
  hours: readonly number[];
  /** Days of the week they come, 0 is Sunday. */
  weekdays: readonly number[];
}

const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;

export const personas: readonly Persona[] = [
  {
    key: 'night-reader',
    name: '林夕',
    zone: 'Asia/Shanghai',
    avatar: 'avatar-05',
    colour: '#cf8f78',
    habits: '插画师，零点以后才安静下来。连着读三四篇，多是短的，读到一半会放下手机。很少评论，会收藏。',
    interests: ['sleep', 'pour-over', 'tea'],
    hours: [23, 0, 1, 2],
    weekdays: everyDay,
  },
  {
    key: 'deal-hunter',
    name: '吴昊',
    zone: 'Asia/Shanghai',
    avatar: 'avatar-08',
    colour: '#3c566e',
    habits: '午休看优惠，先算账再下单。会员日一定来，券不过期。点开卡片很快，正文看到「规则」就停。',
    interests: ['deals', 'beans', 'stores'],
    hours: [12, 13, 20],
    weekdays: [1, 2, 3, 4, 5],
  },
  {
    key: 'helper',
    name: '方敏',
    zone: 'Asia/Shanghai',
    avatar: 'avatar-09',
    colour: '#7f9162',
    habits: '会计，练拉花一百多天。晚饭后到社区答新手的问题，答得细，常附照片。被采纳会高兴一整天。',
    interests: ['latte-art', 'gear', 'pour-over'],
    hours: [19, 20, 21],
    weekdays: everyDay,
  },
  {
    key: 'spreader',
    name: '塔莎',
    zone: 'Europe/Moscow',
    avatar: 'avatar-11',
    colour: '#b9563d',
    habits: '在莫斯科读书，喝茶长大。周末一口气读很多，把喜欢的发到群里，总有人点开。',
    interests: ['tea', 'sustain', 'dessert'],
    hours: [10, 11, 16, 17],
    weekdays: [0, 6],
  },
  {
    key: 'drifting',
    name: '老周',
    zone: 'America/New_York',
    avatar: 'avatar-10',
    colour: '#d7e2dd',
    habits: '搬到纽约以后来得少了。从前每天清早看一篇，现在两三周一次，多是看看老店的消息。',
    interests: ['stores', 'beans'],
    hours: [6, 7],
    weekdays: [1, 3],
  },
];
