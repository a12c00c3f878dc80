import { setTimeout as sleep } from 'node:timers/promises';
import type { ContentBulkItem, Interaction, PlacedCard, ReplyOf, Session } from '@wanglai/contract';
import { uuid7 } from '../bench/load/events';
import { call, each } from '../bench/rig/api';
import type { Deed } from './dataset';

/** How deeds are told: opened; opened and left again after reading; opened and liked where the source says so. */
export const WAYS = ['view', 'read', 'like'] as const;
export type Way = (typeof WAYS)[number];

const AT_ONCE = 16;
const CONTENTS_PER_REQUEST = 1_000;
const EVENTS_PER_REQUEST = 1_000;
const READ_MS = 5_000;
const DAY_MS = 86_400_000;
/** Access tokens are good for ten minutes. */
const TOKEN_MS = 8 * 60_000;
const DRAIN_MS = 10 * 60_000;
const LOOK_MS = 10;

const pageOf = (id: string) => `/subpackages/content/pages/article/index?id=${id}`;

/** One person's phone. Signs in again when its token gets old. */
export class Phone {
  private token = '';
  private since = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly origin: string,
    private readonly device: string,
  ) {}

  /** Signs in for the first time, and grants what personal content needs. */
  async join(): Promise<void> {
    for (const purpose of ['service', 'personalisation'])
      await this.call('PUT', `/me/consents/${purpose}`, { granted: true });
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    if (Date.now() - this.since > TOKEN_MS) {
      this.since = Date.now();
      const visitor = { deviceId: this.device, zone: 'Asia/Shanghai' };
      this.token = (await call<Session>(this.origin, 'POST', '/auth/visitor', { body: visitor })).accessToken;
    }
    return call<T>(this.origin, method, path, { token: this.token, body });
  }

  /** Tells what was done. Throws unless all of it was taken. `idOf` says under which id a content stands here. */
  async tell(
    visits: readonly (readonly Deed[])[],
    { way, idOf }: { way: Way; idOf(item: string): string },
  ): Promise<void> {
    const events = visits.flatMap((deeds, i) =>
      deeds.flatMap((deed) => factsOf(deed.at, idOf(deed.item), `${this.device}-${i}`.slice(-64), way)),
    );
    for (let from = 0; from < events.length; from += EVENTS_PER_REQUEST) {
      const some = events.slice(from, from + EVENTS_PER_REQUEST);
      const sentAt = new Date().toISOString();
      const { accepted } = await this.call<ReplyOf<'POST /interactions'>>('POST', '/interactions', {
        sentAt,
        events: some,
      });
      if (accepted !== some.length) throw new Error(`${accepted} of ${some.length} events were taken.`);
    }
    if (way !== 'like') return;
    const liked = new Set(visits.flat().flatMap((deed) => (deed.liked ? [idOf(deed.item)] : [])));
    for (const id of liked) await this.call('PUT', `/contents/${id}/like`);
  }

  async feed(limit: number): Promise<string[]> {
    const { items } = await this.call<{ items: PlacedCard[] }>('GET', `/feed?limit=${limit}`);
    return items.map(({ card }) => card.id);
  }
}

function factsOf(at: number, id: string, sessionId: string, way: Way): Interaction[] {
  const common = { sessionId, page: pageOf(id), target: { type: 'content', id } };
  const fact = (type: 'view' | 'leave', when: number) => ({
    ...common,
    id: uuid7(Math.round(when)),
    type,
    at: new Date(when).toISOString(),
  });
  if (way !== 'read') return [fact('view', at)];
  return [fact('view', at), { ...fact('leave', at + READ_MS), props: { dwellMs: READ_MS, depth: 1 } }];
}

const staffToken = async (origin: string, persona: 'operator' | 'admin') =>
  (await call<Session>(origin, 'POST', '/auth/demo', { body: { persona } })).accessToken;

/**
 * Publishes one content for each item; gives their ids. With `topics` 0 no two have a topic in common; else it says
 * nothing of an item which of so many it has. With `days` 0 all are of today, else of so many days before.
 */
export async function publish(
  origin: string,
  items: readonly string[],
  { topics, days }: { topics: number; days: number },
): Promise<Map<string, string>> {
  const token = await staffToken(origin, 'operator');
  const ids = new Map<string, string>();
  const bodyOf = (item: string, i: number): ContentBulkItem => ({
    externalId: item,
    kind: 'article',
    title: `Piece ${item}`,
    summary: '',
    body: 'Words to read.',
    topics: [`topic ${topics ? i % topics : i}`],
    level: 'attribute',
    ...(days && { publishedAt: new Date(Date.now() - (days * DAY_MS * i) / items.length).toISOString() }),
  });
  for (let from = 0; from < items.length; from += CONTENTS_PER_REQUEST) {
    const some = items.slice(from, from + CONTENTS_PER_REQUEST);
    const body = { items: some.map((item, i) => bodyOf(item, from + i)) };
    const reply = await call<ReplyOf<'POST /contents/bulk'>>(origin, 'POST', '/contents/bulk', {
      token,
      body,
    });
    for (const { id, externalId, message } of reply.items) {
      if (!id || !externalId) throw new Error(`A content was not taken: ${message}`);
      ids.set(externalId, id);
    }
  }
  return ids;
}

/** Resolves when no reader of the stream lags behind what was stored before. */
export async function settledOf(origin: string): Promise<() => Promise<void>> {
  let token = await staffToken(origin, 'admin');
  let since = Date.now();
  return async () => {
    const deadline = Date.now() + DRAIN_MS;
    for (;;) {
      if (Date.now() - since > TOKEN_MS) {
        token = await staffToken(origin, 'admin');
        since = Date.now();
      }
      const { items } = await call<ReplyOf<'GET /readers'>>(origin, 'GET', '/readers', { token });
      if (items.every(({ state, lag }) => state === 'live' && lag === 0)) return;
      if (Date.now() > deadline) throw new Error('The readers did not catch up.');
      await sleep(LOOK_MS);
    }
  };
}

/** Does `work` for all, a few at once. */
export const forAll = <T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
  atOnce = AT_ONCE,
): Promise<R[]> => each(all.length, (i) => work(all[i]!), atOnce);
