import { defineNames } from '../define-names';

export const feedNames = /* @__PURE__ */ defineNames({
  pages: { home: { path: 'pages/home/index', zh: '首页', en: 'Home' } },
});
