import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { Conversation, Message } from '@wanglai/contract';
import { useCallback, useMemo } from 'react';
import { client, useLive } from '../../shared/session';
import { type InboxFilter, type Pages, placeConversation } from './place-conversation';

const PAGE = 30;

export function useConversations(filter: InboxFilter) {
  const list = useInfiniteQuery({
    queryKey: ['conversations', filter],
    queryFn: ({ pageParam }) =>
      client.call('GET /conversations', { query: { ...filter, limit: PAGE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return { list, items };
}

/** What is read stays read: a list may tell of it later than the socket did. */
const furthest = (a: Conversation['readUpTo'], b: Conversation['readUpTo']): Conversation['readUpTo'] => ({
  person: Math.max(a.person, b.person),
  staff: Math.max(a.staff, b.staff),
});

/** Writes a conversation into everything that shows it. */
export function spread(queries: QueryClient, conversation: Conversation): void {
  const staffId = client.session.current?.staff?.id ?? '';
  queries.setQueryData<Conversation>(['conversation', conversation.id], (known) =>
    known ? { ...conversation, readUpTo: furthest(known.readUpTo, conversation.readUpTo) } : conversation,
  );
  for (const query of queries.getQueryCache().findAll({ queryKey: ['conversations'] })) {
    const filter = query.queryKey[1] as InboxFilter;
    queries.setQueryData<Pages>(query.queryKey, (lists) =>
      lists ? placeConversation(lists, conversation, filter, staffId) : lists,
    );
  }
}

/** Keeps all lists in step with what the socket tells. Use once, in the inbox page. */
export function useLiveConversations(): void {
  const queries = useQueryClient();
  useLive(
    'conversation:changed',
    useCallback(
      ({ conversation }: { conversation: Conversation }) => spread(queries, conversation),
      [queries],
    ),
  );
  useLive(
    'message:created',
    useCallback(
      ({ message }: { message: Message }) => {
        const known = queries
          .getQueriesData<Pages>({ queryKey: ['conversations'] })
          .flatMap(([, lists]) => lists?.pages.flatMap((page) => page.items) ?? [])
          .find((one) => one.id === message.conversationId);
        if (!known) return void queries.invalidateQueries({ queryKey: ['conversations'] });
        if ((known.lastMessage?.seq ?? 0) >= message.seq) return;
        const unread = known.unread + (message.author.kind === 'person' ? 1 : 0);
        spread(queries, { ...known, lastMessage: message, unread, updatedAt: message.at });
      },
      [queries],
    ),
  );
  useLive(
    'message:seen',
    useCallback(
      ({ conversationId, by, upTo }: { conversationId: string; by: 'person' | 'staff'; upTo: number }) => {
        queries.setQueryData<Conversation>(['conversation', conversationId], (known) =>
          known
            ? { ...known, readUpTo: { ...known.readUpTo, [by]: Math.max(known.readUpTo[by], upTo) } }
            : known,
        );
      },
      [queries],
    ),
  );
}
