import Taro from '@tarojs/taro';
import { tabs } from '@/rooms.pages';
import { wordsNow } from '@/shared/i18n';

/** The tab bar is the platform's and knows one language: it is told the words of the present one. */
export function nameTabs(): void {
  tabs.forEach(({ words }, index) => {
    void Taro.setTabBarItem({ index, text: wordsNow(words) })?.catch?.(() => {});
  });
}
