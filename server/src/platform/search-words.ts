import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/*
 * What texts are found by. A text is kept with its words, cut by meaning, and a name or title with its grams, so that any
 * part of it is found however it would be cut; whoever searches asks for all words, or all grams, of what was typed.
 */

const MOST_WORDS = 600;
const MOST_CHARACTERS = 400;
const MOST_LETTERS = 32;
const LONGEST_NAME = 40;
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

/**
 * Single characters and pairs of neighbours of a short text, lower-cased: what a search box for names needs in Chinese
 * and in Latin alike. At most 80 of them.
 */
export function gramsOf(text: string): string[] {
  const letters = lettersOf(text);
  const grams = new Set(letters);
  for (let i = 0; i + 1 < letters.length; i++) grams.add(letters[i]! + letters[i + 1]!);
  return [...grams];
}

/** The grams that a text must hold to contain what was typed. */
export function gramsToFind(typed: string): string[] {
  const letters = lettersOf(typed);
  return letters.length < 2 ? letters : letters.slice(1).map((letter, i) => letters[i]! + letter);
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();
const lettersOf = (text: string) =>
  [...text.toLowerCase().normalize('NFKC').replace(/\s+/g, '')].slice(0, LONGEST_NAME);
