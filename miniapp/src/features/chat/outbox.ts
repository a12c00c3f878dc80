import type { Message } from '@wanglai/contract';
import { call } from '@/shared/session/api';
import { personId } from '@/shared/session/arrive';
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

const put = (change: (drafts: readonly Draft[]) => readonly Draft[]) =>
  outbox.set((kept) => ({ person: personId.get(), drafts: change(mine(kept)) }));
const mark = (clientId: string, state: Draft['state']) =>
  put((drafts) => drafts.map((draft) => (draft.clientId === clientId ? { ...draft, state } : draft)));

/** Takes drafts away whose messages have arrived by another way. */
export const settle = (messages: readonly Message[]) => put((drafts) => unconfirmed(drafts, messages));

/**
 * Sends a draft: over the socket when there is one, else by HTTP. The client id makes a repeat harmless, so that a
 * lost answer is simply sent again. Answers the stored message, or null when it has to wait or was refused.
 */
export async function send(draft: Draft): Promise<Message | null> {
  put((drafts) => [
    ...drafts.filter((other) => other.clientId !== draft.clientId),
    { ...draft, state: 'sending' },
  ]);
  try {
    const message = (await bySocket(draft)) ?? (await byHttp(draft));
    put((drafts) => drafts.filter((other) => other.clientId !== draft.clientId));
    return message;
  } catch (error) {
    mark(draft.clientId, asApiError(error).offline ? 'waiting' : 'failed');
    return null;
  }
}

async function bySocket({ conversationId, clientId, body }: Draft): Promise<Message | null> {
  if (live.state !== 'online') return null;
  const answer = await live.emit('message:send', { conversationId, clientId, body });
  return answer.ok ? answer.message : null;
}

const byHttp = ({ conversationId, clientId, body }: Draft) =>
  call('POST /conversations/:id/messages', { params: { id: conversationId }, body: { clientId, body } });

/** Sends what waited for the network, in the order it was written. */
export async function sendWaiting(): Promise<readonly Message[]> {
  const sent: Message[] = [];
  for (const draft of mine(outbox.get())) {
    if (draft.state === 'failed') continue;
    const message = await send(draft);
    if (message) sent.push(message);
  }
  return sent;
}
