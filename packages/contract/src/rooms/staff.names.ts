import { defineNames } from '../define-names';

export const staffLimits = { passwordLeast: 10, passwordMost: 256 } as const;

/** What an account can be in. */
export const ACCOUNT_STATES = ['invited', 'active', 'disabled'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export const staffNames = /* @__PURE__ */ defineNames({
  errors: {
    'staff.name-taken': ['conflict', 'Somebody else has this user name.'],
    'staff.last-admin': ['conflict', 'Without this account nobody could administer the house.'],
    'staff.link-spent': ['refused', 'This link was used, or has run out; ask for a new one.'],
    'staff.wrong-code': ['refused', 'The code is not right, or was used before.'],
    'staff.wrong-password': ['refused', 'The present password is wrong.'],
    'staff.factor-on': ['conflict', 'A second factor is on already; switch it off first.'],
    'staff.factor-off': ['conflict', 'No second factor was begun.'],
    'staff.factor-required': ['conflict', 'A second factor is required here and cannot be switched off.'],
  },
  abilities: { 'staff.administer': ['admin'], 'staff.audit': ['admin'] },
  actions: {
    'staff.invite-member': 'staff',
    'staff.change-member': 'staff',
    'staff.give-link': 'staff',
    'staff.sign-out-member': 'staff',
    'staff.take-factor-off': 'staff',
    // What somebody does to their own account.
    'staff.set-password': 'staff',
    'staff.change-password': 'staff',
    'staff.switch-factor-on': 'staff',
    'staff.switch-factor-off': 'staff',
  },
});
