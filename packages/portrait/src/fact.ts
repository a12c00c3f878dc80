import type { CONTENT_LEVELS } from '@wanglai/contract/names';

export type ContentLevel = (typeof CONTENT_LEVELS)[number];

/** One fact about one person, as the stream holds it. */
export interface Fact {
  /** `view`, `leave` … `custom:<name>`, or a server fact `room.noun-past`. */
  type: string;
  /** Milliseconds UTC, corrected for the skew of the client's clock. */
  at: number;
  /** IANA zone the person was in at that moment; one that Intl does not know counts as UTC. */
  zone: string;
  sessionId?: string;
  contentId?: string;
  topics?: readonly string[];
  level?: ContentLevel;
  /** On `leave`: how long the page was looked at. */
  dwellMs?: number;
}

/** The steps of the engagement ladder a fact can count for. */
export const RUNGS = ['consume', 'curate', 'create', 'collaborate'] as const;
export type Rung = (typeof RUNGS)[number];

export interface FactKind {
  /** Whether it shows that the person was there and did something. */
  active: boolean;
  /** What it adds to the interest in each topic of its content. */
  weight: number;
  rung?: Rung;
}

const active = (weight: number, rung?: Rung): FactKind => ({ active: true, weight, rung });
const passive: FactKind = { active: false, weight: 0 };

const KINDS = new Map<string, FactKind>([
  ['view', active(1)],
  ['click', active(1)],
  ['search', active(2)],
  ['favourite', active(4, 'curate')],
  ['share', active(5, 'curate')],
  ['launch', active(0)],
  ['show', active(0)],
  ['signup', active(0)],
  ['exposure', passive],
  ['hide', passive],
  ['leave', passive],
  ['content.liked', active(3, 'curate')],
  ['content.favourited', active(4, 'curate')],
  ['content.commented', active(4, 'create')],
  ['community.posted', active(4, 'create')],
  ['community.answered', active(4, 'collaborate')],
  ['chat.message-sent', active(1)],
]);

const other = active(1);

/** Rooms that tell what the product did about the person, not what the person did. */
const BOOKKEEPING = /^(identity|consent|portraits|outreach)\./;

/** How a fact counts, or undefined when the portrait has nothing to learn from it. */
export function kindOf(type: string): FactKind | undefined {
  return KINDS.get(type) ?? (BOOKKEEPING.test(type) ? undefined : other);
}

/** A leave counts one per whole minute read, up to three. */
export const dwellWeight = (dwellMs: number): number => Math.min(3, Math.floor(dwellMs / 60_000));

/** 32-bit FNV-1a with the finaliser of MurmurHash3, cut to 30 bits: even, stable, and an int32 in BSON. */
export function hash30(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 2;
}
