import { z } from 'zod';
import { instant } from '../primitives';
import { byId, define, same } from '../route';
import { PURPOSES } from './consent.names';

export const purpose = z.enum(PURPOSES);
export const consent = z.object({
  purpose,
  granted: z.boolean(),
  at: instant.nullable(),
  history: z.array(z.object({ granted: z.boolean(), at: instant, via: z.string() })),
});
export type Consent = z.infer<typeof consent>;
export const consentBody = z.strictObject({ granted: z.boolean() });

const byPurpose = z.strictObject({ purpose });

/** What people have granted. */
export const consentRoutes = define({
  'GET /me/consents': {
    room: 'consent',
    door: 'person',
    summary: 'What I have granted, with history',
    status: 200,
    reply: z.array(consent),
  },
  'PUT /me/consents/:purpose': {
    room: 'consent',
    door: 'person',
    summary: 'Grant or withdraw a purpose',
    params: byPurpose,
    body: consentBody,
    status: 200,
    reply: consent,
    again: same,
  },
  'GET /people/:id/consents': {
    room: 'consent',
    door: 'staff',
    summary: "A person's grants, with history (who may see them)",
    params: byId,
    status: 200,
    reply: z.array(consent),
    errors: ['person.not-found'],
  },
});
