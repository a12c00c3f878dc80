import type { NoticeWords, Page, RoomNames } from './define-names';
import type { ErrorKind } from './error-kinds';
import type { FactKind } from './fact-kind';
import type { StaffRole } from './rooms/identity.names';
import { CUSTOM_EVENT_PATTERN } from './rooms/interactions.names';
import * as exported from './rooms.names';

/** Whatever a room exports under a name that ends in `Names` is its manifest. */
type Manifest = (typeof exported)[Extract<keyof typeof exported, `${string}Names`>];
/** Keys that all rooms together bring for one part of their manifests. */
type KeysOf<Part extends keyof RoomNames, M = Manifest> =
  M extends Record<Part, infer T> ? keyof T & string : never;

const manifests = Object.entries(exported).flatMap(([name, value]) =>
  name.endsWith('Names') ? [value as RoomNames] : [],
);

function registerOf<Part extends keyof RoomNames, Entry>(part: Part): Readonly<Record<KeysOf<Part>, Entry>> {
  return Object.assign({}, ...manifests.map((manifest) => manifest[part]));
}

/** Every code a client can meet, with its kind and what it says; the client translates by code. */
export const ERRORS = registerOf<'errors', readonly [ErrorKind, string]>('errors');
export type ErrorCode = keyof typeof ERRORS;

/** Every type of fact the product knows; `custom:*` stands for what devices name themselves. Asked through `factKindOf`. */
export const FACTS = registerOf<'facts', FactKind>('facts');
export type FactType = keyof typeof FACTS;
export const FACT_TYPES = Object.keys(FACTS) as readonly FactType[];

/** What staff may do, and the roles that may. */
export const ABILITIES = registerOf<'abilities', readonly StaffRole[]>('abilities');
export type Ability = keyof typeof ABILITIES;

/** What staff do that is written down in the audit, and what kind of thing it is done to. */
export const ACTIONS = registerOf<'actions', string>('actions');
export type AuditAction = keyof typeof ACTIONS;

/** Pages of the mini-program by their short names. */
export const PAGES = registerOf<'pages', Page>('pages');
export type PageName = keyof typeof PAGES;

/** Kinds of notices, with their words. */
export const NOTICES = registerOf<'notices', NoticeWords>('notices');
export type NoticeKind = keyof typeof NOTICES;
export const NOTICE_KINDS = Object.keys(NOTICES) as readonly NoticeKind[];

const kinds: ReadonlyMap<string, FactKind> = new Map(Object.entries(FACTS));

/** What the register says of a type; undefined: the product does not know it, and nothing may be concluded from it. */
export const factKindOf = (type: string): FactKind | undefined =>
  kinds.get(type) ?? (CUSTOM_EVENT_PATTERN.test(type) ? FACTS['custom:*'] : undefined);

/** What a role may do. */
export const abilitiesOf = (role: StaffRole): Ability[] =>
  (Object.keys(ABILITIES) as Ability[]).filter((ability) => ABILITIES[ability].includes(role));
