import { createHash } from 'node:crypto';
import {
  brand,
  type ContentPiece,
  contents,
  drawPicture,
  personas,
  picturesOf,
  staff,
  topics,
} from '@wanglai/demo-brand';
import type { Config } from '../platform/config';
import type { World } from '../platform/context';
import type { Words } from '../platform/localise';
import type { Rooms } from '../rooms';
import type { StockPiece } from '../rooms/content';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** What a seed writes with. */
export interface Soil extends World {
  config: Config;
}

/** Said at the terminal; only accounts of a demo bear it. */
export const demoPassword = 'manchuan-demo';

/** What each demo consumer is like, in a few words; by key. */
const HABITS: Record<string, Words> = {
  'night-reader': { zh: '零点以后连读几篇短文', en: 'Reads a few short pieces after midnight' },
  'deal-hunter': { zh: '午休看优惠，先算账再下单', en: 'Checks the offers over lunch, counts, then buys' },
  helper: { zh: '晚饭后答新手的问题', en: 'Answers beginners after dinner' },
  spreader: { zh: '周末读很多，喜欢就发给朋友', en: 'Reads a lot at weekends and shares what is good' },
  drifting: { zh: '从前每天来，现在两三周一次', en: 'Came every day once, now every few weeks' },
};

/** Plants the demo brand into a database that has none; begins again where a crash stopped it. The settings come last and say that all is there. */
export async function seedDemo(
  rooms: Pick<Rooms, 'identity' | 'content' | 'media'>,
  soil: Soil,
): Promise<void> {
  if (await rooms.identity.brand.get()) return;
  const { stock } = rooms.content;
  await stock.topics(topics.map(({ key, ...topic }, order) => ({ _id: key, ...topic, order })));
  const slugs = [...new Set(contents.flatMap(picturesOf))];
  const addresses = new Map(
    await Promise.all(
      slugs.map(async (slug) => [slug, await rooms.media.keepDrawing(drawPicture(slug))] as const),
    ),
  );
  const now = soil.now().getTime();
  await stock.contents(contents.map((piece, i) => pieceOf(piece, i, addresses, now)));
  await seedStaff(rooms.identity);
  const logo = await rooms.media.keepDrawing(brand.logo);
  const { name, slogan, about } = brand;
  const words = personas.map((one) => ({
    name: one.name,
    zone: one.zone,
    habit: HABITS[one.key] ?? { zh: one.habits, en: one.habits },
  }));
  await rooms.identity.brand.set({ name, slogan, about, logo, personas: words });
}

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

/** The first of each role bears the name that the demo door looks for. */
async function seedStaff(identity: Rooms['identity']): Promise<void> {
  const met = new Set<string>();
  for (const { role, username, name } of staff) {
    const account = met.has(role) ? username : `demo-${role}`;
    met.add(role);
    await identity.staff.create({ username: account, name, role, password: demoPassword });
  }
}
