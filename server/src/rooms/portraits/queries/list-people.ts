import type { PersonRow } from '@wanglai/contract';
import { asSeenBy } from '../../../platform/abilities';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { cursorAt, decodeCursor, encodeCursor, pageOf, placeAt } from '../../../platform/pages';
import { gramsToFind } from '../../../platform/search-words';
import type { People, PersonRecord } from '../../identity';
import type { Conclusions } from '../portraits.model';
import { FIELDS_OF_ROW, maySeeTag } from '../portraits.policy';
import { labelOf } from '../portraits.present';
import type { PortraitStore } from '../portraits.store';

interface Deps {
  store: PortraitStore;
  people: People;
  topicLabel(key: string, locale: Ctx['locale']): string;
}
interface Query {
  q?: string | undefined;
  tag?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}
interface Page {
  items: PersonRow[];
  nextCursor: string | null;
}

/**
 * People for the brand's staff: last seen first, by a part of their name, or by a tag they bear (newest first then). Throws
 * `auth.forbidden` for a tag that who asks may not see.
 */
export async function listPeople(deps: Deps, ctx: Ctx<StaffActor>, query: Query): Promise<Page> {
  if (query.tag !== undefined && !maySeeTag(ctx.actor.abilities, query.tag))
    throw new AppError('auth.forbidden');
  return query.tag ? bearersOf(deps, ctx, query.tag, query) : lastSeen(deps, ctx, query);
}

async function lastSeen(deps: Deps, ctx: Ctx<StaffActor>, { q, cursor, limit }: Query): Promise<Page> {
  const from = cursor === undefined ? undefined : placeAt({ cursor });
  const people = await deps.people.page({
    ...(q && { grams: gramsToFind(q) }),
    ...(from && { before: from }),
    limit: limit + 1,
  });
  const { items, nextCursor } = pageOf(people, limit, (last) => cursorAt(last.lastSeenAt, last._id));
  const concluded = await deps.store.conclusions(items.map(({ _id }) => _id));
  return { items: items.map((person) => rowOf(deps, ctx, person, concluded.get(person._id))), nextCursor };
}

async function bearersOf(
  deps: Deps,
  ctx: Ctx<StaffActor>,
  tag: string,
  { cursor, limit }: Query,
): Promise<Page> {
  const below = cursor === undefined ? undefined : decodeCursor({ cursor }, 'string')[0];
  const bearers = await deps.store.bearers(tag, below, limit + 1);
  const { items, nextCursor } = pageOf(bearers, limit, (last) => encodeCursor(last._id));
  const people = new Map((await deps.people.find(items.map(({ _id }) => _id))).map((one) => [one._id, one]));
  const rows = items.flatMap((concluded) => {
    const person = people.get(concluded._id);
    return person ? [rowOf(deps, ctx, person, concluded)] : [];
  });
  return { items: rows.filter((row) => row.tags?.some(({ key }) => key === tag)), nextCursor };
}

function rowOf(
  deps: Deps,
  ctx: Ctx<StaffActor>,
  person: PersonRecord,
  concluded: Conclusions | undefined,
): PersonRow {
  const known = concluded && !concluded.off && person.grants.personalisation ? concluded : undefined;
  const { abilities } = ctx.actor;
  const tags = (known?.tagKeys ?? []).filter(
    (key) => !known?.choices[key]?.hidden && maySeeTag(abilities, key),
  );
  const row = {
    id: person._id,
    name: person.name,
    avatar: person.avatar,
    zone: person.zone,
    createdAt: person.createdAt.toISOString(),
    lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
    stage: known?.stage ?? 'newcomer',
    tags: tags.map((key) => ({ key, label: labelOf(key, ctx.locale) })),
    interests: (known?.topTopics ?? []).map((topic) => ({
      topic,
      label: deps.topicLabel(topic, ctx.locale),
    })),
  };
  return asSeenBy(abilities, row, FIELDS_OF_ROW);
}
