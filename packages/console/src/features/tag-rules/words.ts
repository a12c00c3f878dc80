import { defineWords } from '../../shared/words';

export const words = defineWords(
  {
    title: '标签',
    sentence: '标签由行为挣得，按每个人自己的当地时间计算；习惯消失，标签也会消失。这里是全部规则。',
    people: (n: number) => `${n.toLocaleString('zh-CN')} 人`,
    see: '看看是谁',
    sensitive: '敏感',
    sensitiveHint: '只对单独授权了“敏感推断”的人计算',
    rule: '规则',
    proof: '给本人看的证据',
    emptyTitle: '还没有标签规则',
    emptyText: '规则随服务一起启动；看到这里说明一条也没有加载。',
    all: '，并且',
    any: '，或者',
    not: (text: string) => `并非（${text}）`,
    group: (text: string) => `（${text}）`,
    compare: { '>=': '至少', '>': '超过', '<=': '至多', '<': '少于', '=': '等于' } as Record<string, string>,
    condition: (feature: string, compare: string, value: string) => `${feature}${compare} ${value}`,
    unknown: '这条规则的写法这里还不会读。',
  },
  {
    title: 'Tags',
    sentence:
      'Tags are earned by behaviour in each person’s own local time, and fade when the habit does. These are all the rules.',
    people: (n) => (n === 1 ? '1 person' : `${n.toLocaleString('en')} people`),
    see: 'See who',
    sensitive: 'Sensitive',
    sensitiveHint: 'Only for people who granted sensitive guesses on their own',
    rule: 'Rule',
    proof: 'Proof shown to the person',
    emptyTitle: 'There are no tag rules',
    emptyText: 'Rules start with the service; seeing this means that none was loaded.',
    all: ', and ',
    any: ', or ',
    not: (text) => `not (${text})`,
    group: (text) => `(${text})`,
    compare: { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than', '=': 'exactly' },
    condition: (feature, compare, value) => `${feature}: ${compare} ${value}`,
    unknown: 'This console cannot read how the rule is written.',
  },
);

export type TagRuleWords = (typeof words)['en'];
