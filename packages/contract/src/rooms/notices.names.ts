import { defineNames } from '../define-names';

export const noticesNames = /* @__PURE__ */ defineNames({
  errors: { 'notice.not-found': ['missing', 'There is no such notice.'] },
});
