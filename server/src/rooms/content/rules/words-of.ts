import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

const MOST_WORDS = 600;
const MOST_CHARACTERS = 400;
const MOST_LETTERS = 32;
let jieba: Jieba | undefined;

/** Distinct words of a text as a search looks for them: cut by meaning, lower case, full-width forms made plain; the first 600. */
export function wordsOf(text: string): string[] {
  // Loading the dictionary takes some 80 ms, so it waits for the first need.
  jieba ??= Jieba.withDict(dict);
  const words = new Set<string>();
  for (const cut of jieba.cutForSearch(plain(text), true)) {
    const word = cut.trim();
    if (word.length > MOST_LETTERS || !/[\p{L}\p{N}]/u.test(word)) continue;
    words.add(word);
    if (words.size === MOST_WORDS) break;
  }
  return [...words];
}

/** What a text is found by: its words, and its first 400 distinct Chinese characters, for whoever types only one. */
export function entriesOf(text: string): string[] {
  const characters = new Set(plain(text).match(/\p{Script=Han}/gu));
  return [...new Set([...wordsOf(text), ...[...characters].slice(0, MOST_CHARACTERS)])];
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
