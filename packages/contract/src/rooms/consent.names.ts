import { defineNames } from '../define-names';

export const PURPOSES = ['service', 'personalisation', 'marketing', 'sensitive', 'sharing'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const consentNames = /* @__PURE__ */ defineNames({
  // Whoever turns to a person must know what they allow.
  abilities: { 'consent.see': ['operator', 'agent', 'sales', 'admin'] },
  errors: { 'consent.not-granted': ['forbidden', 'The person has not granted this purpose.'] },
});
