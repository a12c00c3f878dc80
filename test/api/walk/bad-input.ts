import { type Problem, type Route, type RouteKey, routes } from '@wanglai/contract';
import type { Call } from '../case';
import { faultsOf } from '../document';
import { pathOf, requestOf, send } from '../send';
import type { ApiWorld } from '../world';
import { type Entry, each } from './entries';
import { type Flaw, flawsOfJson, flawsOfParam, flawsOfQuery } from './flaws';

/** Bad input is refused with every bad field, and nothing is stored. */
export function walkBadInput(inWorld: () => ApiWorld, entries: readonly Entry[]): void {
  const taking = entries.filter(([key]) => {
    const { body, query, params } = routes[key] as Route;
    return query || params || (body && body !== 'image');
  });
  each(taking, 'refuses bad input, and stores nothing', async (key, { proper, oneByOne }) => {
    const world = inWorld();
    const call = await proper(world);
    const before = await world.census();
    const faults: string[] = [];
    for (const flaw of flawsOf(routes[key], call, oneByOne))
      faults.push(...(await attempt(world, key, call, flaw)));
    expect(faults).toEqual([]);
    expect(await world.census()).toEqual(before);
  });
}

function flawsOf({ body, query, params }: Route, call: Call, oneByOne: string | undefined): Flaw[] {
  const flaws: Flaw[] = [];
  if (body && body !== 'image') flaws.push(...flawsOfJson(call.body as object, oneByOne));
  if (query) flaws.push(...flawsOfQuery(Object.keys(query.shape)));
  for (const name of Object.keys(params?.shape ?? {})) {
    // The key of a tag and the name of a reader are words, and `x` is one.
    const isWord = name === 'key' || name === 'name';
    flaws.push(
      ...flawsOfParam(name, call.params ?? {}).filter((flaw) => !isWord || flaw.params?.[name] !== 'x'),
    );
  }
  return flaws;
}

/** Sends a proper call with one flaw; in words, what the answer lacks. */
async function attempt(world: ApiWorld, key: RouteKey, call: Call, flaw: Flaw): Promise<string[]> {
  const request = requestOf(key, call);
  const path = pathOf(key, { ...call, ...(flaw.params && { params: flaw.params }) });
  const answer = await send(world, key, call, {
    path: flaw.query ? `${path}${path.includes('?') ? '&' : '?'}${flaw.query}` : path,
    headers: { ...request.headers, ...flaw.headers },
    ...(flaw.body !== undefined && { body: flaw.body }),
  });
  const problem = (answer.json ?? {}) as Partial<Problem>;
  if (answer.status !== flaw.status || problem.code !== flaw.code)
    return [`${flaw.what}: ${answer.status} ${problem.code ?? answer.text.slice(0, 100)}`];
  const faults = faultsOf(key, answer).map((fault) => `${flaw.what}: ${fault}`);
  const { field } = flaw;
  const named = problem.fields?.some(({ path: at }) => at === field || at.startsWith(`${field}.`));
  if (field !== undefined && !named)
    faults.push(`${flaw.what}: names ${JSON.stringify(problem.fields)} and not ${field}`);
  if (flaw.code === 'request.invalid' && !problem.fields?.length) faults.push(`${flaw.what}: names no field`);
  return faults;
}
