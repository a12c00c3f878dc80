import { z } from 'zod';
import { cursor, id, instant, limit, pageOf } from '../primitives';
import { define } from '../route';
import { card } from './content';
import { type PlacedCard, reason } from './feed';

/** What was pushed to a person, oldest first: how a device that was away catches up. */
export const push = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('card'), at: instant, card, reason }),
  z.object({ id, kind: z.literal('tag'), at: instant, key: z.string(), label: z.string() }),
]);
export type Push = z.infer<typeof push>;
export const pushPage = pageOf(push).extend({
  latest: z
    .string()
    .nullable()
    .meta({ description: 'Where a device that comes back later goes on; null before anything was pushed' }),
});

/** A device that was away asks `GET /me/pushes`. */
export interface OutreachServerEvents {
  'card:placed': (push: PlacedCard & { id: string }) => void;
  'tag:assigned': (tag: { id: string; key: string; label: string }) => void;
}

/** What the brand tells people of its own accord. */
export const outreachRoutes = define({
  'GET /me/pushes': {
    room: 'outreach',
    door: 'person',
    summary: 'What was pushed to me after a cursor, oldest first',
    query: z.strictObject({ after: cursor.optional(), limit: limit() }),
    status: 200,
    reply: pushPage,
  },
});
