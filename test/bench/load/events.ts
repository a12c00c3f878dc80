import { randomFillSync } from 'node:crypto';
import type { Interaction } from '@wanglai/contract';

const DAY_MS = 86_400_000;
const STEP_MS = 3_000;
export const EVENTS_PER_REQUEST = 20;

const pool = Buffer.alloc(16_384);
let used = pool.length;

/** RFC 9562 version 7: 48 bits of ms since epoch, then random ones. */
export function uuid7(at: number): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const time = at.toString(16).padStart(12, '0');
  const random = pool.toString('hex', used, used + 10);
  used += 10;
  const variant = '89ab'[Number.parseInt(random[3]!, 16) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

/**
 * One visit as the tracker reports it: contents seen on a list, opened, tapped and left again, three seconds apart,
 * the last just now; one visit in ten comes from a device that was offline for up to 13 days.
 */
export function visit(from: {
  person: number;
  number: number;
  now: number;
  contents: readonly string[];
  events?: number;
}): Interaction[] {
  const { person, number, now, contents, events = EVENTS_PER_REQUEST } = from;
  const seed = (person * 31 + number * 17) >>> 0;
  const behind = seed % 10 === 3 ? (seed % 13) * DAY_MS + (seed % 24) * 3_600_000 : 0;
  const start = now - behind - events * STEP_MS;
  const sessionId = `s${(seed * 2_654_435_761) >>> 0}-${person}-${number}`;
  return Array.from({ length: events }, (_, i): Interaction => {
    const id = contents[(seed + Math.floor(i / 4)) % contents.length]!;
    const at = start + i * STEP_MS;
    const common = { id: uuid7(at), at: new Date(at).toISOString(), sessionId };
    const detail = 'pages/content/index';
    switch (i % 4) {
      case 0:
        return {
          ...common,
          type: 'click',
          page: 'pages/feed/index',
          target: { type: 'card', id, position: i },
        };
      case 1:
        return { ...common, type: 'view', page: detail, target: { type: 'content', id } };
      case 2:
        return { ...common, type: 'click', page: detail, target: { type: 'content', id } };
      default: {
        const props = { dwellMs: 4_000 + (seed % 60) * 500, depth: 0.8 };
        return { ...common, type: 'leave', page: detail, target: { type: 'content', id }, props };
      }
    }
  });
}

/** Late evenings in Shanghai on five nights running, four events each: enough to be a night owl. */
export function nights(person: number, now: number, contents: readonly string[]): Interaction[] {
  const day = Math.floor((now + 8 * 3_600_000) / DAY_MS);
  return Array.from({ length: EVENTS_PER_REQUEST }, (_, i): Interaction => {
    const night = 1 + Math.floor(i / 4);
    // 00:30 in Shanghai, eight hours ahead of UTC all year.
    const at = (day - night) * DAY_MS - 8 * 3_600_000 + 30 * 60_000 + (i % 4) * 60_000;
    const id = contents[(person + i) % contents.length]!;
    return {
      id: uuid7(at),
      at: new Date(at).toISOString(),
      type: 'view',
      sessionId: `night-${person}-${night}`,
      page: 'pages/content/index',
      target: { type: 'content', id },
    };
  });
}
