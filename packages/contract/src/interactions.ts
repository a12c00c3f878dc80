import { z } from 'zod';
import { CLIENT_EVENT_TYPES, CUSTOM_EVENT_PATTERN, LIMITS, type RecordRequest } from './names';
import { id, instant, pageOf, scalar } from './primitives';

const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'must be a plain name');

const target = z
  .object({
    type: z.string().max(64).optional(),
    id: z.string().max(128).optional(),
    text: z.string().max(LIMITS.targetTextLength).optional(),
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
  sessionId: z.string().min(1).max(LIMITS.sessionIdLength),
  page: z.string().max(LIMITS.pageLength),
  target: target.optional(),
  props: z.record(key, scalar).meta({ maxProperties: LIMITS.propKeys }).optional(),
});

/** Typed as the zod-free interface that devices use; an index signature and optional fields do not infer alike. */
export const recordRequest = z.strictObject({
  sentAt: instant.meta({ description: "The client's clock when it sent this; used to correct skew" }),
  events: z.array(interaction).min(1).max(LIMITS.eventsPerRequest),
}) as unknown as z.ZodType<RecordRequest, RecordRequest>;

export const recordReply = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(z.object({ index: z.int(), code: z.string(), message: z.string() })),
});

/** A fact as it stands on the stream: a client's interaction or one of the server's own (`room.noun-past`). */
export const fact = z.object({
  id: z.string(),
  type: z.string(),
  at: instant,
  receivedAt: instant,
  zone: z.string(),
  personId: id,
  personName: z.string().optional(),
  sessionId: z.string().optional(),
  page: z.string().optional(),
  target: z.record(z.string(), scalar).optional(),
  props: z.record(z.string(), scalar).optional(),
  title: z.string().optional().meta({ description: 'Title of the content acted upon, where there is one' }),
});
export type FactView = z.infer<typeof fact>;
export const factPage = pageOf(fact);

export const liveView = z.object({
  perMinute: z.array(z.object({ at: instant, count: z.int() })),
  recent: z.array(fact),
  online: z.int(),
});
export type LiveView = z.infer<typeof liveView>;
