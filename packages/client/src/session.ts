import type { Session } from '@wanglai/contract';

/** Where the session is kept between launches: one string. */
export interface SessionStore {
  get(): string | null;
  set(text: string | null): void;
}

export interface SessionKeeper {
  readonly current: Session | null;
  signIn(session: Session): void;
  signOut(): void;
  /** Called after each change, also when a refresh renewed the tokens; returns the way to stop. */
  onChange(listener: (session: Session | null) => void): () => void;
}

/** Holds the signed-in session, mirrored to `store`. A store that holds something unreadable counts as empty. */
export function createSession(store: SessionStore): SessionKeeper {
  const listeners = new Set<(session: Session | null) => void>();
  let current = read(store);
  const set = (session: Session | null) => {
    current = session;
    store.set(session ? JSON.stringify(session) : null);
    for (const listener of [...listeners]) listener(session);
  };
  return {
    get current() {
      return current;
    },
    signIn: set,
    signOut: () => set(null),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function read(store: SessionStore): Session | null {
  try {
    const kept = JSON.parse(store.get() ?? 'null') as Session | null;
    return kept?.accessToken && kept.refreshToken ? kept : null;
  } catch {
    return null;
  }
}
