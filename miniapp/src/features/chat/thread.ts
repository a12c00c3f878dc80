import type { Message, MessageBody } from '@wanglai/contract';

export type DraftState = 'sending' | 'waiting' | 'failed';

/** A message of mine that the server has not confirmed. */
export interface Draft {
  clientId: string;
  conversationId: string;
  body: MessageBody;
  at: string;
  state: DraftState;
}

/** A picture that is still being uploaded; lives in memory only. */
export interface Upload {
  clientId: string;
  preview: string;
  at: string;
  state: 'sending' | 'failed';
}

/** Messages by rising `seq`, each once; what is told twice (socket and history) changes nothing. */
export function merged(known: readonly Message[], more: readonly Message[]): readonly Message[] {
  const have = new Set(known.map((message) => message.id));
  const fresh = more.filter((message) => !have.has(message.id));
  if (!fresh.length) return known;
  return [...known, ...fresh].sort((a, b) => a.seq - b.seq);
}

/** Drafts that are not among the messages yet. */
export function unconfirmed(drafts: readonly Draft[], messages: readonly Message[]): readonly Draft[] {
  const arrived = new Set(messages.map((message) => message.clientId));
  const left = drafts.filter((draft) => !arrived.has(draft.clientId));
  return left.length === drafts.length ? drafts : left;
}

export const lastSeq = (messages: readonly Message[]) => messages[messages.length - 1]?.seq ?? 0;

const DAY_GAP_MS = 30 * 60_000;

/** Whether a time should stand above this one: the first, another day, or half an hour of silence. */
export function startsGroup(previous: { at: string } | undefined, current: { at: string }): boolean {
  if (!previous) return true;
  const [before, now] = [new Date(previous.at), new Date(current.at)];
  return before.toDateString() !== now.toDateString() || now.getTime() - before.getTime() > DAY_GAP_MS;
}
