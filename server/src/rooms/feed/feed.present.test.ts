import { reasonInWords, tagInWords } from './feed.present';

const DAY = 86_400_000;

test.each([
  ['interest', '手冲', 0, '因为你常看 手冲', 'Because you often read about 手冲'],
  ['fresh', undefined, DAY / 2, '今天新到', 'New today'],
  ['fresh', undefined, 2 * DAY, '这几天新到', 'New these days'],
  ['popular', undefined, 0, '很多人在看', 'Many people are reading this'],
  ['explore', undefined, 0, '换个口味试试', 'Something different to try'],
  ['night', undefined, 0, '夜里读正好', 'Just right for the night'],
  ['again', undefined, 0, '读过的，也值得再看', 'Read before, worth another look'],
  ['start', undefined, 0, '可以从这里读起', 'A good place to start'],
  ['editorial', undefined, 0, '编辑推荐', 'Picked by our editors'],
] as const)('%s in words', (code, label, ageMs, zh, en) => {
  expect(reasonInWords(code, { label, ageMs, locale: 'zh-CN' })).toEqual({ code, text: zh });
  expect(reasonInWords(code, { label, ageMs, locale: 'en' })).toEqual({ code, text: en });
});

test.each([
  ['night-owl', '夜猫子', true, 'night', '因为你是夜猫子：这篇很短，读完好睡'],
  ['night-owl', '夜猫子', false, 'night', '因为你是夜猫子：这篇适合夜里慢慢读'],
  ['deal-hunter', '优惠猎人', true, 'tag', '因为你是优惠猎人'],
])('a tag is named: %s', (tag, label, short, code, text) => {
  expect(tagInWords(tag, label, short, 'zh-CN')).toEqual({ code, text });
});
