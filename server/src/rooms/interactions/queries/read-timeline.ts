import type { FactView } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { decodeCursor, encodeCursor, pageOf } from '../../../platform/pages';
import type { People } from '../../identity';
import { presentFact } from '../interactions.present';
import type { Facts } from '../interactions.store';
import type { KnownOfFacts } from '../knowledge';

/**
 * A person's facts, newest first; those of one instant in the order they were stored. Any member of staff may read.
 * Throws `person.not-found`.
 */
export async function readTimeline(
  deps: { people: People; facts: Facts; known: KnownOfFacts },
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
  const told = await deps.known.tellable(items, new Map(ids.map((id) => [id, person])));
  const titleOf = (id: string | undefined) => (id ? deps.known.describe(id)?.title : undefined);
  return {
    items: told.map((fact) => presentFact(fact, { title: titleOf(fact.content?.id) })),
    nextCursor,
  };
}
