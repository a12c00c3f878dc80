import { ApiError } from '@wanglai/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { locale } from '../i18n';
import { useStore } from './store';

export interface Query<T> {
  data: T | undefined;
  /** Why the last try failed; data of an earlier one is kept beside it. */
  error: ApiError | undefined;
  loading: boolean;
  reload(): Promise<void>;
  change(next: (old: T) => T): void;
}

/**
 * Loads when mounted and whenever `key` changes; anew, with the old data in place meanwhile, when the language does,
 * for the server words what it sends. An answer that was overtaken is dropped.
 */
export function useQuery<T>(key: string, load: () => Promise<T>): Query<T> {
  const [state, setState] = useState<{ data?: T; error?: ApiError; loading: boolean }>({ loading: true });
  const lang = useStore(locale);
  const loaded = useRef<string>(undefined);
  const turn = useRef(0);
  const loadRef = useRef(load);
  loadRef.current = load;

  const run = useCallback(async (keep: boolean) => {
    const mine = ++turn.current;
    setState((old) => ({ data: keep ? old.data : undefined, loading: true }));
    try {
      const data = await loadRef.current();
      if (mine === turn.current) setState({ data, loading: false });
    } catch (error) {
      if (mine === turn.current)
        setState((old) => ({ data: old.data, error: asApiError(error), loading: false }));
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is loaded
  useEffect(() => {
    void run(loaded.current === key);
    loaded.current = key;
    return () => {
      turn.current++;
    };
  }, [key, lang, run]);

  const reload = useCallback(() => run(true), [run]);
  const change = useCallback(
    (next: (old: T) => T) =>
      setState((old) => (old.data === undefined ? old : { ...old, data: next(old.data) })),
    [],
  );
  return { data: state.data, error: state.error, loading: state.loading, reload, change };
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ApiError({
    type: 'about:blank',
    title: 'fault',
    status: 0,
    code: 'client.fault',
    message,
    requestId: '',
  });
}
