import { z } from 'zod';
import { id, instant, page, pageOf, scalar } from '../primitives';
import { byId, define, same } from '../route';
import { opaque, searched } from '../texts';

export const evidence = z.object({
  text: z.string(),
  facts: z.array(
    z.object({
      name: z.string(),
      value: z.union([scalar, z.array(z.string())]),
      unit: z.string().optional(),
    }),
  ),
});
/** A tag with its proof. */
export const tag = z.object({
  key: z.string(),
  label: z.string(),
  confidence: z.number().min(0).max(1),
  since: instant,
  evidence,
  sensitive: z.boolean(),
  hidden: z.boolean(),
  disputed: z.boolean(),
});
export type Tag = z.infer<typeof tag>;
export const tagPatch = z
  .strictObject({ hidden: z.boolean().optional(), disputed: z.boolean().optional() })
  .refine((body) => Object.keys(body).length > 0, 'must change hidden or disputed');

const share = z.number().min(0).max(1);
export const portrait = z.object({
  personId: id,
  habit: z.object({
    heat: z.array(z.array(z.number())).meta({ description: '7 weekdays, Monday first, of 24 local hours' }),
    hours: z.array(z.number()),
    peakHour: z.int().nullable(),
  }),
  activeDays14: z.int(),
  activeNights14: z.int(),
  nightShare14: share,
  interests: z.array(z.object({ topic: z.string(), label: z.string(), score: share, weight: z.number() })),
  level: z.object({ attribute: share, consequence: share, value: share }),
  dwell: z.object({ meanMs: z.number(), readingMs14: z.number() }),
  sessions: z.object({ count14: z.number(), perActiveDay: z.number(), medianMinutes: z.number() }),
  recency: z.object({ lastAt: instant.nullable(), daysSince: z.number().nullable() }),
  engagement: z.object({
    stage: z.enum(['newcomer', 'consume', 'curate', 'create', 'collaborate']),
    counts: z.record(z.string(), z.number()),
    next: z.string().nullable(),
  }),
  totals: z.record(z.string(), z.number()),
  tags: z.array(tag),
});
export type Portrait = z.infer<typeof portrait>;
const habits = { description: 'With `portraits.see-habits`' };
/** A portrait as staff see it: without `portraits.see-habits` it tells nothing of the rhythm of somebody's days. */
export const portraitOfStaff = portrait.extend({
  habit: portrait.shape.habit.optional().meta(habits),
  activeDays14: portrait.shape.activeDays14.optional().meta(habits),
  activeNights14: portrait.shape.activeNights14.optional().meta(habits),
  nightShare14: share.optional().meta(habits),
  dwell: portrait.shape.dwell.optional().meta(habits),
  sessions: portrait.shape.sessions.optional().meta(habits),
  tags: z.array(tag).meta({ description: 'Those that tell of a rhythm: with `portraits.see-habits`' }),
});
export type PortraitOfStaff = z.infer<typeof portraitOfStaff>;

export const tagRule = z.object({
  key: z.string(),
  label: z.string(),
  sensitive: z.boolean(),
  when: z.unknown(),
  evidence: z.string(),
  people: z.int().meta({ description: 'How many people bear the tag now' }),
});
export type TagRuleView = z.infer<typeof tagRule>;

const seen = { description: 'With `portraits.see`' };
export const personRow = z.object({
  id,
  name: z.string(),
  avatar: z.string().nullable(),
  zone: z.string().optional().meta({ description: 'With `identity.see-whereabouts`' }),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  stage: z.string().optional().meta(seen),
  tags: z
    .array(z.object({ key: z.string(), label: z.string() }))
    .optional()
    .meta(seen),
  interests: z
    .array(z.object({ topic: z.string(), label: z.string() }))
    .optional()
    .meta(seen),
});
export type PersonRow = z.infer<typeof personRow>;
export const personPage = pageOf(personRow);

/** Reply to a rebuild: the portrait made anew from the stream, and whether the running one was equal to it. */
export const rebuildReply = z.object({ personId: id, facts: z.int(), equal: z.boolean() });

const byKey = z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9-]{0,47}$/) });

/** What is known of people from the stream. */
export const portraitsRoutes = define({
  'GET /me/portrait': {
    room: 'portraits',
    door: 'person',
    summary: 'What is known of me',
    status: 200,
    reply: portrait,
    errors: ['consent.not-granted'],
  },
  'GET /me/tags': {
    room: 'portraits',
    door: 'person',
    summary: 'My tags, with proof',
    status: 200,
    reply: z.array(tag),
  },
  'PATCH /me/tags/:key': {
    room: 'portraits',
    door: 'person',
    summary: 'Hide or dispute a tag',
    params: byKey,
    body: tagPatch,
    status: 200,
    reply: tag,
    errors: ['tag.not-found'],
    again: same,
  },
  'GET /people': {
    room: 'portraits',
    door: 'staff',
    summary: 'People, last seen first; by a tag for who may see it',
    query: z.strictObject({
      ...page,
      q: searched(40).optional(),
      tag: opaque(48).optional(),
    }),
    status: 200,
    reply: personPage,
  },
  'GET /people/:id/portrait': {
    room: 'portraits',
    door: 'staff',
    summary: "A person's portrait (who may see portraits)",
    params: byId,
    status: 200,
    reply: portraitOfStaff,
    errors: ['person.not-found', 'consent.not-granted'],
  },
  'POST /people/:id/rebuild': {
    room: 'portraits',
    door: 'staff',
    summary: "Make a person's portrait anew from the stream (admin)",
    params: byId,
    status: 200,
    reply: rebuildReply,
    errors: ['person.not-found', 'consent.not-granted'],
    again: same,
  },
  'GET /tag-rules': {
    room: 'portraits',
    door: 'staff',
    summary: 'The rules that tags come from, as far as who asks may see the tags',
    status: 200,
    reply: z.object({ items: z.array(tagRule) }),
  },
});
