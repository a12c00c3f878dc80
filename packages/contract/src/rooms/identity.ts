import { z } from 'zod';
import { id, instant, locale, zone } from '../primitives';
import { byId, define, same } from '../route';
import { opaque, shortText } from '../texts';
import { consent } from './consent';
import { STAFF_ROLES } from './identity.names';

export const personSummary = z.object({
  id,
  name: z.string(),
  avatar: z.string().nullable(),
  zone: z.string(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  channels: z
    .array(z.string())
    .meta({ description: 'Where this person is known: visitor, wechat, alipay, demo' }),
});
export type PersonSummary = z.infer<typeof personSummary>;

export const staffSummary = z.object({
  id,
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  abilities: z
    .array(z.string())
    .optional()
    .meta({ description: 'What they may do, such as `content.write`; told with sessions' }),
});
export type StaffSummary = z.infer<typeof staffSummary>;

/** A signed-in device. The access token lives minutes, the refresh token once. */
export const session = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: instant,
  person: z.object({ id, name: z.string() }).optional(),
  staff: staffSummary.optional(),
});
export type Session = z.infer<typeof session>;

export const visitorBody = z.strictObject({ deviceId: opaque(128, 8), zone: zone.optional() });
export const codeBody = z.strictObject({ code: opaque(512, 1), zone: zone.optional() });
export const refreshBody = z.strictObject({ refreshToken: opaque(512, 20) });
export const staffBody = z.strictObject({
  username: opaque(64, 1),
  password: opaque(256, 1),
});
export const staffSignInBody = staffBody.extend({
  code: shortText(24, 6)
    .optional()
    .meta({ description: 'Of the second factor, or one of its recovery codes' }),
});
export const newFactor = z.object({
  secret: z.string().meta({ description: 'Base32, for authenticators that read no picture' }),
  uri: z.string().meta({ description: 'otpauth:// for the picture an authenticator reads' }),
  recoveryCodes: z.array(z.string()).meta({ description: 'Each stands for a code once; told only now' }),
});
export type NewFactor = z.infer<typeof newFactor>;
export const demoBody = z.strictObject({
  persona: z.enum(['consumer', ...STAFF_ROLES]),
  name: shortText(40).optional(),
  zone: zone.optional(),
});

const hour = z.number().int().min(0).max(23);
export const quietHours = z
  .strictObject({ from: hour, to: hour })
  .meta({ description: 'Local hours in which nothing is pushed, e.g. 22 to 8; from = to means never quiet' });

