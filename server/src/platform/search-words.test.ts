import { minutesOf } from '../rooms/content/rules/minutes-of';
import { entriesOf, wordsOf } from './search-words';

test('cuts Chinese by meaning, and every word once', () => {
  const words = wordsOf('冷萃咖啡和手冲咖啡：Cold Brew ＡＢＣ 冷萃咖啡');
  expect(words).toEqual(expect.arrayContaining(['咖啡', 'cold', 'brew', 'abc']));
  expect(new Set(words).size).toBe(words.length);
  expect(words.join('')).not.toMatch(/[：\s]/);
});

test('a text is also found by each of its characters', () => {
  expect(entriesOf('晚上喝茶')).toEqual(expect.arrayContaining(['晚上', '喝', '茶']));
});

test('keeps bounds', () => {
  const long = Array.from({ length: 5_000 }, (_, i) => `w${i}`).join(' ');
  expect(wordsOf(long)).toHaveLength(600);
  expect(wordsOf('x'.repeat(200))).toEqual([]);
  expect(wordsOf(' ，。!')).toEqual([]);
});

test.each([
  ['', 1],
  ['字'.repeat(400), 1],
  ['字'.repeat(401), 2],
  ['word '.repeat(200), 1],
  ['word '.repeat(201), 2],
])('minutes %#', (text, minutes) => expect(minutesOf(text)).toBe(minutes));
