import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';

const MOST_LETTERS = 32;
let jieba: Jieba | undefined;

/** Distinct words of a text as a search looks for them: cut by meaning, lower case, full-width forms made plain; the first `most`. */
export function wordsOf(text: string, most = 600): string[] {
  // Loading the dictionary takes some 80 ms, so it waits for the first need.
  jieba ??= Jieba.withDict(dict);
  const words = new Set<string>();
  for (const cut of jieba.cutForSearch(text.normalize('NFKC').toLowerCase(), true)) {
    const word = cut.trim();
    if (word.length > MOST_LETTERS || !/[\p{L}\p{N}]/u.test(word)) continue;
    words.add(word);
    if (words.size === most) break;
  }
  return [...words];
}
