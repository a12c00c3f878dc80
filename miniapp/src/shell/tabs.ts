import Taro from '@tarojs/taro';
import { wordsNow } from '@/shared/i18n';
import { shellWords } from './words';

/** The tab bar is the platform's and knows one language: it is told the words of the present one. */
export function nameTabs(): void {
  const t = wordsNow(shellWords);
  [t.home, t.community, t.me].forEach((text, index) => {
    void Taro.setTabBarItem({ index, text })?.catch?.(() => {});
  });
}
