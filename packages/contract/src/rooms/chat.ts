import { z } from 'zod';
import type { Ack } from '../ack';
import { id, instant, limit, page, pageOf } from '../primitives';
import { byId, define, same } from '../route';
import { longText } from '../texts';
import { chatLimits } from './chat.names';
import { mediaUrl } from './media';

export const messageBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: longText(chatLimits.messageTextLength) }),
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

export const messageSend = sendBody.extend({ conversationId: id });
export const messageRead = z.strictObject({ conversationId: id, upTo: z.number().int().min(0) });
export const conversationTyping = z.strictObject({ conversationId: id });

export const chatMessages = {
  'message:send': messageSend,
  'message:read': messageRead,
  'conversation:typing': conversationTyping,
} as const;
export interface ChatClientEvents {
  'message:send': (
    body: z.input<typeof messageSend>,
    ack: (reply: Ack<{ message: Message; repeated: boolean }>) => void,
  ) => void;
  'message:read': (body: z.input<typeof messageRead>, ack: (reply: Ack<{ unread: number }>) => void) => void;
  'conversation:typing': (body: z.input<typeof conversationTyping>, ack: (reply: Ack) => void) => void;
}
/** A device that was away asks `GET /conversations/:id/messages?after=`. */
export interface ChatServerEvents {
  'message:created': (event: { message: Message }) => void;
  'message:seen': (event: { conversationId: string; by: 'person' | 'staff'; upTo: number }) => void;
  'conversation:changed': (event: { conversation: Conversation }) => void;
  'conversation:typed': (event: { conversationId: string; by: 'person' | 'staff'; name: string }) => void;
  'unread:changed': (event: { count: number }) => void;
}

/** Conversations between consumers and agents. */
export const chatRoutes = define({
  'POST /conversations': {
    room: 'chat',
    door: 'person',
    summary: 'My open service conversation, begun if there is none',
    body: conversationBody,
    status: 200,
    reply: conversation,
    again: 'The same conversation.',
  },
  'GET /conversations': {
    room: 'chat',
    door: 'anyone',
    summary: 'My conversations; for agents the inbox',
    query: conversationQuery,
    status: 200,
    reply: conversationPage,
  },
  'GET /conversations/:id': {
    room: 'chat',
    door: 'anyone',
    summary: 'One conversation',
    params: byId,
    status: 200,
    reply: conversation,
    errors: ['conversation.not-found'],
  },
  'GET /conversations/:id/messages': {
    room: 'chat',
    door: 'anyone',
    summary: 'Messages of a conversation',
    params: byId,
    query: messageQuery,
    status: 200,
    reply: messagePage,
    errors: ['conversation.not-found'],
  },
  'POST /conversations/:id/messages': {
    room: 'chat',
    door: 'anyone',
    summary: 'Send a message',
    params: byId,
    body: sendBody,
    status: 201,
    reply: message,
    errors: ['conversation.not-found', 'conversation.closed', 'media.not-found'],
    again: 'The message that was sent the first time.',
  },
  'PUT /conversations/:id/read': {
    room: 'chat',
    door: 'anyone',
    summary: 'I have read up to here',
    params: byId,
    body: readBody,
    status: 200,
    reply: readReply,
    errors: ['conversation.not-found'],
    again: same,
  },
  'PUT /conversations/:id/assignee': {
    room: 'chat',
    door: 'staff',
    summary: 'Give a conversation to an agent (agent)',
    params: byId,
    body: assigneeBody,
    status: 200,
    reply: conversation,
    errors: ['conversation.not-found', 'staff.not-found'],
    again: same,
  },
  'POST /conversations/:id/close': {
    room: 'chat',
    door: 'staff',
    summary: 'Close a conversation (agent)',
    params: byId,
    status: 200,
    reply: conversation,
    errors: ['conversation.not-found'],
    again: same,
  },
});
