import { charts, colours, type Scheme } from '@wanglai/design';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { usePreferences } from './preferences';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

const subscribe = (listener: () => void) => {
  const query = dark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Light or dark, after the user's choice and the machine's. */
export function useScheme(): Scheme {
  const system = useSyncExternalStore(subscribe, () => dark().matches);
  const { scheme } = usePreferences();
  if (scheme === 'system') return system ? 'dark' : 'light';
  return scheme;
}

/** Marks the document, so that the tokens of the scheme apply to everything incl. what is drawn into the body. */
export function useDocumentScheme(scheme: Scheme): void {
  useEffect(() => {
    document.documentElement.classList.remove('theme-light', 'theme-dark');
    document.documentElement.classList.add(`theme-${scheme}`);
  }, [scheme]);
}

export interface ChartColours {
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  surface: string;
  raised: string;
  accent: string;
  categorical: readonly string[];
  sequential: readonly string[];
}

/** Charts draw on canvas, where CSS variables do not reach. */
export function useChartColours(): ChartColours {
  const scheme = useScheme();
  return useMemo(() => ({ ...colours[scheme], ...charts[scheme] }), [scheme]);
}
