import type { FactView } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { decodeCursor, encodeCursor, pageOf } from '../../../platform/pages';
import type { People } from '../../identity';
import type { StoredFact } from '../interactions.model';
import { presentFactTo } from '../interactions.present';
import type { Facts } from '../interactions.store';
import type { KnownOfFacts } from '../knowledge';

/** Looked through at once, where most is not for who asks. */
const STEP = 500;
/** Nobody waits longer for a page; the next one goes on from there. */
const MOST_LOOKED_AT = 2_000;

type Place = Pick<StoredFact, 'at' | 'position'>;

/**
 * A person's facts, newest first; those of one instant in the order they were stored. Any member of staff may read, and sees
 * the kinds that their work needs. A page may be short of `limit`, and empty, with more to come after it.
 * Throws `person.not-found`.
 */
export async function readTimeline(
  deps: { people: People; facts: Facts; known: KnownOfFacts },
  ctx: Ctx<StaffActor>,
  input: { personId: string; cursor: string | undefined; limit: number },
): Promise<{ items: FactView[]; nextCursor: string | null }> {
  const person = await deps.people.get(input.personId);
  if (!person) throw new AppError('person.not-found');
  const from =
    input.cursor === undefined ? undefined : decodeCursor({ cursor: input.cursor }, 'number', 'number');
  const ids = deps.people.idsOf(person);
  const viewer = ctx.actor.abilities;
  const { items, nextCursor } = await pageOfSeen({
    limit: input.limit,
    from: from && { at: new Date(from[0]), position: from[1] },
    read: (before, limit) => deps.facts.timeline(ids, before, limit),
    isSeen: (fact) => deps.known.isSeenBy(viewer, fact),
  });
  const told = await deps.known.tellable(items, new Map(ids.map((id) => [id, person])));
  const titleOf = (id: string | undefined) => (id ? deps.known.describe(id)?.title : undefined);
  return {
    items: told.map((fact) => {
      const view = presentFactTo(viewer, fact, { title: titleOf(fact.content?.id) });
      // When it came says when it happened.
      return view.toTheDay ? { ...view, receivedAt: view.at } : view;
    }),
    nextCursor,
  };
}

interface Looking {
  limit: number;
  from: Place | undefined;
  read(before: Place | undefined, limit: number): Promise<StoredFact[]>;
  isSeen(fact: StoredFact): boolean;
}

const cursorOf = ({ at, position }: Place) => encodeCursor(at.getTime(), position);

/** A page of those facts that are seen, found by looking on past the others, up to a bound. */
async function pageOfSeen({ limit, from, read, isSeen }: Looking) {
  const seen: StoredFact[] = [];
  let before = from;
  for (let looked = 0, step = limit + 1; looked < MOST_LOOKED_AT; step = STEP) {
    const rows = await read(before, step);
    seen.push(...rows.filter(isSeen));
    if (seen.length > limit || rows.length < step) return pageOf(seen, limit, cursorOf);
    looked += rows.length;
    before = rows.at(-1);
  }
  return { items: seen, nextCursor: cursorOf(before!) };
}
