import { useDidShow } from '@tarojs/taro';
import type { ApiError } from '@wanglai/client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '@/shared/session/api';
import { usePersonId } from '@/shared/session/arrive';
import { live } from '@/shared/socket';
import { useStore } from '@/shared/state/store';
import { asApiError } from '@/shared/state/use-query';
import { onDelivered, settle } from './outbox';
import { createTalk, type Talk } from './talk';
import { lastOfTheirs, messagesOf, sightOf, type Thread } from './thread';
import { refreshUnread } from './unread';

const TYPING_SHOWN_MS = 4_000;

export interface Conversing {
  /** What can be read without a gap; null until it was asked for. */
  shown: Thread | null;
  error: ApiError | null;
  /** Whether there are older messages than those here. */
  older: boolean;
  /** Name of whoever is typing on the other side, or empty. */
  typing: string;
  open(): Promise<void>;
  /** Throws `ApiError`. */
  loadOlder(): Promise<void>;
}

/** What the person and the brand say to each other: asked for on mount, followed by socket, caught up after each reconnection. */
export function useConversation(): Conversing {
  const person = usePersonId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person has other conversations
  const talk = useMemo(() => {
    const made: Talk = createTalk(call, () => void made.refresh().catch(() => {}));
    return made;
  }, [person]);
  const thread = useStore(talk.thread);
  const sight = useMemo(() => sightOf(thread), [thread]);
  const [asked, setAsked] = useState<Talk | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [typing, setTyping] = useState('');

  const open = useCallback(async () => {
    setError(null);
    try {
      await talk.refresh();
      setAsked(talk);
    } catch (failure) {
      setError(asApiError(failure));
    }
  }, [talk]);
  useEffect(() => void open(), [open]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      live.on('message:created', ({ message }) => {
        if (message.author.kind !== 'person') setTyping('');
        talk.arrived(message);
      }),
      live.on('message:seen', ({ conversationId, by, upTo }) => talk.seen(conversationId, by, upTo)),
      live.on('conversation:changed', ({ conversation }) => talk.placed(conversation)),
      live.on('conversation:typed', ({ by, name }) => {
        if (by !== 'staff') return;
        setTyping(name);
        clearTimeout(timer);
        timer = setTimeout(() => setTyping(''), TYPING_SHOWN_MS);
      }),
      live.onState((state) => {
        if (state === 'online') void open();
      }),
      onDelivered((message, begun) => {
        if (begun) talk.placed(begun);
        talk.arrived(message);
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [talk, open]);

  useEffect(() => settle(messagesOf(thread)), [thread]);
  useReadReceipts(talk, sight.shown);
  return {
    shown: asked === talk ? sight.shown : null,
    error,
    older: sight.older !== undefined,
    typing,
    open,
    loadOlder: talk.loadOlder,
  };
}

/** Tells the server how far was read whenever something of the other side is on the screen. */
function useReadReceipts(talk: Talk, shown: Thread): void {
  const theirs = shown.map(({ conversation, run }) => `${conversation.id}:${lastOfTheirs(run)}`).join();
  const tell = useCallback(() => {
    if (theirs)
      talk
        .markRead()
        .then(refreshUnread)
        .catch(() => {});
  }, [talk, theirs]);
  useEffect(tell, [tell]);
  useDidShow(tell);
}
