import type { Platform, Room } from '../../platform/room';
import type { Identity } from '../identity';
import { setConsent } from './commands/set-consent';
import { readConsentsOf, readMyConsents } from './queries/read-consents';

/** The consumer's switch: what they have granted, for which purpose. */
export function createConsent({ house }: Platform, { identity }: { identity: Identity }): Room {
  const { people } = identity;
  return {
    name: 'consent',
    collections: [],
    open(doors) {
      doors.on('GET /me/consents', (ctx) => readMyConsents(ctx, people));
      doors.on('PUT /me/consents/:purpose', (ctx, { params, body }) =>
        setConsent(ctx, { people, house }, { purpose: params.purpose, granted: body.granted }),
      );
      doors.on('GET /people/:id/consents', (ctx, { params }) => readConsentsOf(ctx, people, params.id));
    },
    // The grants stand in the person's own record, which identity keeps.
    people: null,
  };
}
