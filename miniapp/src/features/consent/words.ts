import type { Purpose } from '@wanglai/contract/names';
import { defineWords } from '@/shared/i18n';

type PurposeWords = Record<Purpose, { name: string; gives: string; without: string }>;
const zh: PurposeWords = {
  service: {
    name: '记录我的使用',
    gives: '记住你读到哪、看过什么，别的开关都靠它。',
    without:
      '从现在起不再记录任何浏览和点击，还没发出的记录会立刻丢掉。已有的记录留着，可以在下面导出或抹掉。',
  },
  personalisation: {
    name: '按我的习惯推荐',
    gives: '首页更合口味，标签和依据你都看得到。',
    without: '标签会立刻清空，首页换成编辑精选，也不再有主动送来的卡片。',
  },
  marketing: {
    name: '告诉我优惠和活动',
    gives: '有合适的活动时说一声，不打扰你的安静时段。',
    without: '不会再收到任何优惠和活动消息。',
  },
  sensitive: {
    name: '推测敏感习惯',
    gives: '例如睡眠状况。默认关闭，只有你能打开。',
    without: '敏感标签立刻消失，也不再推测。',
  },
  sharing: {
    name: '在分享中显示我的名字',
    gives: '朋友从你的分享进来时，算你一份。',
    without: '你的名字不再出现在别人的分享记录里。',
  },
};
const en: PurposeWords = {
  service: {
    name: 'Remember what I do here',
    gives: 'Where you stopped reading, what you have seen. The other switches rest on it.',
    without:
      'From now on no view or tap is recorded, and records not yet sent are dropped. What exists stays; you can export or erase it below.',
  },
  personalisation: {
    name: 'Suggest by my habits',
    gives: 'A home page to your taste; you see every tag and its proof.',
    without: 'Your tags are emptied at once, home becomes the editors’ choice, and no cards are sent to you.',
  },
  marketing: {
    name: 'Tell me of offers and events',
    gives: 'A word when something fits, never in your quiet hours.',
    without: 'You will not receive offers or event messages any more.',
  },
  sensitive: {
    name: 'Guess sensitive habits',
    gives: 'Such as how you sleep. Off unless you switch it on.',
    without: 'Sensitive tags vanish at once and nothing more is guessed.',
  },
  sharing: {
    name: 'Show my name in shares',
    gives: 'When friends come by your share, it counts for you.',
    without: 'Your name no longer appears in the share records of others.',
  },
};

export const consentWords = defineWords(
  {
    purposes: zh,
    welcome: '先说好，再开始',
    intro: '你在这里做的事，只为让下一页更适合你。用不用，由你决定；随时能改，改了立刻算数。',
    others: '优惠、敏感习惯、署名分享默认关闭，以后可以在“我的数据”里打开。',
    needsService: '需要先打开“记录我的使用”',
    agreeBoth: '同意记录与推荐',
    agree: '同意所选',
    browse: '不记录，只看看',
    contract: '隐私保护指引',
    later: '网络没连上，你的选择会在连上后送达',
    turnOffTitle: (name: string) => `关闭“${name}”？`,
    turnOff: '关闭',
    changed: '已更新，立刻生效',
    alsoOthers: '依赖它的其他开关也会一并失去作用。',
    never: '从未打开',
    history: '变更记录',
    granted: '打开',
    withdrawn: '关闭',
    close: '关闭',
  },
  {
    purposes: en,
    welcome: 'First an agreement',
    intro:
      'What you do here serves one end: a next page that suits you better. It is yours to decide, and to change at any time, at once.',
    others:
      'Offers, sensitive habits and your name in shares stay off; you can switch them on later in “My data”.',
    needsService: 'Needs “Remember what I do here”',
    agreeBoth: 'Agree to recording and suggestions',
    agree: 'Agree to chosen',
    browse: 'Record nothing, just browse',
    contract: 'Privacy guide',
    later: 'You are offline; your choice will be delivered when you are back',
    turnOffTitle: (name: string) => `Switch off “${name}”?`,
    turnOff: 'Switch off',
    changed: 'Updated, effective now',
    alsoOthers: ' The switches that rest on it lose their effect too.',
    never: 'Never switched on',
    history: 'History',
    granted: 'on',
    withdrawn: 'off',
    close: 'Close',
  },
);
