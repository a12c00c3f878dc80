import Taro from '@tarojs/taro';

export type Scheme = 'light' | 'dark';

/** Whether the device itself is light or dark now. */
export function systemScheme(): Scheme {
  try {
    const info = (Taro.getAppBaseInfo?.() ?? Taro.getSystemInfoSync()) as { theme?: string };
    return info.theme === 'dark' ? 'dark' : 'light';
  } catch {
    return 'light';
  }
}

export function onSystemScheme(listener: (scheme: Scheme) => void): void {
  Taro.onThemeChange?.(({ theme }) => listener(theme === 'dark' ? 'dark' : 'light'));
}

export interface Chrome {
  scheme: Scheme;
  paper: string;
  surface: string;
  idle: string;
  chosen: string;
}

/** Paints what the platform draws itself round a page: navigation bar, window ground, tab bar. */
export function paintChrome({ scheme, paper, surface, idle, chosen }: Chrome, onTab: boolean): void {
  const quiet = () => {};
  void Taro.setNavigationBarColor({
    frontColor: scheme === 'dark' ? '#ffffff' : '#000000',
    backgroundColor: paper,
  })?.catch?.(quiet);
  void Taro.setBackgroundColor?.({ backgroundColor: paper })?.catch?.(quiet);
  if (!onTab) return;
  void Taro.setTabBarStyle({
    color: idle,
    selectedColor: chosen,
    backgroundColor: surface,
    borderStyle: scheme === 'dark' ? 'black' : 'white',
  })?.catch?.(quiet);
}
