import { z } from 'zod';
import { id, instant, page, pageOf } from '../primitives';
import { byId, define, idempotent, paged, same } from '../route';
import { line, longText, opaque, searched, shortText } from '../texts';
import { CONTENT_KINDS, CONTENT_LEVELS, contentLimits, TOPIC_PATTERN } from './content.names';

/** A run of text with one style. `href` is http(s) only. */
export interface Inline {
  text: string;
  bold?: boolean;
  italic?: boolean;
  code?: boolean;
  href?: string;
}
/** One block of an article: Markdown parsed into data, so that no reader ever handles markup. */
export type Block =
  | { type: 'heading'; level: 2 | 3; inlines: Inline[] }
  | { type: 'paragraph'; inlines: Inline[] }
  | { type: 'image'; src: string; alt: string }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'list'; ordered: boolean; items: Inline[][] }
  | { type: 'code'; text: string }
  | { type: 'rule' };

const inline = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  code: z.boolean().optional(),
  href: z.string().optional(),
});
export const block: z.ZodType<Block> = z
  .lazy(() =>
    z.union([
      z.object({
        type: z.literal('heading'),
        level: z.union([z.literal(2), z.literal(3)]),
        inlines: z.array(inline),
      }),
      z.object({ type: z.literal('paragraph'), inlines: z.array(inline) }),
      z.object({ type: z.literal('image'), src: z.string(), alt: z.string() }),
      z.object({ type: z.literal('quote'), blocks: z.array(block) }),
      z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(inline)) }),
      z.object({ type: z.literal('code'), text: z.string() }),
      z.object({ type: z.literal('rule') }),
    ]),
  )
  .meta({ id: 'Block' });

export const topic = z.object({ key: z.string(), label: z.string(), colour: z.string(), icon: z.string() });
export type Topic = z.infer<typeof topic>;

