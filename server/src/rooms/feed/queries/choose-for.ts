import type { Placement } from '../feed.present';
import type { Parts } from '../parts';
import { type Choice, chooseCards, isShort } from '../rules/choose-cards';
import { ask } from './ask';

const SHOWN_LATELY_MS = 86_400_000;
const LOOKED_AT = 30;

/**
 * One content that fits a tag which a person has just earned: never what they have opened, nor what they were shown
 * within a day. A sensitive tag is not named as the reason. Null without `personalisation`, and when nothing fits.
 */
export async function chooseFor(parts: Parts, personId: string, tag: string): Promise<Placement | null> {
  const person = await parts.people.get(personId);
  if (!person?.grants.personalisation) return null;
  const now = parts.now().getTime();
  const question = await ask(parts, person, now);
  const candidates = question.candidates.filter(({ id }) => {
    const sighting = question.seen.get(id);
    return !sighting?.viewedAt && (sighting?.shownAt ?? 0) < now - SHOWN_LATELY_MS;
  });
  const choices = chooseCards({ ...question, candidates, seed: person._id, limit: LOOKED_AT });
  const short = new Set(candidates.filter(isShort).map(({ id }) => id));
  const choice = (tag === 'night-owl' && choices.find(({ id }) => short.has(id))) || choices[0];
  if (!choice) return null;
  return parts.portraits.isSensitive(tag)
    ? settled(choice)
    : { id: choice.id, code: 'tag', tag, short: short.has(choice.id) };
}

/** A single card is no exploration of anything; it is what we would like to show. */
const settled = (choice: Choice): Choice =>
  choice.code === 'explore' ? { ...choice, code: 'editorial' } : choice;
