import { defineNames } from '../define-names';
import type { Scalar } from '../platform.names';

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

export const SESSION_IDLE_MS = 30 * 60_000;

/** Bounds of what devices report. */
export const interactionsLimits = {
  eventsPerRequest: 1_000,
  eventAgeMs: 30 * 86_400_000,
  eventAheadMs: 5 * 60_000,
  sessionIdLength: 64,
  pageLength: 512,
  propKeys: 32,
  propKeyLength: 64,
  propTextLength: 512,
  targetTextLength: 200,
} as const;

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

/** An event that was not taken, by its place in the request; sending it again changes nothing. */
export interface Rejection {
  index: number;
  code: string;
  message: string;
  /** With `interactions.invalid`: the first bad field, as `events.3.type`. */
  path?: string;
}

export interface RecordReply {
  accepted: number;
  duplicates: number;
  rejected: Rejection[];
}

export const interactionsNames = /* @__PURE__ */ defineNames({
  errors: {
    'interactions.invalid': ['invalid', 'Not of the form of an interaction.'],
    'interactions.too-old': ['refused', 'Older than 30 days.'],
    'interactions.in-future': ['refused', 'More than five minutes ahead of the server.'],
    'reader.not-found': ['missing', 'There is no such reader.'],
  },
  abilities: {
    'interactions.replay': ['admin'],
    // That somebody came, and what they tapped.
    'interactions.see-visits': ['operator', 'agent', 'admin'],
    // What they read, like, keep and share.
    'interactions.see-reading': ['operator', 'agent', 'sales', 'admin'],
    // What they said where others can read it.
    'interactions.see-published': ['operator', 'moderator', 'agent', 'admin'],
    // That they talked with the brand.
    'interactions.see-talk': ['operator', 'agent', 'admin'],
    'interactions.see-purchases': ['operator', 'sales', 'admin'],
  },
  actions: { 'interactions.replay-reader': 'reader' },
  facts: {
    launch: {
      by: 'person',
      counts: { active: true, weight: 0 },
      purpose: 'service',
      target: null,
      group: 'visit',
      zh: '打开了小程序',
      en: 'opened the mini-program',
    },
    show: {
      by: 'person',
      counts: { active: true, weight: 0 },
      purpose: 'service',
      target: null,
      group: 'visit',
      zh: '回到了小程序',
      en: 'came back',
    },
    hide: {
      by: 'person',
      counts: { active: false, weight: 0 },
      purpose: 'service',
      target: null,
      group: 'visit',
      zh: '离开了小程序',
      en: 'went away',
    },
    view: {
      by: 'person',
      counts: { active: true, weight: 1 },
      purpose: 'service',
      target: null,
      group: 'read',
      zh: '看了{target}',
      en: 'viewed {target}',
    },
    // What it adds to interests goes by how long it was read: the portrait counts minutes.
    leave: {
      by: 'person',
      counts: { active: false, weight: 0 },
      purpose: 'service',
      target: null,
      group: 'read',
      zh: '看完离开{target}',
      en: 'finished {target}',
    },
    click: {
      by: 'person',
      counts: { active: true, weight: 1 },
      purpose: 'service',
      target: null,
      group: 'tap',
      zh: '点了{target}',
      en: 'tapped {target}',
    },
    exposure: {
      by: 'person',
      counts: { active: false, weight: 0 },
      purpose: 'service',
      target: null,
      group: 'read',
      zh: '刷到了{target}',
      en: 'scrolled past {target}',
    },
    share: {
      by: 'person',
      counts: { active: true, weight: 5, rung: 'curate' },
      purpose: 'service',
      target: null,
      group: 'spread',
      zh: '分享了{target}',
      en: 'shared {target}',
    },
    favourite: {
      by: 'person',
      counts: { active: true, weight: 4, rung: 'curate' },
      purpose: 'service',
      target: null,
      group: 'spread',
      zh: '收藏了{target}',
      en: 'kept {target}',
    },
    search: {
      by: 'person',
      counts: { active: true, weight: 2 },
      purpose: 'service',
      target: null,
      group: 'read',
      zh: '搜索了{target}',
      en: 'searched for {target}',
    },
    signup: {
      by: 'person',
      counts: { active: true, weight: 0 },
      purpose: 'service',
      target: null,
      group: 'visit',
      zh: '完成了注册',
      en: 'signed up',
    },
    // All that CUSTOM_EVENT_PATTERN matches; what they are called stands for `{target}`.
    'custom:*': {
      by: 'person',
      counts: { active: true, weight: 1 },
      purpose: 'service',
      target: null,
      group: 'other',
      zh: '做了{target}',
      en: 'did {target}',
    },
  },
});
