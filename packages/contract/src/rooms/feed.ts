import { z } from 'zod';
import { cursor, limit, pageOf } from '../primitives';
import { define } from '../route';
import { opaque } from '../texts';
import { card } from './content';

export const reason = z.object({ code: z.string(), text: z.string() });
export type Reason = z.infer<typeof reason>;
export const placedCard = z.object({ card, reason });
export type PlacedCard = z.infer<typeof placedCard>;
export const feedPage = pageOf(placedCard);
export const feedQuery = z.strictObject({
  cursor: cursor.optional(),
  limit: limit(50, 10),
  topic: opaque(40).optional(),
});

/** Which card fits whom, and why. */
export const feedRoutes = define({
  'GET /feed': {
    room: 'feed',
    door: 'person',
    summary: 'Cards for me, each with its reason',
    query: feedQuery,
    status: 200,
    reply: feedPage,
  },
});
