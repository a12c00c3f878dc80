import type { ApiError } from '@wanglai/client';
import type { PlacedCard } from '@wanglai/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { choicesTold, grantChanges } from '@/features/consent/grants';
import { rememberReasons } from '@/features/content/reasons';
import { locale } from '@/shared/i18n';
import { call } from '@/shared/session/api';
import { arrive, usePersonId } from '@/shared/session/arrive';
import { asApiError } from '@/shared/state/use-query';

export interface Feed {
  items: readonly PlacedCard[];
  /** `fresh`: the first page is on its way and there is nothing to show. */
  phase: 'fresh' | 'refreshing' | 'more' | 'idle';
  error: ApiError | null;
  ended: boolean;
  refresh(): Promise<void>;
  more(): void;
}

interface State {
  items: readonly PlacedCard[];
  cursor: string | null;
  phase: Feed['phase'];
  error: ApiError | null;
}

/** The feed of a topic (empty: for me), page by page; a new person or topic begins anew, a new grant or language refreshes. */
export function useFeed(topic: string): Feed {
  const person = usePersonId();
  const [state, setState] = useState<State>({ items: [], cursor: null, phase: 'fresh', error: null });
  const now = useRef(state);
  now.current = state;
  const turn = useRef(0);

  const load = useCallback(
    async (phase: Feed['phase']) => {
      const mine = ++turn.current;
      const from = phase === 'more' ? now.current.cursor : null;
      setState((old) => ({ ...old, phase, error: null, items: phase === 'fresh' ? [] : old.items }));
      try {
        await arrive();
        await choicesTold();
        // Signing in on the way made another person of us, whose turn it is.
        if (mine !== turn.current) return;
        const query = { cursor: from ?? undefined, limit: 10, topic: topic || undefined };
        const page = await call('GET /feed', { query });
        if (mine !== turn.current) return;
        rememberReasons(page.items);
        setState((old) => ({
          items: phase === 'more' ? joined(old.items, page.items) : page.items,
          cursor: page.nextCursor,
          phase: 'idle',
          error: null,
        }));
      } catch (error) {
        if (mine === turn.current) setState((old) => ({ ...old, phase: 'idle', error: asApiError(error) }));
      }
    },
    [topic],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another person has another feed
  useEffect(() => {
    void load('fresh');
    return () => {
      turn.current++;
    };
  }, [load, person]);

  useEffect(() => grantChanges.subscribe(() => void load('refreshing')), [load]);
  useEffect(() => locale.subscribe(() => void load('refreshing')), [load]);

  return {
    ...state,
    ended: state.phase === 'idle' && !state.error && state.cursor === null,
    refresh: useCallback(() => load('refreshing'), [load]),
    more: useCallback(() => {
      const { phase, cursor } = now.current;
      if (phase === 'idle' && cursor) void load('more');
    }, [load]),
  };
}

/** Later pages may repeat a card when the feed has moved on meanwhile. */
function joined(old: readonly PlacedCard[], next: readonly PlacedCard[]): PlacedCard[] {
  const known = new Set(old.map(({ card }) => card.id));
  return [...old, ...next.filter(({ card }) => !known.has(card.id))];
}
