import { gramsOf, gramsToFind, ranksOf, termsOf } from './search-words';

const text = {
  title: '冷萃咖啡：Cold Brew V60',
  summary: '待处理的酸梅粉一罐',
  text: '“慢”一点，\n放一夜。Oolong for beginners, ＡＢＣ',
};
const held = new Set(termsOf(text));
/** At which rank what was typed is found, counted from 0; none when it is not. */
const rankOf = (typed: string, terms: ReadonlySet<string> = held) => {
  const at = ranksOf(typed).findIndex((found) => found.terms.$all.every((term) => terms.has(term)));
  return at < 0 ? null : at;
};

test('any two characters find a text, in the title best, then in the summary', () => {
  const pairsOf = (line: string) => {
    const letters = [...line.replace(/[^\p{Script=Han}]/gu, '')];
    return letters.slice(1).map((letter, i) => letters[i]! + letter);
  };
  expect(pairsOf(text.summary)).toContain('梅粉');
  expect(pairsOf(text.title).map((pair) => rankOf(pair))).toEqual(Array(3).fill(0));
  expect(pairsOf(text.summary).map((pair) => rankOf(pair))).toEqual(Array(8).fill(1));
  expect(['慢一', '一点', '放一', '一夜'].map((pair) => rankOf(pair))).toEqual(Array(4).fill(2));
});

test.each([
  ['萃', 0],
  ['罐', 1],
  ['夜', 2],
  ['咖啡 cold', 0],
  ['咖啡 酸梅', 1],
  ['咖啡 一夜', 2],
  ['“慢”一点', 2],
  ['咖啡酸梅', 3],
  ['cold', 0],
  ['COL', 0],
  ['ｏｏｌ', 2],
  ['abc', 2],
  ['v60', 0],
  ['60', 0],
  ['V60冷萃', 0],
  ['rew', 3],
  ['梅罐', null],
  ['点放', null],
  ['long', null],
  ['没有', null],
  ['，。', null],
  ['', null],
])('%s', (typed, rank) => expect(rankOf(typed)).toBe(rank));

test('what one rank finds, those after it leave out', () => {
  const [first, second, third] = ranksOf('梅粉');
  expect(first).toEqual({ terms: { $all: ['#梅粉'] } });
  expect(second!.$nor).toEqual([{ terms: first!.terms }]);
  expect(third!.$nor).toEqual([{ terms: first!.terms }, { terms: second!.terms }]);
});

test('keeps bounds; title and summary go first', () => {
  const long = Array.from({ length: 60_000 }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((i * 7_919) % 20_000)),
  );
  const terms = termsOf({ ...text, text: long.join('') });
  expect(terms).toHaveLength(40_000);
  expect(terms).toEqual(expect.arrayContaining(['#咖啡', '+梅粉']));
  expect(termsOf({ title: '', summary: '', text: 'x'.repeat(60_000) })).toHaveLength(12);
  expect(rankOf('internationalisation', new Set(termsOf({ ...text, text: 'Internationalisation' })))).toBe(2);
});

test.each(['林夕', '夕a', 'an', 'nn', 'A·'])('any two letters find a name: %s', (typed) => {
  const grams = new Set(gramsOf('林夕 Ann A·B'));
  expect(gramsToFind(typed).every((gram) => grams.has(gram))).toBe(true);
  expect(gramsToFind('夕林').every((gram) => grams.has(gram))).toBe(false);
});
