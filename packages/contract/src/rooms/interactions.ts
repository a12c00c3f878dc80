import { z } from 'zod';
import type { Ack } from '../ack';
import { id, instant, pageOf, scalar } from '../primitives';
import { byId, define, paged } from '../route';
import { opaque } from '../texts';
import {
  CLIENT_EVENT_TYPES,
  CUSTOM_EVENT_PATTERN,
  interactionsLimits,
  type RecordReply,
  type RecordRequest,
} from './interactions.names';

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'must be a plain name');

const target = z
  .object({
    type: opaque(64).optional(),
    id: opaque(128).optional(),
    text: opaque(interactionsLimits.targetTextLength).optional(),
    position: z.number().int().min(0).max(100_000).optional(),
  })
  .catchall(scalar)
  .meta({
    description: 'What was acted upon; beside the four known names up to twelve flat attributes',
    maxProperties: 16,
    propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_.-]{0,63}$' },
  });

export const interaction = z.strictObject({
  id: z.guid().meta({ description: 'UUID made by the client; sending it again changes nothing' }),
  type: z.union([z.enum(CLIENT_EVENT_TYPES), z.string().regex(CUSTOM_EVENT_PATTERN)]),
  at: instant,
  sessionId: opaque(interactionsLimits.sessionIdLength, 1),
  page: opaque(interactionsLimits.pageLength),
  target: target.optional(),
  props: z.record(key, scalar).meta({ maxProperties: interactionsLimits.propKeys }).optional(),
});

/** Typed as the zod-free interface that devices use; an index signature and optional fields do not infer alike. */
export const recordRequest = z.strictObject({
  sentAt: instant.meta({ description: "The client's clock when it sent this; used to correct skew" }),
  events: z.array(interaction).min(1).max(interactionsLimits.eventsPerRequest),
}) as unknown as z.ZodType<RecordRequest, RecordRequest>;

/** What stands around the events. Each event is checked for itself, so that one of a wrong shape costs no other. */
export const recordEnvelope = z.strictObject({
  sentAt: instant,
  events: z.array(z.unknown()).min(1).max(interactionsLimits.eventsPerRequest),
}) as unknown as z.ZodType<RecordRequest, RecordRequest>;

export const recordReply = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(
    z.object({
      index: z.int(),
      code: z.string(),
      message: z.string(),
      path: z.string().optional().meta({ description: 'With `interactions.invalid`: the first bad field' }),
    }),
  ),
});

const whereabouts = { description: 'With `identity.see-whereabouts`' };

/** A fact as it stands on the stream: a client's interaction or one of the server's own (`room.noun-past`). */
export const fact = z.object({
  id: z.string(),
  type: z.string(),
  at: instant,
  receivedAt: instant,
  zone: z.string().optional().meta(whereabouts),
  personId: id,
  personName: z.string().optional(),
  sessionId: z.string().optional().meta(whereabouts),
  page: z.string().optional(),
  target: z.record(z.string(), scalar).optional(),
  props: z.record(z.string(), scalar).optional(),
  title: z.string().optional().meta({ description: 'Title of the content acted upon, where there is one' }),
  toTheDay: z.literal(true).optional().meta({
    description:
      'Its hour is not told: `at` is noon UTC of its day there. With `interactions.see-visits`: exact',
  }),
});
export type FactView = z.infer<typeof fact>;
export const factPage = pageOf(fact);

/** A reader of the stream, and how far it has come in making its documents. */
export const reader = z.object({
  name: z.string(),
  version: z.int(),
  generation: z.int(),
  state: z.enum(['live', 'catching-up']),
  done: z.int().meta({ description: 'Facts, or documents, that it has caught up with' }),
  total: z.int().meta({ description: 'About how many there are to catch up with; 0 while live' }),
  lag: z.int().meta({
    description: 'Facts that wait for it in the process that answers, or were left by one that ended',
  }),
});
export type ReaderView = z.infer<typeof reader>;
const byName = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be the name of a reader'),
});

export const interactionsMessages = { 'interactions:record': recordEnvelope } as const;
export interface InteractionsClientEvents {
  'interactions:record': (
    body: z.input<typeof recordRequest>,
    ack: (reply: Ack<RecordReply>) => void,
  ) => void;
}

/** The stream, and who reads it. */
export const interactionsRoutes = define({
  'POST /interactions': {
    room: 'interactions',
    door: 'person',
    summary: 'Record interactions; 202 means stored for good, but for those that `rejected` names',
    body: recordRequest,
    status: 202,
    reply: recordReply,
    errors: ['request.too-large', 'request.unsupported'],
    again: 'Each known id counts as a duplicate.',
    headers: { 'Content-Encoding': 'gzip is taken' },
  },
  'GET /people/:id/interactions': {
    room: 'interactions',
    door: 'staff',
    summary:
      "A person's timeline, newest first: the kinds that who asks may see. A page may hold fewer than `limit`; `nextCursor` says whether there is more",
    params: byId,
    query: paged,
    status: 200,
    reply: factPage,
    errors: ['person.not-found'],
  },
  'GET /readers': {
    room: 'interactions',
    door: 'staff',
    summary: 'Readers of the stream, and how far they have come (admin)',
    status: 200,
    reply: z.object({ items: z.array(reader) }),
  },
  'POST /readers/:name/replay': {
    room: 'interactions',
    door: 'staff',
    summary: 'Have a reader make its documents anew from the whole stream, in the background (admin)',
    params: byName,
    status: 202,
    reply: reader,
    errors: ['reader.not-found'],
    again: 'While it is under way: how far it has come; nothing changes.',
  },
});