export const me = personSummary.extend({
  locale,
  quietHours: quietHours.nullable(),
  mergedFrom: z.array(id),
});
export type Me = z.infer<typeof me>;
/** A person as staff see them: what somebody's work does not need is left out. */
export const personOfStaff = me.extend({
  zone: me.shape.zone.optional().meta({ description: 'With `identity.see-whereabouts`' }),
  quietHours: quietHours.nullable().optional().meta({ description: 'With `identity.see-whereabouts`' }),
  channels: me.shape.channels.optional().meta({ description: 'With `identity.see-contact`' }),
  mergedFrom: me.shape.mergedFrom.optional().meta({ description: 'With `identity.see-contact`' }),
});
export type PersonOfStaff = z.infer<typeof personOfStaff>;
export const mePatch = z
  .strictObject({
    name: shortText(40).optional(),
    zone: zone.optional(),
    locale: locale.optional(),
    quietHours: quietHours.nullable().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'must change something');

/** Everything the product holds about one person, one list per kind of record. */
export const personExport = z.object({
  exportedAt: instant,
  person: me,
  consents: z.array(consent),
  records: z.record(z.string(), z.array(z.unknown())),
  counts: z.record(z.string(), z.int()).meta({ description: 'How many records there are of each kind' }),
});

export const about = z.object({
  brand: z.object({ name: z.string(), slogan: z.string(), about: z.string(), logo: z.string().nullable() }),
  demo: z.boolean(),
  personas: z.array(z.object({ name: z.string(), zone: z.string(), habit: z.string() })),
});
export type About = z.infer<typeof about>;

export interface IdentityServerEvents {
  /** The access token has run out: renew it and connect again. */
  'session:expired': () => void;
}

/** People, staff, sign-in, export and erasure. */
export const identityRoutes = define({
  'GET /about': {
    room: 'identity',
    door: 'public',
    summary: 'The brand, and whether this is a demo',
    status: 200,
    reply: about,
  },
  'POST /auth/visitor': {
    room: 'identity',
    door: 'public',
    summary: 'Sign in as the visitor of a device',
    body: visitorBody,
    status: 200,
    reply: session,
    again: 'The same person, a new session.',
  },
  'POST /auth/wechat': {
    room: 'identity',
    door: 'public',
    summary: 'Sign in with a WeChat login code; with a visitor token, both become one person',
    body: codeBody,
    status: 200,
    reply: session,
    errors: ['identity.channel-not-configured', 'identity.code-refused', 'identity.channel-unreachable'],
    again: 'A login code works once: identity.code-refused.',
  },
  'POST /auth/alipay': {
    room: 'identity',
    door: 'public',
    summary: 'Sign in with an Alipay auth code; with a visitor token, both become one person',
    body: codeBody,
    status: 200,
    reply: session,
    errors: ['identity.channel-not-configured', 'identity.code-refused', 'identity.channel-unreachable'],
    again: 'An auth code works once: identity.code-refused.',
  },
  'POST /auth/refresh': {
    room: 'identity',
    door: 'public',
    summary: 'Exchange a refresh token for a new session',
    body: refreshBody,
    status: 200,
    reply: session,
    errors: ['auth.invalid-token', 'identity.refresh-reused'],
    again:
      'identity.refresh-reused, and the whole chain is signed out (a repeat within seconds by the same device is forgiven).',
  },
  'POST /auth/staff': {
    room: 'identity',
    door: 'public',
    summary: 'Sign in as staff',
    body: staffSignInBody,
    status: 200,
    reply: session,
    errors: [
      'identity.wrong-credentials',
      'identity.locked',
      'identity.second-factor-needed',
      'identity.second-factor-missing',
      'identity.wrong-code',
    ],
    again: 'Another session; with a code: identity.wrong-code, because each counts once.',
  },
  'POST /auth/staff/second-factor': {
    room: 'identity',
    door: 'public',
    summary: 'Begin the second factor that signing in asks for; its first code signs in',
    body: staffBody,
    status: 201,
    reply: newFactor,
    errors: ['identity.wrong-credentials', 'identity.locked', 'identity.second-factor-needed'],
    again: 'Another secret; the former one no longer counts.',
  },
  'POST /auth/demo': {
    room: 'identity',
    door: 'public',
    demoOnly: true,
    summary: 'Sign in as a demo persona',
    body: demoBody,
    status: 200,
    reply: session,
    again: 'With a name: the same persona. Without: a new one.',
  },
  'POST /auth/logout': {
    room: 'identity',
    door: 'public',
    summary: 'End the session of a refresh token',
    body: refreshBody,
    status: 204,
    again: same,
  },
  'GET /staff': {
    room: 'identity',
    door: 'staff',
    summary: 'Who works here',
    status: 200,
    reply: z.object({ items: z.array(staffSummary) }),
  },
  'GET /me': { room: 'identity', door: 'person', summary: 'Who I am here', status: 200, reply: me },
  'PATCH /me': {
    room: 'identity',
    door: 'person',
    summary: 'Change my name, zone, language or quiet hours',
    body: mePatch,
    status: 200,
    reply: me,
    again: same,
  },
  'DELETE /me': {
    room: 'identity',
    door: 'person',
    summary: 'Erase me and everything kept about me',
    status: 204,
    again: 'auth.invalid-token: the token died with the person.',
  },
  'GET /me/export': {
    room: 'identity',
    door: 'person',
    summary: 'Everything kept about me',
    status: 200,
    reply: personExport,
    replyKind: 'stream',
  },
  'GET /people/:id': {
    room: 'identity',
    door: 'staff',
    summary: 'One person, as far as the work of who asks needs it',
    params: byId,
    status: 200,
    reply: personOfStaff,
    errors: ['person.not-found'],
  },
  'POST /people/:id/split': {
    room: 'identity',
    door: 'staff',
    summary: 'Undo a merge (admin)',
    params: byId,
    body: z.strictObject({ sourceId: id }),
    status: 200,
    reply: me,
    errors: ['person.not-found', 'identity.not-merged'],
    again: 'identity.not-merged; nothing changes.',
  },
});
