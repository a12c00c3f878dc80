import type { Content, ContentBody, Topic } from '@wanglai/contract';
import { LIMITS, TOPIC_PATTERN } from '@wanglai/contract/names';

/** What stands in the editor. */
export interface Draft extends Required<Omit<ContentBody, 'cover'>> {
  cover: string | null;
}

export type DraftField = keyof Draft;

export const EMPTY_DRAFT: Draft = {
  kind: 'article',
  title: '',
  summary: '',
  body: '',
  cover: null,
  topics: [],
  level: 'consequence',
};

export const TITLE_LENGTH = 60;
export const SUMMARY_LENGTH = 200;
export const MOST_TOPICS = 5;

export function draftOf(content: Content): Draft {
  const { kind, title, summary, cover, level } = content;
  return {
    kind,
    title,
    summary,
    cover,
    level,
    body: content.body ?? '',
    topics: content.topics.map((one) => one.key),
  };
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return JSON.stringify({ ...EMPTY_DRAFT, ...a }) === JSON.stringify({ ...EMPTY_DRAFT, ...b });
}

/** The fields that the server would refuse, found before asking it. */
export function missingFields(draft: Draft): ('title' | 'body' | 'topics')[] {
  const missing: ('title' | 'body' | 'topics')[] = [];
  const title = draft.title.trim();
  if (!title || title.length > TITLE_LENGTH) missing.push('title');
  if (!draft.body.trim() || draft.body.length > LIMITS.contentBodyLength) missing.push('body');
  const { topics } = draft;
  if (topics.length < 1 || topics.length > MOST_TOPICS || !topics.every((one) => TOPIC_PATTERN.test(one)))
    missing.push('topics');
  return missing;
}

/** Keys of chosen and typed topics; who types the name of a known one means that. */
export function topicsOf(chosen: readonly string[], known: readonly Topic[]): string[] {
  const keys = chosen.map((one) => known.find(({ label }) => label === one.trim())?.key ?? one.trim());
  return [...new Set(keys)].filter(Boolean);
}
