import type { FactView } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { decodeCursor, encodeCursor } from '../../../platform/pages';
import type { People } from '../../identity';
import type { Facts, StoredFact } from '../interactions.model';
import { presentFact } from '../interactions.present';

/**
 * A person's facts, newest first. Facts of one instant have no order of their own, so a cursor is an instant and how
 * many of its facts were given already. Any member of staff may read. Throws `person.not-found`.
 */
export async function readTimeline(
  deps: { people: People; facts: Facts; titleOf(contentId: string): string | undefined },
  _ctx: Ctx<StaffActor>,
  input: { personId: string; cursor: string | undefined; limit: number },
): Promise<{ items: FactView[]; nextCursor: string | null }> {
  const person = await deps.people.get(input.personId);
  if (!person) throw new AppError('person.not-found');
  const before = input.cursor === undefined ? undefined : beforeOf(input.cursor);
  const rows = await deps.facts.timeline(deps.people.idsOf(person), before, input.limit + 1);
  const items = rows.slice(0, input.limit);
  return {
    items: items.map((fact) => presentFact(fact, { title: titleFor(fact, deps.titleOf) })),
    nextCursor: rows.length > input.limit ? cursorAfter(items, before) : null,
  };
}

export const titleFor = (fact: StoredFact, titleOf: (contentId: string) => string | undefined) =>
  fact.content ? titleOf(fact.content.id) : undefined;

function beforeOf(cursor: string): { at: Date; skip: number } {
  const [at, skip] = decodeCursor({ cursor }, 'number', 'number');
  if (
    !Number.isSafeInteger(at) ||
    Math.abs(at) > 8.64e15 ||
    !Number.isSafeInteger(skip) ||
    skip < 0 ||
    skip > 100_000
  )
    throw new AppError('request.invalid', {
      fields: [{ path: 'cursor', message: 'is not a cursor of this list' }],
    });
  return { at: new Date(at), skip };
}

function cursorAfter(items: readonly StoredFact[], before: { at: Date; skip: number } | undefined): string {
  const at = items.at(-1)!.at.getTime();
  const same = items.filter((fact) => fact.at.getTime() === at).length;
  const carried = before && before.at.getTime() === at ? before.skip : 0;
  return encodeCursor(at, same + carried);
}
