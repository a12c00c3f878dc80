import { type ContentLevel, type Counts, factKindOf } from '@wanglai/contract/names';

export { type ContentLevel, RUNGS, type Rung } from '@wanglai/contract/names';

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

/**
 * How a fact counts, by the register of facts; undefined when the portrait has nothing to learn from it: it is not
 * known, or the brand or the system did it. Called for every fact that is folded: it allocates nothing.
 */
export const kindOf = (type: string): Counts | undefined => factKindOf(type)?.counts ?? undefined;

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
