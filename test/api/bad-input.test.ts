import { gzipSync } from 'node:zlib';
import { type Problem, type Route, type RouteKey, routes } from '@wanglai/contract';
import { type Flaw, flawsOfJson, flawsOfParam, flawsOfQuery } from './bad-input';
import type { Call } from './case';
import { cases, routeKeys } from './cases';
import { faultsOf } from './document';
import { pathOf, requestOf, send } from './send';
import { type ApiWorld, picture, startWorld } from './world';

let world: ApiWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Sends a proper call with one flaw; in words, what the answer lacks. */
async function attempt(key: RouteKey, call: Call, flaw: Flaw): Promise<string[]> {
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

async function tryAll(key: RouteKey, flawsOf: (call: Call) => Flaw[]): Promise<void> {
  const call = await cases[key].proper(world);
  const before = await world.census();
  const faults: string[] = [];
  for (const flaw of flawsOf(call)) faults.push(...(await attempt(key, call, flaw)));
  expect(faults).toEqual([]);
  expect(await world.census()).toEqual(before);
}

const having = (part: 'params' | 'query') => routeKeys.filter((key) => (routes[key] as Route)[part]);
const withJson = routeKeys.filter((key) => {
  const { body } = routes[key] as Route;
  return body && body !== 'image';
});

describe('a bad body is refused with every bad field, and nothing is stored', () => {
  it.each(withJson)('%s', (key) => tryAll(key, (call) => flawsOfJson(call.body as object)));
});

describe('a bad query is refused', () => {
  it.each(having('query'))('%s', (key) =>
    tryAll(key, () => flawsOfQuery(Object.keys((routes[key] as Route).query!.shape))),
  );
});

describe('a bad address is refused', () => {
  it.each(having('params'))('%s', (key) =>
    tryAll(key, (call) =>
      Object.keys((routes[key] as Route).params!.shape).flatMap((name) => {
        const flaws = flawsOfParam(name, call.params ?? {});
        // The key of a tag and the name of a reader are words, and `x` is one.
        return ['key', 'name'].includes(name) ? flaws.filter(({ params }) => params![name] !== 'x') : flaws;
      }),
    ),
  );
});

describe('a body that was packed', () => {
  it('may not be larger than allowed once it is unpacked', async () => {
    const call = await cases['POST /interactions'].proper(world);
    const before = await world.census();
    const { headers } = requestOf('POST /interactions', call);
    const bomb = gzipSync(JSON.stringify(call.body).padEnd(64 * 1_048_576, ' '));
    const answer = await send(world, 'POST /interactions', call, {
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: new Uint8Array(bomb),
    });
    expect(answer.status).toBe(413);
    expect(faultsOf('POST /interactions', answer)).toEqual([]);
    expect(await world.census()).toEqual(before);
  });
});

describe('POST /media takes pictures only', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const large = Buffer.concat([picture(), Buffer.alloc(3 * 1_048_576)]);
  it.each([
    ['nothing', new Uint8Array(), 415, 'media.not-an-image'],
    ['a text', Buffer.from('GIF, or so it says'), 415, 'media.not-an-image'],
    ['a drawing with a script', Buffer.from(svg), 415, 'media.not-an-image'],
    ['a picture cut short', picture().slice(0, 8), 415, 'media.not-an-image'],
    ['a picture without size', Buffer.from('GIF89a\0\0\0\0\0\0\0\0\0\0'), 415, 'media.not-an-image'],
    ['3 MB and a little', large, 413, 'request.too-large'],
  ])('not %s', async (_, body, status, code) => {
    const call = { as: await world.person(), body };
    const before = await world.census();
    const answer = await send(world, 'POST /media', call);
    expect({ status: answer.status, code: (answer.json as Problem).code }).toEqual({ status, code });
    expect(faultsOf('POST /media', answer)).toEqual([]);
    expect(await world.census()).toEqual(before);
  });
});
