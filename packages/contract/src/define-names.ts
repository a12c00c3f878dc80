import type { ErrorKind } from './error-kinds';
import type { FactKind } from './fact-kind';
import type { Purpose } from './rooms/consent.names';
import type { StaffRole } from './rooms/identity.names';

/** What a product says to people, in both of its languages. */
export interface BothLanguages {
  zh: string;
  en: string;
}

/** A page of the mini-program: where it stands, and its title. */
export interface Page extends BothLanguages {
  path: string;
}

/** A kind of notice: told only to who has granted `purpose`; `{name}` in its words stands for a value that comes with it. */
export interface NoticeWords extends BothLanguages {
  purpose: Purpose;
}

/** What a room brings that needs no schema. Each part is merged over all rooms (registers.ts). */
export interface RoomNames {
  /** Codes a client can meet, with their kind and what they say in English. */
  errors?: Record<string, readonly [ErrorKind, string]>;
  /** Facts it puts on the stream. */
  facts?: Record<string, FactKind>;
  /** What staff may do in it, and the roles that may. */
  abilities?: Record<string, readonly StaffRole[]>;
  /** What staff do in it that is written down, as `room.verb-noun`, and what kind of thing it is done to. */
  actions?: Record<string, string>;
  /** Its pages of the mini-program, by a short name. */
  pages?: Record<string, Page>;
  /** Kinds of notices it tells people. */
  notices?: Record<string, NoticeWords>;
}

/**
 * The manifest of a room, to be exported as `<room>Names`. Keeps the literal types, so that `ErrorCode`, `FactType` and
 * the like are made of them; a part that no register knows does not compile. Devices bundle single constants of a room
 * and not its manifest: mark the call `@__PURE__` and spread nothing in it, else bundlers must keep it.
 */
export function defineNames<const T extends RoomNames>(
  names: T & Record<Exclude<keyof T, keyof RoomNames>, never>,
): T {
  return names;
}
