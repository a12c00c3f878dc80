import { defineNames } from '../define-names';

export const guestbookLimits = { wordsLength: 200 } as const;

export const guestbookNames = /* @__PURE__ */ defineNames({
  errors: { 'guestbook.not-found': ['missing', 'There is no such entry.'] },
  abilities: { 'guestbook.answer': ['operator', 'admin'] },
  facts: {
    'guestbook.signed': {
      by: 'person',
      counts: { active: true, weight: 0, rung: 'create' },
      purpose: 'service',
      target: 'guestbook-entry',
      group: 'talk',
      zh: '在来客簿上留了言',
      en: 'wrote in the guest book',
    },
  },
  pages: {
    guestbook: { path: 'subpackages/guestbook/pages/guestbook/index', zh: '来客簿', en: 'Guest book' },
  },
});
