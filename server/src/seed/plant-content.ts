import { createHash } from 'node:crypto';
import { type ContentPiece, contents, drawPicture, picturesOf, topics } from '@wanglai/demo-brand';
import type { StockPiece } from '../rooms/content';
import type { Planting } from './planting';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Topics, drawings and published contents. That all of them are there is said by the brand, which comes after them. */
export const plantContent: Planting = async ({ identity, media, content }, soil) => {
  if (await identity.brand.get()) return;
  const { stock } = content;
  await stock.topics(topics.map(({ key, ...topic }, order) => ({ _id: key, ...topic, order })));
  const slugs = [...new Set(contents.flatMap(picturesOf))];
  const addresses = new Map(
    await Promise.all(slugs.map(async (slug) => [slug, await media.keepDrawing(drawPicture(slug))] as const)),
  );
  const now = soil.now().getTime();
  await stock.contents(contents.map((piece, i) => pieceOf(piece, i, addresses, now)));
};

function pieceOf(
  piece: ContentPiece,
  i: number,
  addresses: ReadonlyMap<string, string>,
  now: number,
): StockPiece {
  const address = (slug: string) => addresses.get(slug) ?? '';
  return {
    id: createHash('sha256').update(`demo:${piece.slug}`).digest('hex').slice(0, 24),
    kind: piece.kind,
    title: piece.title,
    summary: piece.summary,
    body: piece.body.replace(/\(picture:([a-z0-9-]+)\)/g, (_, slug: string) => `(${address(slug)})`),
    cover: address(piece.cover),
    topics: [...piece.topics],
    level: piece.level,
    author: piece.author,
    minutes: piece.minutes,
    // Pieces of one day come out some minutes apart.
    publishedAt: new Date(now - piece.publishedDaysAgo * DAY_MS - ((i * 37) % 600) * MINUTE_MS),
  };
}
