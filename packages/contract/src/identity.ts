import { z } from 'zod';
import { PURPOSES, STAFF_ROLES } from './names';
import { id, instant, locale, text, zone } from './primitives';

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

export const staffSummary = z.object({ id, name: z.string(), role: z.enum(STAFF_ROLES) });
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

export const visitorBody = z.strictObject({ deviceId: z.string().min(8).max(128), zone: zone.optional() });
export const codeBody = z.strictObject({ code: z.string().min(1).max(512), zone: zone.optional() });
export const refreshBody = z.strictObject({ refreshToken: z.string().min(20).max(512) });
export const staffBody = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});
export const demoBody = z.strictObject({
  persona: z.enum(['consumer', ...STAFF_ROLES]),
  name: text(40).optional(),
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
export const mePatch = z
  .strictObject({
    name: text(40).optional(),
    zone: zone.optional(),
    locale: locale.optional(),
    quietHours: quietHours.nullable().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'must change something');

export const purpose = z.enum(PURPOSES);
export const consent = z.object({
  purpose,
  granted: z.boolean(),
  at: instant.nullable(),
  history: z.array(z.object({ granted: z.boolean(), at: instant, via: z.string() })),
});
export type Consent = z.infer<typeof consent>;
export const consentBody = z.strictObject({ granted: z.boolean() });

/** Everything the product holds about one person, one list per kind of record. */
export const personExport = z.object({
  exportedAt: instant,
  person: me,
  consents: z.array(consent),
  records: z.record(z.string(), z.array(z.unknown())),
});

export const about = z.object({
  brand: z.object({ name: z.string(), slogan: z.string(), about: z.string(), logo: z.string().nullable() }),
  demo: z.boolean(),
  personas: z.array(z.object({ name: z.string(), zone: z.string(), habit: z.string() })),
});
export type About = z.infer<typeof about>;
