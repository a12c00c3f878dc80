import Taro from '@tarojs/taro';

export const PATHS = {
  home: '/pages/home/index',
  community: '/pages/community/index',
  me: '/pages/me/index',
  article: '/subpackages/content/pages/article/index',
  favourites: '/subpackages/content/pages/favourites/index',
  myData: '/subpackages/my-data/pages/my-data/index',
  chat: '/subpackages/chat/pages/chat/index',
  settings: '/subpackages/account/pages/settings/index',
  about: '/subpackages/account/pages/about/index',
} as const;

/** Mini-programs keep at most ten pages; from here on a new one takes the place of the last. */
const DEEPEST = 8;

function open(url: string): void {
  if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url });
  else void Taro.navigateTo({ url });
}

export const go = {
  home: () => void Taro.switchTab({ url: PATHS.home }),
  article: (id: string) => open(`${PATHS.article}?id=${id}`),
  favourites: () => open(PATHS.favourites),
  myData: () => open(PATHS.myData),
  chat: () => open(PATHS.chat),
  settings: () => open(PATHS.settings),
  about: () => open(PATHS.about),
  /** Back, or home when this page was opened from outside. */
  back() {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else go.home();
  },
};
