/**
 * Names and bounds without zod: what the mini-program may bundle.
 * The schemas beside this file are built from these constants, so that they cannot drift apart.
 */

/** What a client may record. Facts of the server's own are named `room.noun-past` and cannot be sent by clients. */
export const CLIENT_EVENT_TYPES = [
  'launch',
  'show',
  'hide',
  'view',
  'leave',
  'click',
  'exposure',
  'share',
  'favourite',
  'search',
  'signup',
] as const;
export type ClientEventType = (typeof CLIENT_EVENT_TYPES)[number] | `custom:${string}`;
export const CUSTOM_EVENT_PATTERN = /^custom:[a-z][a-z0-9-]{0,47}$/;

export const PURPOSES = ['service', 'personalisation', 'marketing', 'sensitive', 'sharing'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CONTENT_KINDS = ['article', 'video', 'case', 'whitepaper', 'event'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** What a topic may be called: a key such as `pour-over`, or a short name in any script. */
export const TOPIC_PATTERN =
  /^(?:[A-Za-z0-9][A-Za-z0-9 &_-]{0,39}|[\p{L}\p{N}][\p{L}\p{M}\p{N} &_-]{0,15})$/u;

/** Means-end level a piece speaks at: what it is, what it does for me, what it means to me. */
export const CONTENT_LEVELS = ['attribute', 'consequence', 'value'] as const;
export type ContentLevel = (typeof CONTENT_LEVELS)[number];

export const STAFF_ROLES = ['operator', 'moderator', 'agent', 'sales', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const TAG_KEYS = [
  'night-owl',
  'early-bird',
  'weekend-reader',
  'binge-reader',
  'deal-hunter',
  'loyal-buyer',
  'helper',
  'spreader',
  'drifting-away',
  'sleep-trouble',
] as const;
export type TagKey = (typeof TAG_KEYS)[number];

export const LIMITS = {
  eventsPerRequest: 1_000,
  requestBytes: 1_048_576,
  eventAgeMs: 30 * 86_400_000,
  eventAheadMs: 5 * 60_000,
  sessionIdLength: 64,
  pageLength: 512,
  propKeys: 32,
  propKeyLength: 64,
  propTextLength: 512,
  targetTextLength: 200,
  messageTextLength: 2_000,
  contentBodyLength: 60_000,
  pageSize: 100,
  imageBytes: 3 * 1_048_576,
} as const;

export const SESSION_IDLE_MS = 30 * 60_000;

export type Scalar = string | number | boolean | null;

/** What was acted upon: its type (`content`, `card`, `button` ...), id, visible text and position in its list. */
export interface Target {
  type?: string;
  id?: string;
  text?: string;
  position?: number;
  [attribute: string]: Scalar | undefined;
}

/** One interaction as a client sends it. `at` is an ISO instant of the client's clock. */
export interface Interaction {
  id: string;
  type: ClientEventType;
  at: string;
  sessionId: string;
  page: string;
  target?: Target;
  props?: Record<string, Scalar>;
}

export interface RecordRequest {
  sentAt: string;
  events: Interaction[];
}

export interface RecordReply {
  accepted: number;
  duplicates: number;
  rejected: { index: number; code: string; message: string }[];
}

/** Where a bad field stands, as a dotted path (`events.3.type`), and what is wrong with it. */
export interface BadField {
  path: string;
  message: string;
}

/** RFC 9457 problem document, as every error reply carries it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  message: string;
  fields?: BadField[];
  requestId: string;
}
