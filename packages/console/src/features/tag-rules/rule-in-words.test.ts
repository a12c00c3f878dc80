import { featureWords } from '../../shared/tag-features';
import { proofParts, ruleInWords } from './rule-in-words';
import { words } from './words';

const t = {
  ...words['zh-CN'],
  ...featureWords['zh-CN'],
  topicLabel: (key: string) => (key === 'deals' ? '优惠' : key),
};

test.each([
  [
    {
      all: [
        { feature: 'nightsActive14', is: '>=', value: 4 },
        { feature: 'nightShare14', is: '>=', value: 0.4 },
      ],
    },
    '近 14 天夜里（23:00–05:00）活跃的晚数至少 4，并且近 14 天活动在夜里（23:00–05:00）的占比至少 40%',
  ],
  [{ feature: 'interestShare:deals', is: '>', value: 0.125 }, '话题“优惠”占全部兴趣超过 12.5%'],
  [
    {
      any: [
        { feature: 'sessions14', is: '=', value: 1 },
        {
          all: [
            { feature: 'activity14', is: '<', value: 2 },
            { not: { feature: 'activeDays14', is: '<=', value: 3 } },
          ],
        },
      ],
    },
    '近 14 天访问次数等于 1，或者（近 14 天活动次数少于 2，并且并非（近 14 天活跃天数至多 3））',
  ],
])('says %j', (when, said) => {
  expect(ruleInWords(when, t)).toBe(said);
});

test.each([[null], [{}], [{ feature: 'x', is: '~', value: 1 }], [{ all: [{ feature: 'x' }] }]])(
  'does not pretend to read %j',
  (when) => {
    expect(ruleInWords(when, t)).toBeNull();
  },
);

test('a proof is cut at its placeholders', () => {
  expect(proofParts('近 14 天有 {nightsActive14} 个夜里，占 {nightShare14%}')).toEqual([
    { text: '近 14 天有 ' },
    { feature: 'nightsActive14', percent: false },
    { text: ' 个夜里，占 ' },
    { feature: 'nightShare14', percent: true },
  ]);
});
