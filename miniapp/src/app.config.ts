export default defineAppConfig({
  pages: ['pages/home/index', 'pages/community/index', 'pages/me/index'],
  subPackages: [
    { root: 'subpackages/content', pages: ['pages/article/index', 'pages/favourites/index'] },
    { root: 'subpackages/my-data', pages: ['pages/my-data/index'] },
    { root: 'subpackages/chat', pages: ['pages/chat/index'] },
    { root: 'subpackages/account', pages: ['pages/settings/index', 'pages/about/index'] },
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['subpackages/content'] } },
  tabBar: {
    color: '#6f6a62',
    selectedColor: '#b5452c',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tab/home.png',
        selectedIconPath: 'assets/tab/home-on.png',
      },
      {
        pagePath: 'pages/community/index',
        text: '社区',
        iconPath: 'assets/tab/users.png',
        selectedIconPath: 'assets/tab/users-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'assets/tab/user.png',
        selectedIconPath: 'assets/tab/user-on.png',
      },
    ],
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
