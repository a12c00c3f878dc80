import { useQuery } from '@tanstack/react-query';
import type { FactView } from '@wanglai/contract';
import { useCallback, useEffect, useReducer } from 'react';
import { client, live, useLive, useLiveState } from '../../shared/session';
import { useNow } from '../../shared/time';
import { advance, EMPTY_FEED } from './live-feed';

/** The live page's state: what the server tells at the start and after each absence, then what the socket brings. */
export function useLiveFeed() {
  const [feed, dispatch] = useReducer(advance, EMPTY_FEED);
  const query = useQuery({ queryKey: ['live'], queryFn: () => client.call('GET /insights/live') });
  const online = useLiveState() === 'online';
  const now = useNow();

  useEffect(() => {
    if (query.data) dispatch({ kind: 'loaded', view: query.data, now: Date.now() });
  }, [query.data]);
  useEffect(() => {
    if (!online) return;
    void live.emit('live:watch', { on: true });
    return () => {
      void live.emit('live:watch', { on: false });
    };
  }, [online]);
  useLive(
    'live:happened',
    useCallback((event: { facts: FactView[]; count: number; online: number }) => {
      dispatch({ kind: 'happened', ...event, now: Date.now() });
    }, []),
  );
  useEffect(() => dispatch({ kind: 'ticked', now }), [now]);
  return { feed, query, setPaused: (paused: boolean) => dispatch({ kind: 'paused', paused }) };
}
