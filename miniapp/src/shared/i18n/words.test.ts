import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tabs } from '@/rooms.pages';
import type { Words } from '.';

const HAN = /[\u4e00-\u9fff]/;
const SOURCES = join(__dirname, '../..');

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
/** Every dictionary, of the rooms that are there and of those to come. */
const dictionaries = files(SOURCES)
  .filter((path) => path.endsWith('/words.ts'))
  .flatMap((path) => Object.entries(jest.requireActual<Record<string, Words<unknown>>>(path)));

function texts(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String((words as (...input: unknown[]) => string)(1, 2))];
  if (words && typeof words === 'object') return Object.values(words).flatMap(texts);
  return [];
}

test.each([...dictionaries, ...tabs.map(({ page, words }) => [page, words] as const)])(
  '%s: as many words in English, none of them Chinese',
  (_name, words) => {
    expect(texts(words.en)).toHaveLength(texts(words['zh-CN']).length);
    expect(texts(words.en).filter((text) => HAN.test(text) || text === '')).toEqual([]);
  },
);

test('no component holds words of its own', () => {
  const withWords = files(SOURCES)
    .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
    // Each language is called by its own name, in any language.
    .filter((path) => HAN.test(readFileSync(path, 'utf8').replace("text: '中文'", '')));
  expect(withWords).toEqual([]);
});
