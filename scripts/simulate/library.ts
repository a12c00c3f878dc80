import type { Client } from '@wanglai/client';
import type { Card } from '@wanglai/contract';
import type { Random } from './random';

/** Everything that is published, by topic. */
export interface Library {
  size: number;
  /** What there is about a topic, or anything when there is nothing. */
  about(topic: string): readonly Card[];
}

type Piece = Card;

/** Reads all published contents, page by page. */
export async function readLibrary(client: Client): Promise<Library> {
  const all: Piece[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await client.call('GET /contents', { query: { limit: 100, ...(cursor && { cursor }) } });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  const byTopic = new Map<string, Piece[]>();
  for (const piece of all)
    for (const { key } of piece.topics) byTopic.set(key, [...(byTopic.get(key) ?? []), piece]);
  return { size: all.length, about: (topic) => byTopic.get(topic) ?? all };
}

/** Somebody's way through the library: what their feed offers comes first, what they know already last. */
export interface Shelf {
  choose(topic: string, random: Random): Card;
  /** Cards that a home page would show. */
  cards(count: number, random: Random): readonly Card[];
}

export function shelfOf(library: Library, feed: readonly Card[]): Shelf {
  const read = new Set<string>();
  return {
    choose(topic, random) {
      const offered = feed.filter((card) => card.topics[0]?.key === topic && !read.has(card.id));
      const all = library.about(topic);
      // Those that are mainly about it before those that touch on it.
      const main = all.filter((card) => card.topics[0]?.key === topic);
      const fresh = (cards: readonly Card[]) => cards.filter((card) => !read.has(card.id));
      const from = [offered, fresh(main), main, all].find((cards) => cards.length > 0) ?? all;
      const chosen = random.pick(from);
      read.add(chosen.id);
      return chosen;
    },
    cards: (count, random) => random.shuffled(feed).slice(0, count),
  };
}
