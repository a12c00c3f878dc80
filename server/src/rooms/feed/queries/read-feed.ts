import { randomBytes } from 'node:crypto';
import type { Locale, PlacedCard } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { decodeCursor, encodeCursor } from '../../../platform/pages';
import { type Placement, reasonInWords } from '../feed.present';
import type { Parts } from '../parts';
import { type Choice, chooseCards } from '../rules/choose-cards';
import { ask } from './ask';

/** A list ends here; a new one begins with the next look from above. */
const MOST_CARDS = 300;

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
  const seed = from?.seed ?? randomBytes(8).toString('hex');
  const offset = from?.offset ?? 0;
  const choices =
    (from && (await parts.feeds.choices(ctx.actor.id, seed))) ??
    (await chooseList(parts, ctx, seed, limit, topic));
  const page = choices.slice(offset, offset + limit);
  const more = choices.length > offset + limit;
  return {
    items: await standing(parts, ctx, page),
    nextCursor: more ? encodeCursor('p', offset + limit, seed) : null,
  };
}

async function chooseList(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  seed: string,
  limit: number,
  topic: string | undefined,
): Promise<Choice[]> {
  const person = await parts.people.get(ctx.actor.id);
  if (!person) return [];
  const question = await ask(parts, person, ctx.now().getTime(), topic);
  const choices = chooseCards({ ...question, seed, limit: MOST_CARDS });
  for (const { id, code } of choices.slice(0, limit)) if (code === 'explore') parts.trials.note(id);
  if (choices.length > limit) await parts.feeds.keep(person._id, seed, choices, ctx.now());
  return choices;
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
