import type { FactView } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { decodeCursor, encodeCursor, pageOf } from '../../../platform/pages';
import type { People, PersonRecord } from '../../identity';
import type { StoredFact } from '../interactions.model';
import { presentFact } from '../interactions.present';
import type { Facts } from '../interactions.store';

/** What rooms further right know of facts. */
export interface FactPorts {
  titleOf(contentId: string): string | undefined;
  /** Of these facts, those that staff may be told today; `people`: who is meant today by the ids in them. */
  tellable(facts: readonly StoredFact[], people: ReadonlyMap<string, PersonRecord>): Promise<StoredFact[]>;
}

/**
 * A person's facts, newest first; those of one instant in the order they were stored. Any member of staff may read.
 * Throws `person.not-found`.
 */
export async function readTimeline(
  deps: FactPorts & { people: People; facts: Facts },
  _ctx: Ctx<StaffActor>,
  input: { personId: string; cursor: string | undefined; limit: number },
): Promise<{ items: FactView[]; nextCursor: string | null }> {
  const person = await deps.people.get(input.personId);
  if (!person) throw new AppError('person.not-found');
  const from =
    input.cursor === undefined ? undefined : decodeCursor({ cursor: input.cursor }, 'number', 'number');
  const before = from && { at: new Date(from[0]), position: from[1] };
  const ids = deps.people.idsOf(person);
  const rows = await deps.facts.timeline(ids, before, input.limit + 1);
  const { items, nextCursor } = pageOf(rows, input.limit, (last) =>
    encodeCursor(last.at.getTime(), last.position),
  );
  const told = await deps.tellable(items, new Map(ids.map((id) => [id, person])));
  return {
    items: told.map((fact) => presentFact(fact, { title: titleFor(fact, deps.titleOf) })),
    nextCursor,
  };
}

export const titleFor = (fact: StoredFact, titleOf: FactPorts['titleOf']) =>
  fact.content ? titleOf(fact.content.id) : undefined;
