import { randomBytes } from 'node:crypto';
import type { Locale, PlacedCard } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { decodeCursor, encodeCursor } from '../../../platform/pages';
import { type Placement, reasonInWords } from '../feed.present';
import type { Parts } from '../parts';
import { type Choice, chooseCards } from '../rules/choose-cards';
import { ask } from './ask';

/** A list is chosen so many cards at a time, and ends with so many; a new one begins with the next look from above. */
const CARDS_AT_ONCE = 60;
const MOST_CARDS = 1_200;

interface Query {
  cursor?: string;
  limit: number;
  topic?: string;
}
interface Page {
  items: PlacedCard[];
  nextCursor: string | null;
}

/**
 * Cards for a person, each with its reason. Without `personalisation` nothing known of the person is used: the newest
 * published contents, reason `editorial`. Pages of one list fit together; a cursor from before a change of that grant
 * begins the other list.
 */
export function readFeed(parts: Parts, ctx: Ctx<PersonActor>, query: Query): Promise<Page> {
  const place = query.cursor === undefined ? undefined : placeOf(query.cursor);
  return ctx.actor.grants.personalisation
    ? readPersonal(parts, ctx, query, place?.list === 'personal' ? place : undefined)
    : readEditorial(parts, ctx, query, place?.list === 'editorial' ? place : undefined);
}

type Place =
  | { list: 'personal'; offset: number; seed: string }
  | { list: 'editorial'; publishedAt: number; id: string };

function placeOf(cursor: string): Place {
  const [list, number, text] = decodeCursor({ cursor }, 'string', 'number', 'string');
  if (list === 'p' && Number.isSafeInteger(number) && number >= 0 && /^[0-9a-f]{16}$/.test(text))
    return { list: 'personal', offset: number, seed: text };
  if (list === 'e') return { list: 'editorial', publishedAt: number, id: text };
  throw new AppError('request.invalid', {
    fields: [{ path: 'cursor', message: 'is not a cursor of this list' }],
  });
}

async function readEditorial(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  { limit, topic }: Query,
  after: Extract<Place, { list: 'editorial' }> | undefined,
): Promise<Page> {
  const rest = parts.content
    .candidates()
    .filter(
      (one) =>
        (!topic || one.topics.includes(topic)) &&
        (!after ||
          one.publishedAt < after.publishedAt ||
          (one.publishedAt === after.publishedAt && one.id < after.id)),
    );
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const choices = page.map(({ id }): Choice => ({ id, code: 'editorial' }));
  return {
    items: await standing(parts, ctx, choices),
    nextCursor: last && rest.length > limit ? encodeCursor('e', last.publishedAt, last.id) : null,
  };
}

async function readPersonal(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  { limit, topic }: Query,
  from: Extract<Place, { list: 'personal' }> | undefined,
): Promise<Page> {
  const offset = from?.offset ?? 0;
  // A list that is kept no more is chosen once more from the same seed, so that its pages still fit together.
  const seed = from?.seed ?? newSeed();
  const begun = from && (await parts.feeds.choices(ctx.actor.id, from.seed));
  const list =
    begun && begun.length > offset
      ? { seed, choices: begun }
      : await chooseList(parts, ctx, { limit, topic, begun: begun ?? [], seed: begun ? newSeed() : seed });
  const page = list.choices.slice(offset, offset + limit);
  const more = list.choices.length > offset + limit || (page.length > 0 && isFull(list.choices));
  return {
    items: await standing(parts, ctx, page),
    nextCursor: more ? encodeCursor('p', offset + page.length, list.seed) : null,
  };
}

const newSeed = () => randomBytes(8).toString('hex');

/** A list is chosen so many cards at a time; one that is full may go on. */
const isFull = (choices: readonly Choice[]) =>
  choices.length > 0 && choices.length % CARDS_AT_ONCE === 0 && choices.length < MOST_CARDS;

/** Chooses a list, or what comes after one that has ended: nothing of it a second time. */
async function chooseList(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  {
    limit,
    topic,
    begun,
    seed,
  }: { limit: number; topic: string | undefined; begun: readonly Choice[]; seed: string },
): Promise<{ seed: string; choices: readonly Choice[] }> {
  const person = await parts.people.get(ctx.actor.id);
  if (!person || begun.length >= MOST_CARDS) return { seed, choices: begun };
  const question = await ask(parts, person, ctx.now().getTime(), topic);
  const placed = new Set(begun.map(({ id }) => id));
  const candidates = placed.size
    ? question.candidates.filter(({ id }) => !placed.has(id))
    : question.candidates;
  const more = chooseCards({ ...question, candidates, seed, limit: CARDS_AT_ONCE });
  for (const { id, code } of more.slice(0, limit)) if (code === 'explore') parts.trials.note(id);
  const choices = [...begun, ...more];
  if (choices.length > limit) await parts.feeds.keep(person._id, seed, choices, ctx.now());
  return { seed, choices };
}

/**
 * The card of each placement with its reason, in order; null where its content was withdrawn meanwhile. `personId`: with
 * what they left on it; null: as it stands before anybody.
 */
export async function place(
  parts: Parts,
  personId: string | null,
  locale: Locale,
  placements: readonly Placement[],
): Promise<(PlacedCard | null)[]> {
  const ids = [...new Set(placements.map(({ id }) => id))];
  const cards = new Map(
    (await parts.content.cards(ids, { ...(personId !== null && { personId }), locale })).map((card) => [
      card.id,
      card,
    ]),
  );
  const labels = new Map(parts.content.topics(locale).map(({ key, label }) => [key, label]));
  const now = parts.now().getTime();
  return placements.map((placement) => {
    const card = cards.get(placement.id);
    if (!card) return null;
    const about = {
      topicLabel: (key: string) => labels.get(key) ?? key,
      tagLabel: (key: string) => parts.portraits.tagLabel(key, locale),
      title: (id: string) => parts.content.candidate(id)?.title,
      ageMs: now - Date.parse(card.publishedAt ?? ''),
    };
    return { card, reason: reasonInWords(placement, about, locale) };
  });
}

/** The same without those that were withdrawn. */
async function standing(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  choices: readonly Choice[],
): Promise<PlacedCard[]> {
  return (await place(parts, ctx.actor.id, ctx.locale, choices)).filter((placed) => placed !== null);
}
