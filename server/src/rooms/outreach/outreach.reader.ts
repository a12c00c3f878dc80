import type { Reader, StoredFact } from '../interactions';
import { uuidText } from '../interactions';
import { TAG_ASSIGNED } from '../portraits';
import { type Deps, placeFitting, placeTag } from './commands/place-pushes';

/** So many people are told at the same time. */
const AT_ONCE = 12;
/** A tag costs a handful of queries: so many are quickly done, and the place is kept after them. */
const MOST_AT_ONCE = 100;

/**
 * Follows the stream for what is worth telling: tags that were earned and contents that appeared. The news of a tag
 * goes out before any card is chosen, because choosing takes longer; what concerns one person stays in order. Contents
 * are only taken on here (`publish`): what one fact causes with many people is no matter of a reader's turn.
 */
export function outreachReader(deps: Deps, publish: (facts: readonly StoredFact[]) => Promise<void>): Reader {
  return {
    name: 'outreach',
    version: 1,
    // Nobody is told today of what happened before this reader came.
    anew: { way: 'never' },
    keep: (fact) => (fact.type === TAG_ASSIGNED || fact.type === 'content.published' ? fact : null),
    mostAtOnce: MOST_AT_ONCE,
    async apply(facts, _reading, signal) {
      await publish(facts.filter(({ type }) => type === 'content.published'));
      const tags = [...earnedBy(facts)];
      for (const place of [placeTag, placeFitting])
        await inParallel(tags, async ({ personId, earned }) => {
          for (const { cause, subject } of earned) {
            signal?.throwIfAborted();
            await place(deps, cause, personId, subject);
          }
        });
    },
  };
}

interface News {
  cause: string;
  subject: string;
}

function newsOf(fact: StoredFact): News[] {
  const subject = fact.target?.['id'];
  return typeof subject === 'string' ? [{ cause: uuidText(fact._id), subject }] : [];
}

function earnedBy(facts: readonly StoredFact[]): Iterable<{ personId: string; earned: News[] }> {
  const people = new Map<string, { personId: string; earned: News[] }>();
  for (const fact of facts) {
    if (fact.type !== TAG_ASSIGNED || !fact.personId) continue;
    const one = people.get(fact.personId) ?? { personId: fact.personId, earned: [] };
    one.earned.push(...newsOf(fact));
    people.set(fact.personId, one);
  }
  return people.values();
}

async function inParallel<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, worker));
}
