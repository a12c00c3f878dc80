import { z } from 'zod';
import { id, instant, page, pageOf } from '../primitives';
import { byId, define, same } from '../route';
import { opaque, searched, shortText } from '../texts';
import { newFactor } from './identity';
import { STAFF_ROLES } from './identity.names';
import { ACCOUNT_STATES, staffLimits } from './staff.names';

const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'must be 2 to 64 letters, digits, dots, dashes or underlines')
  .meta({ example: 'lin.xiao' });
const password = opaque(staffLimits.passwordMost, staffLimits.passwordLeast);
const linkToken = z.string().regex(/^[\w-]{43}$/, 'is no token of a link');
const code = shortText(24, 6).meta({
  description: 'Six digits of the authenticator, or one of the recovery codes',
});
const role = z.enum(STAFF_ROLES);

export const account = z.object({
  id,
  username: z.string(),
  name: z.string(),
  role,
  state: z.enum(ACCOUNT_STATES),
  secondFactor: z.boolean(),
  signedInAt: instant.nullable(),
  createdAt: instant,
});
export type Account = z.infer<typeof account>;

/** A way in that works once: whoever opens it sets the password of the account. */
export const oneTimeLink = z.object({
  url: z.string().meta({ description: 'Told once; only a hash of it is kept' }),
  expiresAt: instant,
});
export type OneTimeLink = z.infer<typeof oneTimeLink>;

export const accountBody = z.strictObject({ username, name: shortText(40), role });
export const accountPatch = z
  .strictObject({ name: shortText(40).optional(), role: role.optional(), disabled: z.boolean().optional() })
  .refine((body) => Object.keys(body).length > 0, 'must change something');
const accountsQuery = z.strictObject({ ...page, q: searched(60).optional() });

export const auditEntry = z.object({
  id,
  at: instant,
  staff: z.object({ id, name: z.string() }),
  action: z.string().meta({ description: '`room.verb-noun`' }),
  subjects: z.array(z.object({ kind: z.string(), id: z.string().nullable() })),
  requestId: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
const auditQuery = z.strictObject({
  ...page,
  staffId: id.optional(),
  action: z
    .string()
    .regex(/^[a-z-]+\.[a-z-]+$/, 'must be an action such as `staff.invite-member`')
    .max(64)
    .optional(),
  subjectId: opaque(128).optional(),
  from: instant.optional(),
  to: instant.optional(),
});

const ANEW = 'A new link; the former one no longer works.';

/** Who works here: accounts, ways in, second factors, and what was done. */
export const staffRoutes = define({
  'GET /staff/accounts': {
    room: 'staff',
    door: 'staff',
    summary: 'Accounts of staff, by user name (admin)',
    query: accountsQuery,
    status: 200,
    reply: pageOf(account),
  },
  'POST /staff/accounts': {
    room: 'staff',
    door: 'staff',
    summary: 'Invite somebody (admin)',
    body: accountBody,
    status: 201,
    reply: z.object({ account, link: oneTimeLink }),
    errors: ['staff.name-taken'],
    again: `While they have not come: the same account. ${ANEW}`,
  },
  'PATCH /staff/accounts/:id': {
    room: 'staff',
    door: 'staff',
    summary: 'Change name or role, disable or enable (admin); holds at once',
    params: byId,
    body: accountPatch,
    status: 200,
    reply: account,
    errors: ['staff.not-found', 'staff.last-admin'],
    again: same,
  },
  'POST /staff/accounts/:id/link': {
    room: 'staff',
    door: 'staff',
    summary: 'A way in for who was invited or has forgotten their password (admin)',
    params: byId,
    status: 201,
    reply: oneTimeLink,
    errors: ['staff.not-found'],
    again: ANEW,
  },
  'POST /staff/accounts/:id/sign-out': {
    room: 'staff',
    door: 'staff',
    summary: 'End all sessions of an account at once (admin)',
    params: byId,
    status: 204,
    errors: ['staff.not-found'],
    again: same,
  },
  'DELETE /staff/accounts/:id/second-factor': {
    room: 'staff',
    door: 'staff',
    summary: 'Take the second factor off who has lost it (admin)',
    params: byId,
    status: 204,
    errors: ['staff.not-found'],
    again: same,
  },
  'POST /staff/links/look': {
    room: 'staff',
    door: 'public',
    summary: 'Whom a one-time link is for',
    body: z.strictObject({ token: linkToken }),
    status: 200,
    reply: z.object({ name: z.string(), username: z.string(), expiresAt: instant }),
    errors: ['staff.link-spent'],
    again: same,
  },
  'POST /staff/links/use': {
    room: 'staff',
    door: 'public',
    summary: 'Set the password that a one-time link is for; ends all sessions of the account',
    body: z.strictObject({ token: linkToken, password }),
    status: 200,
    reply: z.object({ username: z.string() }),
    errors: ['staff.link-spent'],
    again: 'staff.link-spent: it works once.',
  },
  'GET /staff/me': {
    room: 'staff',
    door: 'staff',
    summary: 'My own account',
    status: 200,
    reply: account.extend({ secondFactorRequired: z.boolean() }),
  },
  'PUT /staff/me/password': {
    room: 'staff',
    door: 'staff',
    summary: 'Change my password; ends all my sessions',
    body: z.strictObject({ present: opaque(staffLimits.passwordMost, 1), next: password }),
    status: 204,
    errors: ['staff.wrong-password'],
    again: 'auth.invalid-token: this session has ended with the others.',
  },
  'POST /staff/me/second-factor': {
    room: 'staff',
    door: 'staff',
    summary: 'Begin a second factor (TOTP, RFC 6238); it counts once a code of it was shown',
    status: 201,
    reply: newFactor,
    errors: ['staff.factor-on'],
    again: 'Another secret; the former one no longer counts.',
  },
  'PUT /staff/me/second-factor': {
    room: 'staff',
    door: 'staff',
    summary: 'Show a code of the second factor that was begun: from now on signing in asks for one',
    body: z.strictObject({ code }),
    status: 204,
    errors: ['staff.factor-on', 'staff.factor-off', 'staff.wrong-code'],
    again: 'staff.factor-on',
  },
  'POST /staff/me/second-factor/off': {
    room: 'staff',
    door: 'staff',
    summary: 'Switch my second factor off, by a code of it',
    body: z.strictObject({ code }),
    status: 204,
    errors: ['staff.factor-off', 'staff.factor-required', 'staff.wrong-code'],
    again: 'staff.factor-off',
  },
  'GET /audit': {
    room: 'staff',
    door: 'staff',
    summary: 'What staff have done, newest first (admin)',
    query: auditQuery,
    status: 200,
    reply: pageOf(auditEntry),
  },
});
