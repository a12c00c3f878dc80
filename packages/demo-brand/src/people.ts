import type { AvatarSlug } from './pictures/avatars';
import type { TopicKey } from './topics';

export interface StaffMember {
  role: 'operator' | 'moderator' | 'agent' | 'sales' | 'admin';
  username: string;
  name: string;
  title: string;
  avatar: AvatarSlug;
}

/** Six people of the brand; `agent` has two, so that hand-over between agents can be shown. */
export const staff: readonly StaffMember[] = [
  { role: 'operator', username: 'operator', name: '沈眠', title: '内容主编', avatar: 'avatar-07' },
  { role: 'moderator', username: 'moderator', name: '许青禾', title: '社区与茶', avatar: 'avatar-03' },
  { role: 'agent', username: 'agent', name: '陈柚', title: '客服，兼咖啡师', avatar: 'avatar-01' },
  { role: 'agent', username: 'agent-2', name: '何知秋', title: '客服，兼面包师', avatar: 'avatar-06' },
  { role: 'sales', username: 'sales', name: '周砚', title: '企业与批发', avatar: 'avatar-02' },
  { role: 'admin', username: 'admin', name: '陆舟', title: '店长', avatar: 'avatar-04' },
];

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

export interface CannedReply {
  key: string;
  title: string;
  text: string;
}

/** Answers that agents keep at hand; they are edited before they are sent. */
export const cannedChat: readonly CannedReply[] = [
  { key: 'hello', title: '招呼', text: '你好，我是陈柚，今天我在。慢慢说，不急。' },
  {
    key: 'parcel-late',
    title: '包裹晚了',
    text: '让你等了，抱歉。我刚查了：包裹还在路上，预计明天到。若后天还没收到，我们当天重发一份，原来那份不用退。',
  },
  {
    key: 'too-sour',
    title: '豆子太酸',
    text: '先别急着放弃它。水温加两度、磨细一格再试一次；还是酸，把剩下的带来店里，我们换一包适合你的。',
  },
  {
    key: 'refund-done',
    title: '已退款',
    text: '退款已经提交，原路返回，一般一到三天到账。哪里没做好，愿意的话告诉我们一句，我们会改。',
  },
  {
    key: 'booking',
    title: '座位',
    text: '靠窗的座位不接受预留，不过工作日四点前一般都有。周日的手冲桌可以在小程序里留座。',
  },
  {
    key: 'decaf',
    title: '晚上能喝什么',
    text: '晚上可以选低因手冲、大麦茶或热奶。低因也有一点点咖啡因，很敏感的话，洋甘菊更稳妥。',
  },
  { key: 'goodbye', title: '收尾', text: '那就先这样，晚安。还有事随时叫我，消息不会丢。' },
];
