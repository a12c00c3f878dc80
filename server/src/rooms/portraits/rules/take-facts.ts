import {
  assignTags,
  DEFAULT_TAG_RULES,
  type Fact,
  features,
  fold,
  nextReview,
  stageOf,
} from '@wanglai/portrait';
import { announce } from '../../../platform/announcements';
import type { Placed, StoredFact } from '../../interactions';
import { type PortraitDocument, TAG_ASSIGNED } from '../portraits.model';

/** A topic comes among a person's strongest when it is one of the first five, and leaves when it is not one of the first ten. */
const TOP_TOPICS = 5;
const NEAR_TOPICS = 10;
const DAY_MS = 86_400_000;
const LABELS = new Map(DEFAULT_TAG_RULES.map((rule) => [rule.key, rule.label]));

/** A fact as the portrait sees it. */
export interface Seen extends Fact, Placed {
  personId: string | null;
}

/** Always of one shape: while they wait for their turn there are thousands, and a fraction of the whole each. */
export function seen({ position, personId, type, at, zone, sessionId, content, props }: StoredFact): Seen {
  const dwellMs = props?.['dwellMs'];
  return {
    position,
    personId,
    type,
    at: at.getTime(),
    zone,
    sessionId,
    contentId: content?.id,
    topics: content?.topics,
    level: content?.level,
    dwellMs: typeof dwellMs === 'number' ? dwellMs : undefined,
  };
}

/** Folds facts into a person's portrait and draws the conclusions; changes and returns the given document. */
export function takeFacts(document: PortraitDocument, facts: readonly Fact[], now: Date): PortraitDocument {
  fold(document.state, facts);
  const last = facts.at(-1);
  if (last && last.zone !== 'UTC') document.zone = last.zone;
  return conclude(document, now);
}

/** Looks anew at what follows from the portrait at this instant: tags earned and faded, stage, topics, when to look again. */
export function conclude(document: PortraitDocument, now: Date): PortraitDocument {
  const nowMs = now.getTime();
  const found = features(document.state, nowMs, document.zone);
  const held = assignTags(
    found,
    DEFAULT_TAG_RULES,
    { sensitive: document.sensitive, disputed: disputedIn(document), previous: document.tags },
    nowMs,
  );
  const before = new Set(document.tagKeys);
  const earned = held.filter(({ key }) => !before.has(key));
  document.tags = held.map(({ key, since }) => ({ key, since }));
  document.tagKeys = held.map(({ key }) => key);
  document.stage = stageOf(document.state);
  document.topTopics = steady(
    document.topTopics,
    found.interests.map(({ topic }) => topic),
  );
  document.activeDay = Math.floor((document.state.lastAt ?? 0) / DAY_MS);
  document.reviewAt = sooner(
    document.reviewAt,
    nextReview(document.state, held, nowMs, document.zone),
    nowMs,
  );
  if (earned.length)
    document.outbox = [
      ...(document.outbox ?? []),
      ...earned.map(({ key, since }) =>
        announce(`tag:${document._id}:${key}:${since}`, {
          type: TAG_ASSIGNED,
          at: now,
          personId: document._id,
          target: { type: 'tag', id: key, text: LABELS.get(key)?.zh ?? key },
        }),
      ),
    ];
  return document;
}

/** The strongest topics; the list stays as it is while they trade places, so that its index is not rewritten with every click. */
function steady(before: string[], ranked: readonly string[]): string[] {
  const near = new Set(ranked.slice(0, NEAR_TOPICS));
  const full = before.length >= Math.min(TOP_TOPICS, ranked.length);
  return full && before.every((topic) => near.has(topic)) ? before : ranked.slice(0, TOP_TOPICS);
}

/** An appointment that still lies ahead and is early enough stays: looking too early costs less than moving it with every click. */
function sooner(before: Date, wanted: number, nowMs: number): Date {
  const kept = before.getTime();
  return kept > nowMs && kept <= wanted ? before : new Date(wanted);
}

export function disputedIn(document: PortraitDocument): string[] {
  return Object.entries(document.choices).flatMap(([key, choice]) => (choice.disputed ? [key] : []));
}
