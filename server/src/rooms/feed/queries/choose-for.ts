import type { PlacedCard } from '@wanglai/contract';
import { DEFAULT_TAG_RULES } from '@wanglai/portrait';
import { tagInWords } from '../feed.present';
import type { Parts } from '../parts';
import { type Choice, chooseCards, isShort } from '../rules/choose-cards';
import { knowPerson } from './know-person';
import { place } from './read-feed';

const SENSITIVE: ReadonlySet<string> = new Set(
  DEFAULT_TAG_RULES.filter(({ sensitive }) => sensitive).map(({ key }) => key),
);
const SHOWN_LATELY_MS = 86_400_000;
const LOOKED_AT = 30;

export interface Why {
  /** The tag that was just earned: the reason names it, unless it is a sensitive one. */
  tag?: string;
  /** The content in question: that one or none. */
  contentId?: string;
}

/**
 * One fitting card to place before a person, with its reason in the person's language: never what they have opened,
 * nor what they were shown within a day. Null without `personalisation`, and when nothing fits.
 */
export async function chooseFor(parts: Parts, personId: string, why: Why = {}): Promise<PlacedCard | null> {
  const person = await parts.people.get(personId);
  if (!person?.grants.personalisation) return null;
  const now = parts.now().getTime();
  const known = await knowPerson(parts, person);
  const candidates = parts.content.candidates().filter(({ id }) => {
    if (why.contentId !== undefined && id !== why.contentId) return false;
    const sighting = known.seen.get(id);
    return !sighting?.viewedAt && (sighting?.shownAt ?? 0) < now - SHOWN_LATELY_MS;
  });
  const choices = chooseCards({ candidates, ...known, now, seed: person._id, limit: LOOKED_AT });
  const short = new Set(candidates.filter(isShort).map(({ id }) => id));
  const choice = (why.tag === 'night-owl' && choices.find(({ id }) => short.has(id))) || choices[0];
  if (!choice) return null;
  const [placed] = await place(parts, person._id, person.locale, [settled(choice)]);
  if (!placed) return null;
  if (why.tag === undefined || SENSITIVE.has(why.tag)) return placed;
  const label = parts.portraits.tagLabel(why.tag, person.locale);
  return { ...placed, reason: tagInWords(why.tag, label, short.has(choice.id), person.locale) };
}

/** A single card is no exploration of anything; it is what we would like to show. */
const settled = (choice: Choice): Choice =>
  choice.code === 'explore' ? { ...choice, code: 'editorial' } : choice;
