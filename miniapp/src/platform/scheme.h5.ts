import type { Chrome, Scheme } from './scheme';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

export const systemScheme = (): Scheme => (dark().matches ? 'dark' : 'light');

export function onSystemScheme(listener: (scheme: Scheme) => void): void {
  dark().addEventListener('change', (event) => listener(event.matches ? 'dark' : 'light'));
}

/** In a browser everything is ours: the class on the root is enough, tokens do the rest. */
export function paintChrome({ scheme }: Chrome): void {
  document.documentElement.classList.toggle('theme-dark', scheme === 'dark');
  document.documentElement.classList.toggle('theme-light', scheme === 'light');
}
