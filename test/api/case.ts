import type { Client } from '@wanglai/client';
import type { ErrorCode, RouteKey, Routes, StaffRole } from '@wanglai/contract';
import type { ApiWorld } from './world';

/** One call of a route, not yet sent. */
export interface Call {
  /** Whose token is shown; null: nobody's. */
  as: Client | null;
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** JSON, or the bytes of a picture. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** What the documentation promises of a call with an id that is not the caller's to use. */
export interface Foreign {
  what: string;
  call: Call;
  code: ErrorCode;
}

/** What the second sending of a write answers. */
export interface Again {
  /** Done between the two. */
  between?(world: ApiWorld): void;
  /** The refusal that the documentation promises; else the first status. */
  code?: ErrorCode;
  /** The second body where it is neither the first one nor a refusal. */
  body?(first: unknown, second: unknown): void;
  /** Collections in which the second sending may leave something, such as one more session. */
  grows?: readonly string[];
}

/** How one route of the contract is called, and what the contract says of it in prose. */
export interface Case {
  /** Makes what a proper call needs, anew each time, and returns the call. */
  proper(world: ApiWorld): Promise<Call>;
  /** A role of staff that may knock but is turned away with `auth.forbidden`. */
  refused?: StaffRole;
  again?: Again;
  /** A list of the body whose items are taken or refused one by one; what is wrong within one does not refuse the request. */
  oneByOne?: string;
  foreign?(world: ApiWorld): Promise<Foreign[]>;
}

export type RoomOfContract = Routes[RouteKey]['room'];
type RoutesOf<Room extends RoomOfContract> = {
  [Key in RouteKey]: Routes[Key]['room'] extends Room ? Key : never;
}[RouteKey];

/** How the routes of one room are called; one that is left out does not compile. */
export type CasesOf<Room extends RoomOfContract> = { readonly [Key in RoutesOf<Room>]: Case };
/** Of whatever room. */
export type SomeCases = { readonly [Key in RouteKey]?: Case };

/** An id that nothing bears. */
export const NOBODY = 'ffffffffffffffffffffffff';
