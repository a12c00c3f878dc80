import { z } from 'zod';
import { id, page } from './primitives';
import type { ErrorCode } from './registers';

/** Who may knock: nobody in particular, a consumer, any member of staff, or either of both. What they may do is the command's matter. */
export type Door = 'public' | 'person' | 'staff' | 'anyone';

export interface Route {
  summary: string;
  room: string;
  door: Door;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** JSON body; `'image'` for the bytes of a picture. */
  body?: z.ZodType | 'image';
  status: 200 | 201 | 202 | 204;
  reply?: z.ZodType;
  /** `'bytes'`: the reply is a picture. `'stream'`: JSON of any length, told piece by piece. */
  replyKind?: 'bytes' | 'stream';
  /** Codes beyond those of the door and of validation. */
  errors?: readonly ErrorCode[];
  /** What sending the same write again does. */
  again?: string;
  /** Only served when the demo is on. */
  demoOnly?: true;
  headers?: Record<string, string>;
}

export const byId = z.strictObject({ id });
export const paged = z.strictObject(page);
/** For `again`: a second sending has no effect. */
export const same = 'The same reply; nothing changes.';
/** For `headers` of a write that takes a key (`IDEMPOTENCY_KEY_PATTERN`), so that sending it twice makes one thing. */
export const idempotent = { 'Idempotency-Key': 'optional, 8 to 64 characters' } as const;
/** The table of a room's routes, to be exported as `<room>Routes`. Keeps the literal types. */
export const define = <const T extends Record<string, Route>>(routes: T) => routes;
