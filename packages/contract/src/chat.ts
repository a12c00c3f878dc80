import { z } from 'zod';
import { LIMITS } from './names';
import { id, instant, limit, page, pageOf, text } from './primitives';

const mediaUrl = z.string().regex(/^\/api\/v1\/media\/[0-9a-f]{32}$/, 'must be an uploaded picture');
export const messageBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: text(LIMITS.messageTextLength) }),
  z.strictObject({
    kind: z.literal('image'),
    url: mediaUrl,
    width: z.number().int().min(1).max(20_000).optional(),
    height: z.number().int().min(1).max(20_000).optional(),
  }),
]);
export type MessageBody = z.infer<typeof messageBody>;

export const author = z.object({
  kind: z.enum(['person', 'staff', 'system']),
  id: z.string(),
  name: z.string(),
});
export const message = z.object({
  id: z.string(),
  conversationId: id,
  seq: z.int().meta({ description: 'Rises within its conversation; the cursor of history' }),
  clientId: z.string(),
  author,
  body: messageBody,
  at: instant,
});
export type Message = z.infer<typeof message>;

export const conversation = z.object({
  id,
  kind: z.enum(['service']),
  state: z.enum(['open', 'closed']),
  person: z.object({ id, name: z.string(), avatar: z.string().nullable() }),
  assignee: z.object({ id, name: z.string() }).nullable(),
  lastMessage: message.nullable(),
  unread: z.int(),
  readUpTo: z.object({ person: z.int(), staff: z.int() }),
  updatedAt: instant,
});
export type Conversation = z.infer<typeof conversation>;
export const conversationBody = z.strictObject({ kind: z.literal('service') });
export const conversationPage = pageOf(conversation);
export const conversationQuery = z.strictObject({
  ...page,
  state: z.enum(['open', 'closed']).optional(),
  assignee: z.enum(['me', 'none', 'all']).optional(),
});
/** `after`: messages with a higher `seq`, oldest first; `before`: the ones just below, newest first; neither: the newest page. */
export const messageQuery = z.strictObject({
  after: z.coerce.number().int().min(0).optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: limit(100, 50),
});
export const messagePage = z.object({ items: z.array(message), nextCursor: z.string().nullable() });
export const sendBody = z.strictObject({
  clientId: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be letters, digits, - or _'),
  body: messageBody,
});
export type SendBody = z.infer<typeof sendBody>;
export const readBody = z.strictObject({ upTo: z.number().int().min(0) });
export const readReply = z.object({ unread: z.int() });
export const assigneeBody = z.strictObject({ staffId: id.nullable() });
export const media = z.object({ id: z.string(), url: z.string(), width: z.int(), height: z.int() });
export type Media = z.infer<typeof media>;
