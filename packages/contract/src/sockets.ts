import { z } from 'zod';
import { type Conversation, type Message, sendBody } from './chat';
import type { PlacedCard } from './content';
import { type FactView, recordRequest } from './interactions';
import type { Problem, RecordReply } from './names';
import { id } from './primitives';

/** What the server tells a device. Each is a hint: a device that was away asks `GET /me/pushes` and `GET …/messages?after=`. */
export interface ServerEvents {
  'card:placed': (push: PlacedCard & { id: string }) => void;
  'tag:assigned': (tag: { id: string; key: string; label: string }) => void;
  'message:created': (event: { message: Message }) => void;
  'message:seen': (event: { conversationId: string; by: 'person' | 'staff'; upTo: number }) => void;
  'conversation:changed': (event: { conversation: Conversation }) => void;
  'conversation:typed': (event: { conversationId: string; by: 'person' | 'staff'; name: string }) => void;
  'notice:created': (event: { notice: { id: string; text: string } }) => void;
  'unread:changed': (event: { count: number }) => void;
  'live:happened': (event: { facts: FactView[]; count: number; online: number }) => void;
  'session:expired': () => void;
}

/** Every message of a client is answered with one of these. */
export type Ack<T extends object = object> = ({ ok: true } & T) | { ok: false; error: Problem };

export interface ClientEvents {
  'interactions:record': (
    body: z.input<typeof recordRequest>,
    ack: (reply: Ack<RecordReply>) => void,
  ) => void;
  'message:send': (
    body: z.input<typeof messageSend>,
    ack: (reply: Ack<{ message: Message; repeated: boolean }>) => void,
  ) => void;
  'message:read': (body: z.input<typeof messageRead>, ack: (reply: Ack<{ unread: number }>) => void) => void;
  'conversation:typing': (body: z.input<typeof conversationTyping>, ack: (reply: Ack) => void) => void;
  'live:watch': (body: z.input<typeof liveWatch>, ack: (reply: Ack) => void) => void;
}

export const messageSend = sendBody.extend({ conversationId: id });
export const messageRead = z.strictObject({ conversationId: id, upTo: z.number().int().min(0) });
export const conversationTyping = z.strictObject({ conversationId: id });
export const liveWatch = z.strictObject({ on: z.boolean() });

export const clientMessages = {
  'interactions:record': recordRequest,
  'message:send': messageSend,
  'message:read': messageRead,
  'conversation:typing': conversationTyping,
  'live:watch': liveWatch,
} as const;
