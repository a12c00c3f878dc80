import { colours } from '@wanglai/design';
import { onSystemScheme, paintChrome, type Scheme, systemScheme } from '@/platform/scheme';
import { createKeptStore } from '../state/kept-store';
import { createStore, useStore } from '../state/store';

export type Theme = 'system' | 'light' | 'dark';

export const theme = createKeptStore<Theme>('wl.theme', 'system');
const system = createStore<Scheme>(systemScheme());
onSystemScheme(system.set);

/** What is painted: the person's choice, else the device's. */
export function useScheme(): Scheme {
  const chosen = useStore(theme);
  const own = useStore(system);
  return chosen === 'system' ? own : chosen;
}

export function paint(scheme: Scheme, onTab: boolean): void {
  const { paper, surface, ink3, accent } = colours[scheme];
  paintChrome({ scheme, paper, surface, idle: ink3, chosen: accent }, onTab);
}
