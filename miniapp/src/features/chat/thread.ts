import { lastSeq, type MessageRun, NO_MESSAGES } from '@wanglai/client';
import type { Conversation, Message, MessageBody } from '@wanglai/contract';

export type DraftState = 'sending' | 'waiting' | 'failed';

/** A message of mine that the server has not confirmed. */
export interface Draft {
  clientId: string;
  /** Where it was sent last; empty as long as there is no conversation for it. */
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

/** One conversation, and what of it is on this device. */
export interface Part {
  readonly conversation: Conversation;
  readonly run: MessageRun;
}

/** All conversations of a person, open and closed, which read as one: the one spoken in last stands last. */
export type Thread = readonly Part[];

const spokenAt = ({ conversation, run }: Part): string => {
  const here = (run.ahead.length ? run.ahead : run.messages).slice(-1)[0]?.at ?? '';
  return [here, conversation.lastMessage?.at ?? conversation.updatedAt].sort()[1] as string;
};
const inOrder = (parts: Part[]): Thread =>
  parts.sort(
    (a, b) => spokenAt(a).localeCompare(spokenAt(b)) || a.conversation.id.localeCompare(b.conversation.id),
  );

/** Puts in a conversation, or the newer word on one. What was read stays read, whichever word comes later. */
export function withConversation(thread: Thread, told: Conversation): Thread {
  const known = thread.find(({ conversation }) => conversation.id === told.id);
  const others = thread.filter((part) => part !== known);
  if (!known) return inOrder([...others, { conversation: told, run: NO_MESSAGES }]);
  const newer = told.updatedAt >= known.conversation.updatedAt ? told : known.conversation;
  const readUpTo = {
    person: Math.max(known.conversation.readUpTo.person, told.readUpTo.person),
    staff: Math.max(known.conversation.readUpTo.staff, told.readUpTo.staff),
  };
  return inOrder([...others, { ...known, conversation: { ...newer, readUpTo } }]);
}

/** Changes what is here of a conversation; the same thread when nothing is new, or when it is none of theirs. */
export function withRun(thread: Thread, id: string, change: (run: MessageRun) => MessageRun): Thread {
  const known = partOf(thread, id);
  const run = known && change(known.run);
  if (!known || run === known.run) return thread;
  return inOrder(thread.map((part) => (part === known ? { ...known, run: run as MessageRun } : part)));
}

export const partOf = (thread: Thread, id: string): Part | undefined =>
  thread.find(({ conversation }) => conversation.id === id);

/** Whether there is something to show of it, be it that nothing was said yet. */
const isHere = ({ conversation, run }: Part) => run.messages.length > 0 || conversation.lastMessage === null;
const reachesBack = ({ conversation, run }: Part) =>
  run.messages.length > 0 ? (run.messages[0] as Message).seq === 1 : conversation.lastMessage === null;

/** Whether messages are missing at its end. */
export const lags = ({ conversation, run }: Part): boolean =>
  run.ahead.length > 0 || (conversation.lastMessage?.seq ?? 0) > lastSeq(run);

export interface Sight {
  /** What can be read without a gap, from the newest back. */
  shown: Thread;
  /** Where to read on backwards; undefined at the very beginning. */
  older: Part | undefined;
  /** Newer ones of which nothing is here yet. */
  newer: Thread;
}

/** What a thread shows. A conversation that is not read to its beginning hides the ones before it. */
export function sightOf(thread: Thread): Sight {
  let end = thread.length;
  while (end > 0 && !isHere(thread[end - 1] as Part)) end -= 1;
  let from = end;
  while (from > 0 && isHere(thread[from - 1] as Part)) {
    from -= 1;
    if (!reachesBack(thread[from] as Part)) break;
  }
  const first = thread[from];
  const older = from < end && first && !reachesBack(first) ? first : thread[from - 1];
  if (from === end) return { shown: [], older: thread[thread.length - 1], newer: [] };
  return { shown: thread.slice(from, end), older, newer: thread.slice(end) };
}

export const messagesOf = (parts: Thread): readonly Message[] => parts.flatMap(({ run }) => run.messages);

/** The conversation that takes the next message; none when all are closed. */
export const openOf = (thread: Thread): Conversation | undefined =>
  thread
    .map(({ conversation }) => conversation)
    .reverse()
    .find(({ state }) => state === 'open');

/** Whether there is something unread that is not here. */
export const hidesUnread = ({ conversation, run }: Part): boolean =>
  conversation.unread > 0 &&
  (run.messages[0]?.seq ?? Number.POSITIVE_INFINITY) > conversation.readUpTo.person + 1;

/** The highest number of the other side that is here; 0 for none. */
export function lastOfTheirs({ messages }: MessageRun): number {
  const theirs = messages.filter(({ author }) => author.kind !== 'person');
  return theirs[theirs.length - 1]?.seq ?? 0;
}

/** Drafts that are not among the messages yet. */
export function unconfirmed(drafts: readonly Draft[], messages: readonly Message[]): readonly Draft[] {
  const arrived = new Set(messages.map((message) => message.clientId));
  const left = drafts.filter((draft) => !arrived.has(draft.clientId));
  return left.length === drafts.length ? drafts : left;
}

const DAY_GAP_MS = 30 * 60_000;

/** Whether a time should stand above this one: the first, another day, or half an hour of silence. */
export function startsGroup(previous: { at: string } | undefined, current: { at: string }): boolean {
  if (!previous) return true;
  const [before, now] = [new Date(previous.at), new Date(current.at)];
  return before.toDateString() !== now.toDateString() || now.getTime() - before.getTime() > DAY_GAP_MS;
}
