import { type ApiError, deliverMessage } from '@wanglai/client';
import type { Conversation, Message, MessageBody } from '@wanglai/contract';
import { call } from '@/shared/session/api';
import { personId, randomId } from '@/shared/session/arrive';
import { live } from '@/shared/socket';
import { createKeptStore } from '@/shared/state/kept-store';
import { useStore } from '@/shared/state/store';
import { asApiError } from '@/shared/state/use-query';
import { type Draft, unconfirmed } from './thread';

interface Kept {
  person: string;
  drafts: readonly Draft[];
}

/** What was written and not confirmed, also over a restart of the app. */
const outbox = createKeptStore<Kept>('wl.outbox', { person: '', drafts: [] });
const NONE: readonly Draft[] = [];
const mine = (kept: Kept) => (kept.person === personId.get() ? kept.drafts : NONE);
export const useOutbox = () => mine(useStore(outbox));
export const draftsOf = () => mine(outbox.get());

const change = (how: (drafts: readonly Draft[]) => readonly Draft[]) =>
  outbox.set((kept) => {
    const drafts = how(mine(kept));
    return drafts === mine(kept) ? kept : { person: personId.get(), drafts };
  });
const edit = (clientId: string, how: (draft: Draft) => Draft) =>
  change((drafts) =>
    drafts.some((draft) => draft.clientId === clientId)
      ? drafts.map((draft) => (draft.clientId === clientId ? how(draft) : draft))
      : drafts,
  );

/** Takes drafts away whose messages have arrived, by whichever way. */
export const settle = (messages: readonly Message[]) => change((drafts) => unconfirmed(drafts, messages));

type Delivered = (message: Message, begun: Conversation | undefined) => void;
const listeners = new Set<Delivered>();
/** Hears of each message that was sent, and of the conversation that was begun for it; returns the way to stop. */
export function onDelivered(listener: Delivered): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Writes a message down and sends it after those that were written before. */
export function write(body: MessageBody, conversationId: string, clientId = randomId()): void {
  queue({ clientId, conversationId, body, at: new Date().toISOString(), state: 'sending' });
}

/** Sends a refused one again, as the last one. */
export const again = (draft: Draft): void => queue({ ...draft, state: 'sending' });

function queue(draft: Draft): void {
  change((drafts) => [...drafts.filter(({ clientId }) => clientId !== draft.clientId), draft]);
  void flush();
}

const RETRY_MS = 5_000;
let retry: ReturnType<typeof setTimeout> | undefined;
let busy = false;

/**
 * Sends what was written, one after the other in the order it was written: the first that has to wait holds up those
 * behind it. What is refused for good stays and can be sent again by hand.
 */
export async function flush(): Promise<void> {
  if (busy) return;
  busy = true;
  clearTimeout(retry);
  try {
    for (;;) {
      const draft = draftsOf().find(({ state }) => state !== 'failed');
      if (!draft) return;
      edit(draft.clientId, (old) => ({ ...old, state: 'sending' }));
      try {
        const { message, begun } = await deliver(draft);
        for (const listener of [...listeners]) listener(message, begun);
        settle([message]);
      } catch (error) {
        if (passes(asApiError(error))) return wait();
        edit(draft.clientId, (old) => ({ ...old, state: 'failed' }));
      }
    }
  } finally {
    busy = false;
  }
}

function wait(): void {
  change((drafts) =>
    drafts.map((draft) => (draft.state === 'sending' ? { ...draft, state: 'waiting' } : draft)),
  );
  retry = setTimeout(() => void flush(), RETRY_MS);
}

/** No answer, too much at once, or a server that is away: the same message is taken later. */
const passes = ({ offline, status }: ApiError) => offline || status === 429 || status > 500;

const MOST_CONVERSATIONS = 5;

/**
 * Sends a message to its conversation, or to a new one when that is closed. A closed one still knows what it took, so
 * that it is asked first; and the new one is noted before anything is sent to it. So a message whose answer was lost is
 * found wherever it arrived, and never arrives twice.
 */
async function deliver({ clientId, conversationId, body }: Draft) {
  let begun: Conversation | undefined;
  let id = conversationId;
  for (let turn = 1; ; turn++) {
    if (!id) {
      begun = await call('POST /conversations', { body: { kind: 'service' } });
      id = begun.id;
      const noted = id;
      edit(clientId, (old) => ({ ...old, conversationId: noted }));
    }
    try {
      const message = await deliverMessage({ call, live }, { conversationId: id, clientId, body });
      return { message, begun };
    } catch (error) {
      if (asApiError(error).code !== 'conversation.closed' || turn === MOST_CONVERSATIONS) throw error;
      id = '';
    }
  }
}

/** What waits goes out whenever the server is back, whichever page is in front. */
export function startOutbox(): void {
  live.onState((state) => {
    if (state === 'online') void flush();
  });
  personId.subscribe(() => void flush());
  void flush();
}
