import type { Message, ReplyOf } from '@wanglai/contract';
import type { Client } from './client';

/**
 * Messages of one conversation without a gap: what is shown is numbered one after the other, so that whoever reads to
 * the end has read everything. What came too early waits until the ones below it are fetched.
 */
export interface MessageRun {
  /** By `seq`, each once, each one more than the last. */
  readonly messages: readonly Message[];
  /** Above a gap, by `seq`. While there are any, read on from the last of `messages`. */
  readonly ahead: readonly Message[];
}

export const NO_MESSAGES: MessageRun = { messages: [], ahead: [] };

export const lastSeq = ({ messages }: Pick<MessageRun, 'messages'>): number =>
  messages[messages.length - 1]?.seq ?? 0;

/** Adds a page of history: the newest one, or one that borders on what is there. */
export const withPage = (run: MessageRun, page: readonly Message[]): MessageRun =>
  joined(run, page, Math.min(...[...run.messages.slice(0, 1), ...page].map(({ seq }) => seq)));

/** Adds what was told by itself (socket, own sending). It shows at once if nothing is missing before it. */
export const withTold = (run: MessageRun, told: readonly Message[]): MessageRun =>
  joined(run, told, run.messages[0]?.seq ?? 1);

/** The same run when nothing is new. */
function joined(run: MessageRun, more: readonly Message[], from: number): MessageRun {
  const bySeq = new Map([...run.messages, ...run.ahead].map((message) => [message.seq, message]));
  const fresh = more.filter(({ seq }) => seq >= from && !bySeq.has(seq));
  if (!fresh.length) return run;
  for (const message of fresh) bySeq.set(message.seq, message);
  const all = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const gap = all.findIndex(({ seq }, index) => seq !== from + index);
  return gap < 0 ? { messages: all, ahead: [] } : { messages: all.slice(0, gap), ahead: all.slice(gap) };
}

const MOST = 100;

/** Reads everything above a number, oldest first and page by page, until the end or until `take` answers false. */
export async function readToEnd(
  call: Client['call'],
  conversationId: string,
  after: number,
  take: (page: readonly Message[]) => boolean,
): Promise<void> {
  for (let from: number | null = after; from !== null; ) {
    const page: ReplyOf<'GET /conversations/:id/messages'> = await call('GET /conversations/:id/messages', {
      params: { id: conversationId },
      query: { after: from, limit: MOST },
    });
    if (!take(page.items)) return;
    from = page.nextCursor === null ? null : Number(page.nextCursor);
  }
}
