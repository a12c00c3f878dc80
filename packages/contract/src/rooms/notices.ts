import { z } from 'zod';
import { id, instant, pageOf } from '../primitives';
import { define, paged, same } from '../route';

/** Something a person was told and may look up later, in the language they read it in. */
export const notice = z.object({
  id,
  kind: z.string().meta({ description: 'A kind of the register, such as `identity.merged`' }),
  text: z.string(),
  at: instant,
  read: z.boolean(),
  target: z
    .object({ type: z.string(), id: z.string() })
    .optional()
    .meta({ description: 'What it is about, where there is something to open' }),
});
export type Notice = z.infer<typeof notice>;
const unread = z.int().meta({ description: 'How many of all my notices are unread' });
export const noticePage = pageOf(notice).extend({ unread });
export const noticesReadBody = z.strictObject({ upTo: id });
export const noticesReadReply = z.object({ unread });

/** A device that was away asks `GET /notices`. */
export interface NoticesServerEvents {
  'notice:created': (event: { notice: Notice }) => void;
}

/** What people are told and may look up later. */
export const noticesRoutes = define({
  'GET /notices': {
    room: 'notices',
    door: 'person',
    summary: 'What I was told, newest first',
    query: paged,
    status: 200,
    reply: noticePage,
  },
  'PUT /notices/read': {
    room: 'notices',
    door: 'person',
    summary: 'I have read up to this notice',
    body: noticesReadBody,
    status: 200,
    reply: noticesReadReply,
    errors: ['notice.not-found'],
    again: same,
  },
});
