import { createHash } from 'node:crypto';
import type { ContentLevel, Scalar, Target } from '@wanglai/contract';

/** A fact of the server's own, carried in the `outbox` of the document that announces it until it stands on the stream. */
export interface Announcement {
  id: string;
  /** `room.noun-past` */
  type: string;
  at: Date;
  /** Whom it is about; null for facts about no person, such as a publication. */
  personId: string | null;
  target?: Target;
  props?: Record<string, Scalar>;
  content?: { id: string; topics: string[]; level: ContentLevel };
}

export interface Announcing {
  outbox?: Announcement[];
}

const NAMESPACE = Buffer.from('6f1f3c9a2b6e4d0f9a4b7c5d8e9f0a1b', 'hex');

/**
 * Makes an announcement whose id comes from its cause (`order:<id>:paid`), so that telling it twice changes nothing.
 * The id is a name-based UUID, version 5 of RFC 9562.
 */
export function announce(cause: string, fact: Omit<Announcement, 'id'>): Announcement {
  const hash = createHash('sha1').update(NAMESPACE).update(cause).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, ...fact };
}
