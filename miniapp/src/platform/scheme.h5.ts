import Taro from '@tarojs/taro';
import type { Chrome, Scheme } from './scheme';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

export const systemScheme = (): Scheme => (dark().matches ? 'dark' : 'light');

export function onSystemScheme(listener: (scheme: Scheme) => void): void {
  dark().addEventListener('change', (event) => listener(event.matches ? 'dark' : 'light'));
}

/** In a browser tokens do nearly all by a class on the root; only Taro's tab bar takes its colours by word. */
export function paintChrome({ scheme, surface, idle, chosen }: Chrome, onTab: boolean): void {
  document.documentElement.classList.toggle('theme-dark', scheme === 'dark');
  document.documentElement.classList.toggle('theme-light', scheme === 'light');
  if (!onTab) return;
  void Taro.setTabBarStyle({ color: idle, selectedColor: chosen, backgroundColor: surface })?.catch?.(
    () => {},
  );
}
