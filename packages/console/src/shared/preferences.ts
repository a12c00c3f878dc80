import { useSyncExternalStore } from 'react';

export type Locale = 'zh-CN' | 'en';
/** What the user asked for; `system` follows the machine. */
export type SchemeChoice = 'system' | 'light' | 'dark';

export interface Preferences {
  locale: Locale;
  scheme: SchemeChoice;
}

const KEY = 'wanglai.console.preferences';
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  const usual: Preferences = { locale: 'zh-CN', scheme: 'system' };
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return usual;
  }
}

export const preferences = (): Preferences => current;

/** Changes and keeps preferences of this browser; every `usePreferences` follows. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
