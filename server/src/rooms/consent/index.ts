import type { Platform, Room } from '../../platform/room';
import type { People } from '../identity';
import { type ConsentChanged, setConsent } from './commands/set-consent';
import { readConsentsOf, readMyConsents } from './queries/read-consents';

export interface Consent extends Room {
  /** `changed` is awaited before the person gets the answer. */
  plug(ports: { changed: ConsentChanged }): void;
}

/** The consumer's switch: what they have granted, for which purpose. The grants themselves stand in the person's record. */
export function createConsent(_platform: Platform, { people }: { people: People }): Consent {
  let changed: ConsentChanged = async () => {};
  return {
    name: 'consent',
    indexes: [],
    open(doors) {
      doors.on('GET /me/consents', (ctx) => readMyConsents(ctx, people));
      doors.on('PUT /me/consents/:purpose', (ctx, { params, body }) =>
        setConsent(ctx, { people, changed }, { purpose: params.purpose, granted: body.granted }),
      );
      doors.on('GET /people/:id/consents', (ctx, { params }) => readConsentsOf(ctx, people, params.id));
    },
    plug(ports) {
      changed = ports.changed;
    },
  };
}
