import type { ReplyOf } from '@wanglai/contract';
import type { SomeCases } from '../api/case';
import { send } from '../api/send';
import { entriesOf } from '../api/walk/entries';
import type { ApiWorld } from '../api/world';
import { type Heard, type HeardPerson, listen } from './heard';
import { holdersOf, isInLanguage, traceOf } from './traces';

export interface Erased {
  /** Which collections held what of people before they were erased, as `<collection>: <trace>`. */
  held: string[];
  /** What they said, is kept, and stands in nobody's export. */
  untold: string[];
  /** Which collections hold something of people after everybody was erased. */
  left: string[];
}

/**
 * Calls every route as its case does, then lets everybody who turned up thereby take their data along and be erased.
 * To be called in a world of its own, for nobody else may have said the same words.
 */
export async function eraseEverybody(world: ApiWorld, cases: SomeCases): Promise<Erased> {
  const heard = listen();
  try {
    for (const [key, { proper }] of entriesOf(cases)) {
      const answer = await send(world, key, await proper(world));
      if (answer.status >= 400) throw new Error(`${key}: ${answer.text}`);
    }
  } finally {
    heard.stop();
  }
  const people = [...heard.people.values()];
  const traces = tracesOf(heard);
  // Until nothing is on its way any more.
  await world.census();
  const held = await holdersOf(world.server.db, traces);
  const exported = (await Promise.all(people.map((one) => exportOf(world, one)))).join();
  const untold = [...new Set(held.map(traceOf))].filter(
    (trace) => isInLanguage(trace) && !exported.includes(trace),
  );
  await Promise.all(people.map((one) => erase(world, one)));
  await world.census();
  return { held, untold, left: await holdersOf(world.server.db, traces) };
}

/** Ids of people, what they made, and what nobody of the brand has said, too. */
function tracesOf({ people, saidByStaff }: Heard): string[] {
  const all = [...people.values()].flatMap(({ id, made, said }) => [
    id,
    ...made,
    ...[...said].filter((text) => !saidByStaff(text)),
  ]);
  return [...new Set(all)];
}

/** Everything kept about somebody, as text; nothing about who is gone, or part of another. */
async function exportOf(world: ApiWorld, person: HeardPerson): Promise<string> {
  const reply = await ask(world, person, 'GET', '/me/export');
  if (reply.status === 401) return '';
  const { records } = (await reply.json()) as ReplyOf<'GET /me/export'>;
  return JSON.stringify(records);
}

async function erase(world: ApiWorld, person: HeardPerson): Promise<void> {
  const reply = await ask(world, person, 'DELETE', '/me');
  if (![204, 401].includes(reply.status)) throw new Error(`${person.id}: ${await reply.text()}`);
}

const ask = ({ server }: ApiWorld, { authorization }: HeardPerson, method: string, path: string) =>
  fetch(`${server.origin}/api/v1${path}`, { method, headers: { authorization } });
