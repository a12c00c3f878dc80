import { useDidShow } from '@tarojs/taro';
import type { ApiError } from '@wanglai/client';
import type { Conversation, Message } from '@wanglai/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '@/shared/session/api';
import { usePersonId } from '@/shared/session/arrive';
import { live } from '@/shared/socket';
import { asApiError } from '@/shared/state/use-query';
import { sendWaiting, settle } from './outbox';
import { lastSeq, merged } from './thread';
import { setUnread } from './unread';

const PAGE = 30;
const TYPING_SHOWN_MS = 4_000;

export interface Talk {
  conversation: Conversation | null;
  messages: readonly Message[];
  error: ApiError | null;
  /** Whether there may be older messages than those here. */
  older: boolean;
  /** Name of whoever is typing on the other side, or empty. */
  typing: string;
  open(): Promise<void>;
  loadOlder(): Promise<void>;
  add(messages: readonly Message[]): void;
}

/** The service conversation: opened on mount, followed by socket, caught up by cursor after each reconnection. */
export function useConversation(): Talk {
  const person = usePersonId();
  const [conversation, setConversation] = useState<Conversation | null>(null);
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [older, setOlder] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [typing, setTyping] = useState('');
  const now = useRef({ id: '', messages });
  now.current = { id: conversation?.id ?? '', messages };

  const add = useCallback((more: readonly Message[]) => {
    settle(more);
    setMessages((known) => merged(known, more));
  }, []);

  const open = useCallback(async () => {
    setError(null);
    try {
      const opened = await call('POST /conversations', { body: { kind: 'service' } });
      const page = await call('GET /conversations/:id/messages', {
        params: { id: opened.id },
        query: { limit: PAGE },
      });
      setOlder(page.items.length === PAGE);
      setConversation(opened);
      add(page.items);
      add(await sendWaiting());
    } catch (failure) {
      setError(asApiError(failure));
    }
  }, [add]);

  const catchUp = useCallback(async () => {
    const { id, messages: known } = now.current;
    if (!id) return;
    const query = { after: lastSeq(known), limit: 100 };
    const page = await call('GET /conversations/:id/messages', { params: { id }, query });
    add(page.items);
    add(await sendWaiting());
  }, [add]);

  const loadOlder = useCallback(async () => {
    const { id, messages: known } = now.current;
    const first = known[0];
    if (!id || !first) return;
    const query = { before: first.seq, limit: PAGE };
    const page = await call('GET /conversations/:id/messages', { params: { id }, query });
    setOlder(page.items.length === PAGE);
    add(page.items);
  }, [add]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another person has another conversation
  useEffect(() => {
    setConversation(null);
    setMessages([]);
    void open();
  }, [open, person]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      live.on('message:created', ({ message }) => {
        if (message.conversationId !== now.current.id) return;
        if (message.author.kind !== 'person') setTyping('');
        add([message]);
      }),
      live.on('message:seen', ({ conversationId, by, upTo }) =>
        setConversation((old) =>
          old?.id === conversationId ? { ...old, readUpTo: { ...old.readUpTo, [by]: upTo } } : old,
        ),
      ),
      live.on('conversation:changed', ({ conversation: changed }) =>
        setConversation((old) => (old?.id === changed.id ? changed : old)),
      ),
      live.on('conversation:typed', ({ conversationId, by, name }) => {
        if (conversationId !== now.current.id || by !== 'staff') return;
        setTyping(name);
        clearTimeout(timer);
        timer = setTimeout(() => setTyping(''), TYPING_SHOWN_MS);
      }),
      live.onState((state) => {
        if (state === 'online') catchUp().catch(() => {});
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [add, catchUp]);

  useReadReceipts(conversation, messages);
  return { conversation, messages, error, older, typing, open, loadOlder, add };
}

/** Tells the server how far was read whenever something of the other side is on the screen. */
function useReadReceipts(conversation: Conversation | null, messages: readonly Message[]): void {
  const told = useRef(0);
  const id = conversation?.id;
  const already = conversation?.readUpTo.person ?? 0;
  const upTo = lastSeq(messages.filter((message) => message.author.kind !== 'person'));
  const tell = useCallback(() => {
    if (!id || upTo <= Math.max(told.current, already)) return;
    told.current = upTo;
    call('PUT /conversations/:id/read', { params: { id }, body: { upTo } })
      .then(({ unread }) => setUnread(unread))
      .catch(() => {
        told.current = 0;
      });
  }, [id, upTo, already]);
  useEffect(tell, [tell]);
  useDidShow(tell);
}
