import { z } from 'zod';
import * as interactions from '../interactions';
import * as portraits from '../portraits';
import { page } from '../primitives';
import { byId, define, paged, same } from './route';

const byKey = z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9-]{0,47}$/) });

/** The stream, and what is known from it. */
export const portraitsRoutes = define({
  'GET /me/portrait': {
    room: 'portraits',
    door: 'person',
    summary: 'What is known of me',
    status: 200,
    reply: portraits.portrait,
    errors: ['consent.not-granted'],
  },
  'GET /me/tags': {
    room: 'portraits',
    door: 'person',
    summary: 'My tags, with proof',
    status: 200,
    reply: z.array(portraits.tag),
  },
  'PATCH /me/tags/:key': {
    room: 'portraits',
    door: 'person',
    summary: 'Hide or dispute a tag',
    params: byKey,
    body: portraits.tagPatch,
    status: 200,
    reply: portraits.tag,
    errors: ['tag.not-found'],
    again: same,
  },
  'POST /interactions': {
    room: 'interactions',
    door: 'person',
    summary: 'Record interactions; 202 means stored for good',
    body: interactions.recordRequest,
    status: 202,
    reply: interactions.recordReply,
    errors: ['request.too-large', 'request.unsupported'],
    again: 'Each known id counts as a duplicate.',
    headers: { 'Content-Encoding': 'gzip is taken' },
  },
  'GET /insights/live': {
    room: 'insights',
    door: 'staff',
    summary: 'What happens now: the last facts and the last hour by minute',
    status: 200,
    reply: interactions.liveView,
  },
  'GET /people': {
    room: 'portraits',
    door: 'staff',
    summary: 'People, last seen first',
    query: z.strictObject({
      ...page,
      q: z.string().trim().max(40).optional(),
      tag: z.string().max(48).optional(),
    }),
    status: 200,
    reply: portraits.personPage,
  },
  'GET /people/:id/portrait': {
    room: 'portraits',
    door: 'staff',
    summary: "A person's portrait",
    params: byId,
    status: 200,
    reply: portraits.portrait,
    errors: ['person.not-found', 'consent.not-granted'],
  },
  'GET /people/:id/interactions': {
    room: 'interactions',
    door: 'staff',
    summary: "A person's timeline, newest first",
    params: byId,
    query: paged,
    status: 200,
    reply: interactions.factPage,
    errors: ['person.not-found'],
  },
  'POST /people/:id/rebuild': {
    room: 'portraits',
    door: 'staff',
    summary: "Make a person's portrait anew from the stream (admin)",
    params: byId,
    status: 200,
    reply: portraits.rebuildReply,
    errors: ['person.not-found', 'consent.not-granted'],
    again: same,
  },
  'GET /tag-rules': {
    room: 'portraits',
    door: 'staff',
    summary: 'The rules that tags come from',
    status: 200,
    reply: z.object({ items: z.array(portraits.tagRule) }),
  },
});
