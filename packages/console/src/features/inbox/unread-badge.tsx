import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { client, useLive } from '../../shared/session';
import { useWords } from '../../shared/words';
import css from './unread-badge.module.css';
import { words } from './words';

const KEY = ['unread'];

/** How many messages of my conversations wait to be read; nothing where none do. */
export default function UnreadBadge() {
  const t = useWords(words);
  const queries = useQueryClient();
  const unread = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const query = { state: 'open', assignee: 'me', limit: 100 } as const;
      const { items } = await client.call('GET /conversations', { query });
      return items.reduce((sum, conversation) => sum + conversation.unread, 0);
    },
  });
  useLive(
    'unread:changed',
    useCallback(({ count }: { count: number }) => queries.setQueryData(KEY, count), [queries]),
  );
  if (!unread.data) return null;
  return (
    <span className={css.unread} role="status" aria-label={t.unread(unread.data)}>
      {unread.data > 99 ? '99+' : unread.data}
    </span>
  );
}
