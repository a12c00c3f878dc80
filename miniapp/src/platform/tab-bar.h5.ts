import Taro from '@tarojs/taro';
import { PATHS } from '@/shared/navigation';

/** In the order of the bar. */
const TABS = [PATHS.home, PATHS.community, PATHS.me];

const pathOf = (url = '') => url.split('?')[0];

let onItsWay = false;
let next: string | undefined;

/**
 * Taro's tab bar is made of links to `javascript:;`, which the pages' security policy refuses with an error at each
 * tap. The tap itself is heard by the bar; only the way to nowhere is taken out of it.
 *
 * And Taro's router mistakes one page for another when a tab is tapped before the page of an earlier tap is drawn: it may
 * show that one in the end, or both. So a page comes after the other, and of the tabs tapped meanwhile only the last.
 */
document.addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="javascript:"]') : null;
    if (!link) return;
    event.preventDefault();
    if (!onItsWay) return;
    event.stopPropagation();
    next = TABS[[...document.querySelectorAll('.weui-tabbar__item')].indexOf(link)];
  },
  true,
);

Taro.eventCenter.on('__taroRouterChange', ({ toLocation }: { toLocation: { path: string } }) => {
  onItsWay = toLocation.path !== pathOf(Taro.getCurrentInstance().page?.path);
});

function arrived(): void {
  onItsWay = false;
  const url = next;
  next = undefined;
  if (url) void Taro.switchTab({ url });
}
Taro.eventCenter.on('__afterTaroRouterChange', arrived);
Taro.eventCenter.on('__taroRouterNotFound', arrived);
