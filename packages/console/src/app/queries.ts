import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@wanglai/client';
import { client } from '../shared/session';

/** An answer that a repeat would not change. */
const final = (error: unknown) => error instanceof ApiError && error.status >= 400 && error.status < 500;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Offline is told by the failure itself, with a button, instead of a page that waits for ever.
      networkMode: 'always',
      retry: (count, error) => !final(error) && count < 1,
      retryDelay: 600,
    },
    mutations: { networkMode: 'always' },
  },
});

let staffId = client.session.current?.staff?.id;
// What one member of staff has seen is not for the next one at the same machine.
client.session.onChange((session) => {
  if (session?.staff?.id === staffId) return;
  staffId = session?.staff?.id;
  queries.clear();
});
