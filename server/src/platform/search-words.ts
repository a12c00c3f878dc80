import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/*
 * What texts are found by. Whatever is searched keeps a list of terms, under one index that ends with the order it is
 * listed in; a search asks for documents that hold all terms of what was typed. The terms of Chinese are its characters
 * and each two neighbours, so that any two characters find a text however it would be cut into words; those of other
 * scripts are the beginnings of their words. Names are short, and found by any two letters of any script (grams).
 */

/** Scripts that are written without spaces between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Thai}';
/** A character of those, a number, or a word of another script. */
const PIECES = new RegExp(`[${UNSPACED}]|\\p{N}+|(?:(?![${UNSPACED}])\\p{L}\\p{M}*)+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]$`, 'u');

const MOST_TERMS = 40_000;
/** Of a longer word so many letters count. */
const LONGEST_BEGINNING = 12;
/** Before terms of the title, and of title and summary: what is found there comes first. Terms begin with none of these. */
const PLACES = ['#', '+', ''] as const;
/** Before two neighbouring letters of a word in title or summary, which are found from within words, too. */
const WITHIN = '*';

interface Pieces {
  /** Characters of scripts without spaces, each alone and each two neighbours. */
  characters: string[];
  pairs: string[];
  /** Words of other scripts, and numbers. */
  words: string[];
}

/** What a line is made of; signs and spaces part no neighbours. */
function piecesOf(line: string): Pieces {
  const found: Pieces = { characters: [], pairs: [], words: [] };
  let before = '';
  for (const [piece] of line.matchAll(PIECES)) {
    if (IS_UNSPACED.test(piece)) {
      found.characters.push(piece);
      if (before) found.pairs.push(before + piece);
      before = piece;
    } else {
      found.words.push(piece);
      before = '';
    }
  }
  return found;
}

const cut = (word: string) => [...word].slice(0, LONGEST_BEGINNING).join('');
const beginningsOf = (word: string) =>
  [...cut(word)].map((_, i, letters) => letters.slice(0, i + 1).join(''));
const pairsIn = (word: string) =>
  [...word].flatMap((letter, i, letters) => (i ? WITHIN + letters[i - 1] + letter : []));

/** What a text is found by: at most 40,000 terms, those of the title first, then of the summary. */
export function termsOf(of: { title: string; summary: string; text: string }): string[] {
  const terms = new Set<string>();
  const add = (term: string) => terms.size < MOST_TERMS && terms.add(term);
  for (const [i, part] of [of.title, of.summary, of.text].entries())
    for (const line of plain(part).split('\n')) {
      const { characters, pairs, words } = piecesOf(line);
      for (const term of [...characters, ...pairs, ...words.flatMap(beginningsOf)])
        for (const place of PLACES.slice(i)) add(place + term);
      if (i < 2) for (const pair of words.flatMap(pairsIn)) add(pair);
    }
  return [...terms];
}

/** The terms that a text must hold to contain what was typed between two spaces; a character alone where no other is near. */
function askedBy(typed: string): string[] {
  const { characters, pairs, words } = piecesOf(typed);
  return [
    ...characters.filter((one) => !pairs.some((pair) => pair.includes(one))),
    ...pairs,
    ...words.map(cut),
  ];
}

/** A condition on the `terms` of documents. */
export interface Found {
  terms: { $all: string[] };
  $nor?: { terms: { $all: string[] } }[];
}

/**
 * What to ask for, best first: all that was typed in the title; in title and summary; anywhere; its words anywhere,
 * however they stand; and at last letters from within words of title and summary. Each leaves out what those before it
 * find. Empty when nothing but signs was typed.
 */
export function ranksOf(typed: string): Found[] {
  const parts = plain(typed).split(/\s+/);
  const terms = parts.flatMap(askedBy);
  if (!terms.length) return [];
  const within = parts.map(piecesOf).flatMap(({ words }) => words.filter((word) => word.length > 1));
  const ranks = PLACES.map((place) => terms.map((term) => place + term));
  const words = parts.flatMap((part) => wordsOf(part));
  // Characters that make no words say nothing once they are apart.
  if (words.some((word) => [...word].length > 1)) ranks.push(words.flatMap(askedBy));
  if (within.length)
    ranks.push([...terms.filter((term) => !within.map(cut).includes(term)), ...within.flatMap(pairsIn)]);
  return distinct(ranks).map(($all, rank, all) => ({
    terms: { $all },
    ...(rank > 0 && { $nor: all.slice(0, rank).map((before) => ({ terms: { $all: before } })) }),
  }));
}

/** Lists of terms, each term once and no list twice. */
function distinct(lists: readonly string[][]): string[][] {
  const known = new Map(lists.map((list) => [...new Set(list)].sort()).map((list) => [list.join(' '), list]));
  return [...known.values()].filter((list) => list.length);
}

let jieba: Jieba | undefined;

/** What was typed without spaces, cut by meaning. */
function wordsOf(typed: string): string[] {
  // Loading the dictionary takes some 80 ms, so it waits for the first need.
  jieba ??= Jieba.withDict(dict);
  return jieba.cut(typed, true);
}

const LONGEST_NAME = 40;

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
const lettersOf = (text: string) => [...plain(text).replace(/\s+/g, '')].slice(0, LONGEST_NAME);
