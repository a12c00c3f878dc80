import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chatWords } from '@/features/chat/words';
import { communityWords } from '@/features/community/words';
import { consentWords } from '@/features/consent/words';
import { contentWords } from '@/features/content/words';
import { demoWords } from '@/features/demo/words';
import { feedWords } from '@/features/feed/words';
import { outreachWords } from '@/features/outreach/words';
import { portraitWords } from '@/features/portrait/words';
import { sessionWords } from '@/features/session/words';
import { uiWords } from '@/shared/ui/words';
import { shellWords } from '@/shell/words';

const HAN = /[\u4e00-\u9fff]/;
const all = { chatWords, communityWords, consentWords, contentWords, demoWords, feedWords };
const more = { outreachWords, portraitWords, sessionWords, uiWords, shellWords };

function texts(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String((words as (...input: unknown[]) => string)(1, 2))];
  if (words && typeof words === 'object') return Object.values(words).flatMap(texts);
  return [];
}

test.each(Object.entries({ ...all, ...more }))(
  '%s: as many words in English, none of them Chinese',
  (_name, words) => {
    expect(texts(words.en)).toHaveLength(texts(words['zh-CN']).length);
    expect(texts(words.en).filter((text) => HAN.test(text) || text === '')).toEqual([]);
  },
);

test('no component holds words of its own', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? files(path) : [path];
    });
  const withWords = files(join(__dirname, '../..'))
    .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
    // Each language is called by its own name, in any language.
    .filter((path) => HAN.test(readFileSync(path, 'utf8').replace("text: '中文'", '')));
  expect(withWords).toEqual([]);
});
