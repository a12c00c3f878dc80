import { roomPages, tabs } from './rooms.pages';

/** Addresses in this file begin without a slash. */
const bare = (url: string) => url.slice(1);
const subpackages = roomPages.flatMap(({ root, pages, preloadAt }) =>
  root && pages ? [{ root, pages: Object.keys(pages).map((name) => `pages/${name}/index`), preloadAt }] : [],
);
const preloading = new Set(subpackages.flatMap(({ preloadAt }) => preloadAt ?? []));

export default defineAppConfig({
  pages: tabs.map(({ url }) => bare(url)),
  subPackages: subpackages.map(({ root, pages }) => ({ root, pages })),
  preloadRule: Object.fromEntries(
    [...preloading].map((url) => [
      bare(url),
      {
        network: 'all',
        packages: subpackages.filter(({ preloadAt }) => preloadAt === url).map(({ root }) => root),
      },
    ]),
  ),
  tabBar: {
    color: '#6f6a62',
    selectedColor: '#b5452c',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: tabs.map(({ url, words, icon }) => ({
      pagePath: bare(url),
      text: words['zh-CN'],
      iconPath: `assets/tab/${icon}.png`,
      selectedIconPath: `assets/tab/${icon}-on.png`,
    })),
  },
  window: {
    navigationBarTitleText: '往来',
    navigationBarBackgroundColor: '#fbfaf7',
    navigationBarTextStyle: 'black',
    backgroundColor: '#fbfaf7',
    backgroundTextStyle: 'dark',
  },
  darkmode: true,
  lazyCodeLoading: 'requiredComponents',
  // Browsers only: Taro hides the page below when a slide has ended, also when one has gone back to it meanwhile.
  animation: false,
});
