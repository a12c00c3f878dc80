import { z } from 'zod';
import { platformLimits } from './platform.names';
import { interactionsLimits } from './rooms/interactions.names';
import { opaque } from './texts';

/** Ids made by the server: 24 lower-case hex digits, time-ordered. */
export const id = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hex digits')
  .meta({ example: '6740a1f2c3d4e5f60718293a' });
/** An RFC 3339 instant, e.g. `2026-11-21T23:40:00.000Z`. */
export const instant = z.iso.datetime({ offset: true });
export const cursor = opaque(200, 1);
export const zone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_+\-/]*$/, 'must be an IANA time zone')
  .refine(isZone, 'must be an IANA time zone')
  .meta({ example: 'Asia/Shanghai' });
export const locale = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof locale>;
/** A small flat record: what may hang on an interaction without being known beforehand. */
export const scalar = z.union([opaque(interactionsLimits.propTextLength), z.number(), z.boolean(), z.null()]);
export const limit = (most: number = platformLimits.pageSize, usual = 20) =>
  z.coerce.number().int().min(1).max(most).default(usual);
export const page = { cursor: cursor.optional(), limit: limit() };
/** One page of a list; `nextCursor` is null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export const nothing = z.undefined();

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
