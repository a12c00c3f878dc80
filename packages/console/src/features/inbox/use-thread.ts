import { useQuery, useQueryClient } from '@tanstack/react-query';
import { deliverMessage, lastSeq, readToEnd } from '@wanglai/client';
import type { Message, MessageBody } from '@wanglai/contract';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { freshId } from '../../shared/fresh-id';
import { client, live, useLive, useLiveState } from '../../shared/session';
import { advanceThread, EMPTY_THREAD } from './thread-state';

const PAGE = 50;

/** The messages of one conversation: history by cursor, what the socket brings, and what is being sent. */
export function useThread(id: string) {
  const [thread, dispatch] = useReducer(advanceThread, EMPTY_THREAD);
  const [loadingOlder, setLoadingOlder] = useState(false);
  const online = useLiveState() === 'online';
  const last = lastSeq(thread);
  const isBroken = thread.ahead.length > 0;

  const newest = useQuery({
    queryKey: ['thread', id],
    queryFn: () => client.call('GET /conversations/:id/messages', { params: { id }, query: { limit: PAGE } }),
  });
  useEffect(() => {
    if (newest.data)
      dispatch({ kind: 'page', items: newest.data.items, hasOlder: newest.data.nextCursor !== null });
  }, [newest.data]);

  // After an absence, or where something told lies ahead of a gap: everything above the last one, page by page.
  const reached = useRef(0);
  reached.current = last;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a gap that opens or closes is a reason to read on
  useEffect(() => {
    if (!online || reached.current === 0) return;
    let current = true;
    const take = (items: readonly Message[]) => {
      if (current) dispatch({ kind: 'arrived', items });
      return current;
    };
    readToEnd(client.call, id, reached.current, take).catch(() => undefined);
    return () => {
      current = false;
    };
  }, [online, id, isBroken]);

  useLive(
    'message:created',
    useCallback(
      ({ message }: { message: Message }) => {
        if (message.conversationId === id) dispatch({ kind: 'arrived', items: [message] });
      },
      [id],
    ),
  );

  const attempt = async (clientId: string, body: MessageBody) => {
    try {
      dispatch({
        kind: 'arrived',
        items: [await deliverMessage({ call: client.call, live }, { conversationId: id, clientId, body })],
      });
    } catch {
      dispatch({ kind: 'failed', clientId });
    }
  };
  const send = (body: MessageBody) => {
    const clientId = freshId();
    dispatch({ kind: 'queued', pending: { clientId, body, at: new Date().toISOString(), failed: false } });
    void attempt(clientId, body);
  };
  const retry = (clientId: string) => {
    const pending = thread.pending.find((one) => one.clientId === clientId);
    if (!pending) return;
    dispatch({ kind: 'sending', clientId });
    void attempt(clientId, pending.body);
  };
  const loadOlder = useCallback(async () => {
    const before = thread.messages[0]?.seq;
    if (!before) return;
    setLoadingOlder(true);
    try {
      const page = await client.call('GET /conversations/:id/messages', {
        params: { id },
        query: { before, limit: PAGE },
      });
      dispatch({ kind: 'page', items: page.items, hasOlder: page.nextCursor !== null });
    } catch {
      // The button stays; pressing it again is the retry.
    } finally {
      setLoadingOlder(false);
    }
  }, [id, thread.messages]);
  return { thread, newest, send, retry, loadOlder, loadingOlder };
}

const TYPING_MS = 4_000;

/** Who of the other side is typing in this conversation; null again some seconds after the last sign. */
export function useTyping(id: string): string | null {
  const [name, setName] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(
    'conversation:typed',
    useCallback(
      (event: { conversationId: string; by: 'person' | 'staff'; name: string }) => {
        if (event.conversationId !== id || event.by !== 'person') return;
        setName(event.name);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setName(null), TYPING_MS);
      },
      [id],
    ),
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return name;
}

/** Tells the server up to where staff has read, while the thread is really in sight. */
export function useReadMark(id: string, lastSeq: number, readUpTo: number | undefined): void {
  const queries = useQueryClient();
  const told = useRef(0);
  useEffect(() => {
    if (readUpTo === undefined || lastSeq <= Math.max(readUpTo, told.current)) return;
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      told.current = lastSeq;
      client
        .call('PUT /conversations/:id/read', { params: { id }, body: { upTo: lastSeq } })
        .then(() => queries.invalidateQueries({ queryKey: ['conversations'] }))
        .catch(() => {
          told.current = 0;
        });
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [id, lastSeq, readUpTo, queries]);
}
