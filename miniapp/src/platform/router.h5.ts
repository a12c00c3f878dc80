import Taro from '@tarojs/taro';
import { tabs } from '@/rooms.pages';

/**
 * Taro's router mistakes one page for another when the next is asked for before the last is drawn: it may show the
 * wrong one in the end, or both. So a page comes after the other: of the tabs tapped meanwhile only the last, and of the
 * addresses gone to (back, forward, a link) the one that stands in the end.
 */
let onItsWay = false;
let nextTab: string | undefined;
/** The address that the router has gone to last. */
let goneTo = '';

const pathOf = (url = '') => url.split('?')[0];

/**
 * Taro's tab bar is made of links to `javascript:;`, which the pages' security policy refuses with an error at each
 * tap. The tap itself is heard by the bar; only the way to nowhere is taken out of it.
 */
document.addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="javascript:"]') : null;
    if (!link) return;
    event.preventDefault();
    if (!onItsWay) return;
    event.stopPropagation();
    nextTab = tabs[[...document.querySelectorAll('.weui-tabbar__item')].indexOf(link)]?.url;
  },
  true,
);

for (const type of ['popstate', 'hashchange'])
  window.addEventListener(
    type,
    (event) => {
      // Each move tells itself twice; the router sees for itself that it is there already.
      if (onItsWay && window.location.hash !== goneTo) event.stopImmediatePropagation();
    },
    true,
  );

Taro.eventCenter.on('__taroRouterChange', ({ toLocation }: { toLocation: { path: string } }) => {
  goneTo = window.location.hash;
  onItsWay = toLocation.path !== pathOf(Taro.getCurrentInstance().page?.path);
});

function arrived(): void {
  const tab = nextTab;
  onItsWay = false;
  nextTab = undefined;
  if (tab) void Taro.switchTab({ url: tab });
  else if (window.location.hash !== goneTo)
    window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state }));
}
Taro.eventCenter.on('__afterTaroRouterChange', arrived);
Taro.eventCenter.on('__taroRouterNotFound', arrived);
