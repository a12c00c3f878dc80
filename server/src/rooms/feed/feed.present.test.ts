import { type Ground, reasonInWords } from './feed.present';

const DAY = 86_400_000;
const about = (ageMs = 0) => ({
  topicLabel: () => '手冲',
  title: () => undefined,
  tagLabel: () => '夜猫子',
  ageMs,
});

test.each<[Ground, number, string, string, string]>([
  [{ code: 'interest', topic: 'x' }, 0, 'interest', '因为你常看 手冲', 'Because you often read about 手冲'],
  [{ code: 'fresh' }, DAY / 2, 'fresh', '今天新到', 'New today'],
  [{ code: 'fresh' }, 2 * DAY, 'fresh', '这几天新到', 'New these days'],
  [{ code: 'popular' }, 0, 'popular', '很多人在看', 'Many people are reading this'],
  [{ code: 'explore' }, 0, 'explore', '换个口味试试', 'Something different to try'],
  [{ code: 'night' }, 0, 'night', '夜里读正好', 'Just right for the night'],
  [{ code: 'again' }, 0, 'again', '读过的，也值得再看', 'Read before, worth another look'],
  [{ code: 'start' }, 0, 'start', '可以从这里读起', 'A good place to start'],
  [{ code: 'editorial' }, 0, 'editorial', '编辑推荐', 'Picked by our editors'],
  [
    { code: 'tag', tag: 'night-owl', short: true },
    0,
    'night',
    '因为你是夜猫子：这篇很短，读完好睡',
    '夜猫子: a short one, then good night',
  ],
  [
    { code: 'tag', tag: 'night-owl', short: false },
    0,
    'night',
    '因为你是夜猫子：这篇适合夜里慢慢读',
    '夜猫子: one to read slowly at night',
  ],
  [{ code: 'tag', tag: 'deal-hunter', short: true }, 0, 'tag', '因为你是夜猫子', 'Because you are: 夜猫子'],
  [
    { code: 'published', topic: 'x' },
    0,
    'fresh',
    '你常看手冲，这篇刚刚发布',
    'Just published on 手冲, which you often read',
  ],
])('%j in words', (ground, ageMs, code, zh, en) => {
  expect(reasonInWords(ground, about(ageMs), 'zh-CN')).toEqual({ code, text: zh });
  expect(reasonInWords(ground, about(ageMs), 'en')).toEqual({ code, text: en });
});

test('what others took up, too, is named as long as it is there', () => {
  const named = { ...about(), title: () => '慢一点' };
  const together: Ground = { code: 'together', because: 'x' };
  expect(reasonInWords(together, named, 'zh-CN').text).toBe('看过《慢一点》的人也看了这篇');
  expect(reasonInWords({ code: 'alike', because: 'x' }, named, 'en').text).toBe('Because you read “慢一点”');
  expect(reasonInWords(together, about(), 'zh-CN').text).toBe('换个口味试试');
});
