import { type MessageRun, NO_MESSAGES, withPage, withTold } from '@wanglai/client';
import type { Message, MessageBody } from '@wanglai/contract';

/** A message of mine that the server has not confirmed. */
export interface Pending {
  clientId: string;
  body: MessageBody;
  at: string;
  failed: boolean;
}

/** Its messages are a run without a gap; while some wait ahead of one, read on from the last. */
export interface ThreadState extends MessageRun {
  pending: Pending[];
  hasOlder: boolean;
  loaded: boolean;
}

export type ThreadAction =
  /** The newest page, or one of older ones; `hasOlder` says whether anything lies before it. */
  | { kind: 'page'; items: readonly Message[]; hasOlder: boolean }
  /** Told by itself: over the socket, in answer to what was sent, or read on from the last one. */
  | { kind: 'arrived'; items: readonly Message[] }
  | { kind: 'queued'; pending: Pending }
  | { kind: 'sending'; clientId: string }
  | { kind: 'failed'; clientId: string };

export const EMPTY_THREAD: ThreadState = {
  ...NO_MESSAGES,
  pending: [],
  hasOlder: false,
  loaded: false,
};

/** What a thread shows after something happened. A confirmed message takes the place of its pending twin. */
export function advanceThread(thread: ThreadState, action: ThreadAction): ThreadState {
  switch (action.kind) {
    case 'page': {
      const oldest = thread.messages[0]?.seq;
      const reachesBack = oldest === undefined || action.items.some(({ seq }) => seq < oldest);
      return {
        ...withMessages(thread, withPage(thread, action.items), action.items),
        loaded: true,
        // Fetching the newest page again says nothing about what lies before the oldest one known.
        hasOlder: reachesBack || action.items.length === 0 ? action.hasOlder : thread.hasOlder,
      };
    }
    case 'arrived':
      return withMessages(thread, withTold(thread, action.items), action.items);
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

function withMessages(
  thread: ThreadState,
  { messages, ahead }: MessageRun,
  items: readonly Message[],
): ThreadState {
  const confirmed = new Set(items.map((message) => message.clientId));
  return {
    ...thread,
    messages,
    ahead,
    pending: thread.pending.filter((one) => !confirmed.has(one.clientId)),
  };
}
