import { defineNames } from '../define-names';

export const STAFF_ROLES = ['operator', 'moderator', 'agent', 'sales', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const identityNames = /* @__PURE__ */ defineNames({
  errors: {
    'identity.wrong-credentials': ['unauthenticated', 'Name or password is wrong.'],
    'identity.locked': ['limited', 'Too many failed attempts; wait before the next one.'],
    'identity.second-factor-needed': ['unauthenticated', 'A code of the second factor is needed, too.'],
    'identity.second-factor-missing': [
      'unauthenticated',
      'A second factor is required here; begin one, then show its first code.',
    ],
    'identity.wrong-code': ['unauthenticated', 'The code is not right, or was used before.'],
    'identity.refresh-reused': [
      'unauthenticated',
      'This refresh token was used before; all devices of its chain are signed out.',
    ],
    'identity.channel-not-configured': ['unavailable', 'This way to sign in is not configured.'],
    'identity.code-refused': ['refused', 'The platform refused the login code.'],
    'identity.channel-unreachable': ['unavailable', 'The platform could not be reached; try again.'],
    'identity.not-merged': ['conflict', 'These two were not merged.'],
    'person.not-found': ['missing', 'There is no such person.'],
    'staff.not-found': ['missing', 'There is no such member of staff.'],
  },
  abilities: {
    'identity.split': ['admin'],
    // The channels somebody comes by, and the ids they were known under.
    'identity.see-contact': ['operator', 'agent', 'admin'],
    // Where somebody is and when they sleep: zone, quiet hours, and the devices and sessions behind facts.
    'identity.see-whereabouts': ['operator', 'admin'],
  },
  actions: { 'identity.split-person': 'person' },
  pages: {
    me: { path: 'pages/me/index', zh: '我的', en: 'Me' },
    settings: { path: 'subpackages/account/pages/settings/index', zh: '设置', en: 'Settings' },
    about: { path: 'subpackages/account/pages/about/index', zh: '关于', en: 'About' },
  },
  notices: {
    'identity.merged': {
      purpose: 'service',
      zh: '你先前的记录已经并入现在的账号；两边授权不一样的，以更严格的为准。',
      en: 'What you did before is part of this account now; where your two sets of permissions differed, the stricter one holds.',
    },
  },
});
