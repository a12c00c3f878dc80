import type { Candidate } from '../../content';
import type { PersonRecord } from '../../identity';
import type { Parts } from '../parts';
import { type Fit, type Question, RELIED_ON } from '../rules/choose-cards';
import { knowPerson } from './know-person';

/** What others tell: so many that fit best are looked at, and of so many it is counted how many people tell it. */
const MOST_FITTING = 250;
const COUNTED = 20;
/** With so many people behind them, half of the choice goes by it. */
const HALF_RELIED_ON = 6;
/** Told as a reason only when it says nothing of a single person: two items taken up within a minute count double. */
const SURE_OF = 6;
const MOST_POPULAR = 100;
const FEW_NEWEST = 150;

/** All that choosing for somebody goes by but the list itself: candidates, taste, what others tell, what was seen. */
export async function ask(
  parts: Parts,
  person: PersonRecord,
  now: number,
  topic?: string,
): Promise<Omit<Question, 'seed' | 'limit'>> {
  const { steps, ...known } = await knowPerson(parts, person);
  const { affinities } = parts.learning;
  const newest = parts.content.candidates();
  const candidates = new Map<string, Candidate>();
  const add = (id: string): Candidate | undefined => {
    const one = candidates.get(id) ?? parts.content.candidate(id);
    if (one) candidates.set(id, one);
    return one;
  };
  const fitting = affinities.fitting(steps, MOST_FITTING, (id) => !add(id));
  const most = fitting[0]?.score ?? 0;
  const people = fitting.slice(0, COUNTED).reduce((sum, { together }) => sum + together, 0);
  const of = new Map(
    fitting.map(({ item, score, because, together }): [string, Fit] => [
      item,
      { score: score / most, because, sure: together >= SURE_OF },
    ]),
  );
  const evidence = people / (people + HALF_RELIED_ON);
  for (const id of affinities.popular(MOST_POPULAR)) add(id);
  // Where others tell what fits, what is new needs no more than a look.
  const looked = evidence >= RELIED_ON && !topic ? FEW_NEWEST : newest.length;
  for (const one of newest.slice(0, looked)) candidates.set(one.id, one);
  const trials = parts.trials.of(newest, (id) => affinities.degreeOf(id), now);
  for (const id of trials) add(id);
  const wanted = [...candidates.values()].filter((one) => !topic || one.topics.includes(topic));
  return {
    ...known,
    candidates: wanted,
    fits: { of, evidence },
    trials,
    now,
    ...(topic && { within: topic }),
  };
}
