import { readText, removeText, writeText } from '@/platform/storage';
import { createStore, type Store } from './store';

export interface KeptStore<T> extends Store<T> {
  /** Takes over what somebody else has kept under its key. */
  reload(): void;
}

/** A store whose value outlives the app, as JSON under `key`; what cannot be read counts as `initial`. */
export function createKeptStore<T>(key: string, initial: T): KeptStore<T> {
  const store = createStore<T>(read(key) ?? initial);
  return {
    ...store,
    reload: () => store.set(read(key) ?? initial),
    set(next) {
      store.set(next);
      const value = store.get();
      if (value === null || value === undefined) removeText(key);
      else writeText(key, JSON.stringify(value));
    },
  };
}

function read<T>(key: string): T | undefined {
  try {
    const text = readText(key);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}