/** What a feed shows of a content. */
export const card = z.object({
  id,
  kind: z.enum(CONTENT_KINDS),
  title: z.string(),
  summary: z.string(),
  cover: z.string().nullable(),
  topics: z.array(z.object({ key: z.string(), label: z.string() })),
  level: z.enum(CONTENT_LEVELS),
  author: z.string(),
  minutes: z.int(),
  publishedAt: instant.nullable(),
  stats: z.object({ views: z.int(), likes: z.int(), favourites: z.int() }),
  mine: z.object({ liked: z.boolean(), favourited: z.boolean(), progress: z.number() }),
});
export type Card = z.infer<typeof card>;
export const contentBody = z.strictObject({
  kind: z.enum(CONTENT_KINDS),
  title: shortText(60),
  summary: shortText(200, 0),
  body: longText(contentLimits.contentBodyLength),
  cover: z
    .string()
    .max(300)
    .regex(
      /^(\/api\/v1\/media\/[0-9a-f]{32}|https:\/\/[^\s"'<>]+)$/,
      'must be an uploaded picture or an https address',
    )
    .nullable()
    .optional(),
  topics: z
    .array(line().regex(TOPIC_PATTERN, 'must be a short name'))
    .min(1)
    .max(5)
    .meta({ description: 'Keys of `GET /topics`, or new names, which stand there once this is published' }),
  level: z.enum(CONTENT_LEVELS),
});
export type ContentBody = z.infer<typeof contentBody>;

/** A content that is brought from somewhere else, where it is published already. */
export const contentBulkItem = contentBody.extend({
  externalId: shortText(contentLimits.externalIdLength).meta({
    description: 'Its id where it comes from; sending it again changes nothing',
  }),
  author: shortText(60).optional().meta({ description: 'Without it: who sends this' }),
  publishedAt: instant.optional().meta({ description: 'May lie in the past, not ahead; without it: now' }),
});
export type ContentBulkItem = z.infer<typeof contentBulkItem>;
const { $schema: _, ...itemOfBulk } = z.toJSONSchema(contentBulkItem, { io: 'input' });
/** What stands around the items. Each item is checked for itself, so that one of a wrong shape costs no other. */
export const contentBulkBody = z.strictObject({
  items: z.array(z.unknown().meta(itemOfBulk)).min(1).max(contentLimits.bulkItems),
}) as unknown as z.ZodType<{ items: unknown[] }, { items: z.input<typeof contentBulkItem>[] }>;
export const contentBulkResult = z.object({
  index: z.int(),
  state: z.enum(['created', 'existing', 'rejected']).meta({
    description: '`existing`: was there before, and stays as it is',
  }),
  externalId: z.string().optional(),
  id: id.optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  path: z.string().optional().meta({ description: 'With `rejected`: the first bad field' }),
});
export type ContentBulkResult = z.infer<typeof contentBulkResult>;

export const content = card.extend({
  state: z.enum(['draft', 'published', 'withdrawn']),
  blocks: z.array(block),
  body: z.string().optional().meta({ description: 'The Markdown source; staff only' }),
  createdAt: instant,
  updatedAt: instant,
});
export type Content = z.infer<typeof content>;
export const contentPage = pageOf(
  card.extend({ state: z.enum(['draft', 'published', 'withdrawn']), updatedAt: instant }),
);
export const contentQuery = z.strictObject({
  ...page,
  q: searched(60).optional(),
  topic: opaque(40).optional(),
  state: z.enum(['draft', 'published', 'withdrawn']).optional(),
});
export const previewBody = z.strictObject({ body: longText(contentLimits.contentBodyLength, 0) });
export const previewReply = z.object({ blocks: z.array(block), minutes: z.int() });
export const mark = z.object({
  liked: z.boolean(),
  favourited: z.boolean(),
  likes: z.int(),
  favourites: z.int(),
});
export const progressBody = z.strictObject({ ratio: z.number().min(0).max(1) });
export const progressReply = z.object({ ratio: z.number() });

/** Contents, topics, and what people leave on them. */
export const contentRoutes = define({
  'GET /me/favourites': {
    room: 'content',
    door: 'person',
    summary: 'What I have kept',
    query: paged,
    status: 200,
    reply: z.object({ items: z.array(card), nextCursor: z.string().nullable() }),
  },
  'GET /topics': {
    room: 'content',
    door: 'public',
    summary: 'Topics that contents are about',
    status: 200,
    reply: z.object({ items: z.array(topic) }),
  },
  'GET /contents': {
    room: 'content',
    door: 'anyone',
    summary: 'Contents: published ones for consumers, all for operators',
    query: contentQuery,
    status: 200,
    reply: contentPage,
  },
  'POST /contents': {
    room: 'content',
    door: 'staff',
    summary: 'Write a content (operator)',
    body: contentBody,
    status: 201,
    reply: content,
    again: 'With the same Idempotency-Key: the same draft.',
    headers: idempotent,
  },
  'POST /contents/bulk': {
    room: 'content',
    door: 'staff',
    summary: 'Publish many contents at once, with their dates; nobody is pushed any of them (operator)',
    body: contentBulkBody,
    status: 200,
    reply: z.object({
      items: z.array(contentBulkResult).meta({ description: 'One for each item, in their order' }),
    }),
    again:
      'With the same Idempotency-Key: the same reply. Without: each item is `existing`. Nothing is double.',
    headers: idempotent,
  },
  'POST /contents/preview': {
    room: 'content',
    door: 'staff',
    summary: 'See Markdown as readers will (operator)',
    body: previewBody,
    status: 200,
    reply: previewReply,
    again: same,
  },
  'GET /contents/:id': {
    room: 'content',
    door: 'anyone',
    summary: 'One content',
    params: byId,
    status: 200,
    reply: content,
    errors: ['content.not-found'],
  },
  'PUT /contents/:id': {
    room: 'content',
    door: 'staff',
    summary: 'Rewrite a content (operator)',
    params: byId,
    body: contentBody,
    status: 200,
    reply: content,
    errors: ['content.not-found'],
    again: same,
  },
  'POST /contents/:id/publish': {
    room: 'content',
    door: 'staff',
    summary: 'Publish (operator)',
    params: byId,
    status: 200,
    reply: content,
    errors: ['content.not-found'],
    again: same,
  },
  'POST /contents/:id/withdraw': {
    room: 'content',
    door: 'staff',
    summary: 'Withdraw from readers (operator)',
    params: byId,
    status: 200,
    reply: content,
    errors: ['content.not-found', 'content.wrong-state'],
    again: same,
  },
  'PUT /contents/:id/like': {
    room: 'content',
    door: 'person',
    summary: 'Like',
    params: byId,
    status: 200,
    reply: mark,
    errors: ['content.not-found'],
    again: same,
  },
  'DELETE /contents/:id/like': {
    room: 'content',
    door: 'person',
    summary: 'Take a like back',
    params: byId,
    status: 200,
    reply: mark,
    errors: ['content.not-found'],
    again: same,
  },
  'PUT /contents/:id/favourite': {
    room: 'content',
    door: 'person',
    summary: 'Keep',
    params: byId,
    status: 200,
    reply: mark,
    errors: ['content.not-found'],
    again: same,
  },
  'DELETE /contents/:id/favourite': {
    room: 'content',
    door: 'person',
    summary: 'Keep no more',
    params: byId,
    status: 200,
    reply: mark,
    errors: ['content.not-found'],
    again: same,
  },
  'PUT /contents/:id/progress': {
    room: 'content',
    door: 'person',
    summary: 'How far I have read; never falls',
    params: byId,
    body: progressBody,
    status: 200,
    reply: progressReply,
    errors: ['content.not-found'],
    again: same,
  },
});
