import type { Message, MessageBody } from '@wanglai/contract';

/** A message of mine that the server has not confirmed. */
export interface Pending {
  clientId: string;
  body: MessageBody;
  at: string;
  failed: boolean;
}

export interface ThreadState {
  /** By `seq`, each once. */
  messages: Message[];
  pending: Pending[];
  hasOlder: boolean;
  loaded: boolean;
}

export type ThreadAction =
  /** The newest page, or one of older ones; `hasOlder` says whether anything lies before it. */
  | { kind: 'page'; items: readonly Message[]; hasOlder: boolean }
  | { kind: 'arrived'; items: readonly Message[] }
  | { kind: 'queued'; pending: Pending }
  | { kind: 'sending'; clientId: string }
  | { kind: 'failed'; clientId: string };

export const EMPTY_THREAD: ThreadState = { messages: [], pending: [], hasOlder: false, loaded: false };

/** What a thread shows after something happened. A confirmed message takes the place of its pending twin. */
export function advanceThread(thread: ThreadState, action: ThreadAction): ThreadState {
  switch (action.kind) {
    case 'page': {
      const oldest = thread.messages[0]?.seq;
      const reachesBack = oldest === undefined || action.items.some(({ seq }) => seq < oldest);
      return {
        ...withMessages(thread, action.items),
        loaded: true,
        // Fetching the newest page again says nothing about what lies before the oldest one known.
        hasOlder: reachesBack || action.items.length === 0 ? action.hasOlder : thread.hasOlder,
      };
    }
    case 'arrived':
      return withMessages(thread, action.items);
    case 'queued':
      return { ...thread, pending: [...thread.pending, action.pending] };
    case 'sending':
    case 'failed':
      return {
        ...thread,
        pending: thread.pending.map((one) =>
          one.clientId === action.clientId ? { ...one, failed: action.kind === 'failed' } : one,
        ),
      };
  }
}

function withMessages(thread: ThreadState, items: readonly Message[]): ThreadState {
  const byId = new Map([...thread.messages, ...items].map((message) => [message.id, message]));
  const confirmed = new Set(items.map((message) => message.clientId));
  return {
    ...thread,
    messages: [...byId.values()].sort((a, b) => a.seq - b.seq),
    pending: thread.pending.filter((one) => !confirmed.has(one.clientId)),
  };
}
