import { z } from 'zod';
import { id, instant, pageOf } from '../primitives';
import { byId, define, idempotent, paged, same } from '../route';
import { longText } from '../texts';
import { guestbookLimits } from './guestbook.names';

const words = longText(guestbookLimits.wordsLength);

/** What a guest wrote, and what the house answered. */
export const guestbookEntry = z.object({
  id,
  name: z.string(),
  text: z.string(),
  at: instant,
  mine: z.boolean(),
  answer: z.string().nullable(),
});
export type GuestbookEntry = z.infer<typeof guestbookEntry>;

/** The guest book of the house. */
export const guestbookRoutes = define({
  'GET /guestbook': {
    room: 'guestbook',
    door: 'anyone',
    summary: 'What guests wrote, newest first',
    query: paged,
    status: 200,
    reply: pageOf(guestbookEntry),
  },
  'POST /guestbook': {
    room: 'guestbook',
    door: 'person',
    summary: 'Write something',
    body: z.strictObject({ text: words }),
    status: 201,
    reply: guestbookEntry,
    again: 'With the same Idempotency-Key: the same entry.',
    headers: idempotent,
  },
  'DELETE /guestbook/:id': {
    room: 'guestbook',
    door: 'person',
    summary: 'Take back what I wrote',
    params: byId,
    status: 204,
    errors: ['guestbook.not-found'],
    again: 'guestbook.not-found',
  },
  'PUT /guestbook/:id/answer': {
    room: 'guestbook',
    door: 'staff',
    summary: 'Answer a guest (operator)',
    params: byId,
    body: z.strictObject({ text: words }),
    status: 200,
    reply: guestbookEntry,
    errors: ['guestbook.not-found'],
    again: same,
  },
  'GET /guestbook/days': {
    room: 'guestbook',
    door: 'staff',
    summary: 'How much was written on each of the last 30 days',
    status: 200,
    reply: z.object({ items: z.array(z.object({ day: z.iso.date(), entries: z.int() })) }),
  },
});
