import type { Locale, Portrait, Tag } from '@wanglai/contract';
import { type AssignedTag, assignTags, DEFAULT_TAG_RULES, features, present } from '@wanglai/portrait';
import { say } from '../../platform/localise';
import type { PortraitDocument } from './portraits.model';

const RULES = new Map(DEFAULT_TAG_RULES.map((rule) => [rule.key, rule]));

export function labelOf(key: string, locale: Locale): string {
  const rule = RULES.get(key);
  return rule ? say(rule.label, locale) : key;
}

export const isSensitive = (tag: string): boolean => RULES.get(tag)?.sensitive ?? false;

/**
 * The tags that hold at this very moment, with their proof, disputed ones among them. Made from the portrait at each
 * reading, so that a habit that has faded is not shown for even a minute longer.
 */
export function tagsOf(document: PortraitDocument, now: Date, locale: Locale, sensitive: boolean): Tag[] {
  if (document.off) return [];
  const found = features(document.state, now.getTime(), document.zone);
  const held = assignTags(found, DEFAULT_TAG_RULES, { sensitive, previous: document.tags }, now.getTime());
  return held.map((tag) => presentTag(tag, document, locale));
}

function presentTag(tag: AssignedTag, document: PortraitDocument, locale: Locale): Tag {
  const choice = document.choices[tag.key];
  return {
    key: tag.key,
    label: labelOf(tag.key, locale),
    confidence: tag.confidence,
    since: new Date(tag.since).toISOString(),
    evidence: { text: say(tag.evidence.text, locale), facts: tag.evidence.facts },
    sensitive: tag.sensitive,
    hidden: choice?.hidden ?? false,
    disputed: choice?.disputed ?? false,
  };
}

/** The portrait as its owner or the brand's people see it. */
export function presentPortrait(
  document: PortraitDocument,
  viewer: { now: Date; locale: Locale; tags: Tag[]; topicLabel(key: string): string },
): Portrait {
  const nowMs = viewer.now.getTime();
  const view = present(document.state, nowMs, document.zone);
  return {
    ...view,
    personId: document._id,
    nightShare14: features(document.state, nowMs, document.zone).nightShare14,
    interests: view.interests.map(({ topic, score, weight }) => ({
      topic,
      label: viewer.topicLabel(topic),
      score,
      weight,
    })),
    recency: {
      ...view.recency,
      lastAt: view.recency.lastAt === null ? null : new Date(view.recency.lastAt).toISOString(),
    },
    totals: { activities: view.totals.activities, pieces: view.totals.pieces },
    tags: viewer.tags,
  };
}
