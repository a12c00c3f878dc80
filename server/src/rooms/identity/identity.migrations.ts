import { type Migration, renaming } from '../../platform/mongo/prepare';

export const migrations: readonly Migration[] = [
  renaming('2026-11-26.identity.call collections after the room', {
    people: 'identity.people',
    sessions: 'identity.sessions',
    staff: 'identity.staff',
    sign_in_attempts: 'identity.attempts',
    audit: 'identity.audit',
    erasures: 'identity.erasures',
    epochs: 'identity.epochs',
    settings: 'identity.settings',
  }),
];
