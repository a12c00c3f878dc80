import type { Client } from '@wanglai/client';
import { ERRORS, type ErrorCode, type RouteKey, routes, STATUS_OF_KIND } from '@wanglai/contract';
import type { Call, Case } from '../case';
import { faultsOf } from '../document';
import { requestOf, send } from '../send';
import type { ApiWorld } from '../world';
import { type Entry, each } from './entries';

/** Who may not knock is turned away, and nothing is done. */
export function walkDoors(inWorld: () => ApiWorld, entries: readonly Entry[]): void {
  const behind = (...doors: string[]) => entries.filter(([key]) => doors.includes(routes[key].door));

  each(
    behind('person', 'staff', 'anyone'),
    'lets in only whom it is for, and does nothing else',
    async (key, how) => {
      const world = inWorld();
      const call = await how.proper(world);
      const strangers = await strangersTo(world, key, how);
      const before = await world.census();
      const faults: string[] = [];
      for (const [what, change, code] of [...wrongTokens(key, call), ...strangers])
        faults.push(...(await faultsOfRefusal(world, key, { ...call, ...change }, code, what)));
      expect(faults).toEqual([]);
      expect(await world.census()).toEqual(before);
    },
  );

  each(behind('public'), 'does not mind a token that is worth nothing', async (key, { proper }) => {
    const world = inWorld();
    const call = await proper(world);
    const { headers } = requestOf(key, call);
    const answer = await send(world, key, call, {
      headers: { ...headers, authorization: 'Bearer nonsense' },
    });
    expect(answer.status).toBe(routes[key].status);
  });

  const naming = entries.filter(([, { foreign }]) => foreign);
  each(naming, "refuses what is somebody else's, or not there", async (key, { foreign }) => {
    const world = inWorld();
    const calls = await foreign!(world);
    const before = await census(world);
    const faults: string[] = [];
    for (const { what, call, code } of calls)
      faults.push(...(await faultsOfRefusal(world, key, call, code, what)));
    expect(faults).toEqual([]);
    expect(await census(world)).toEqual(before);
  });
}

/** What is different about a call, and how it is refused. */
type Wrong = [what: string, change: Partial<Call>, code: ErrorCode];

/** Those who may not knock: the other kind of caller, and staff of another role. */
async function strangersTo(world: ApiWorld, key: RouteKey, { refused }: Case): Promise<Wrong[]> {
  const { door } = routes[key];
  const others: [string, Client][] = [];
  if (door === 'staff') others.push(['a person', await world.person()]);
  if (door === 'person') others.push(['staff', await world.staff('admin')]);
  if (refused) others.push([refused, await world.staff(refused)]);
  return others.map(([what, as]) => [what, { as }, 'auth.forbidden']);
}

/** Tokens that are none. */
function wrongTokens(key: RouteKey, call: Call): Wrong[] {
  const token = requestOf(key, call).headers['authorization'] ?? '';
  const [head, payload, signature] = token.split('.') as [string, string, string];
  const base64 = (text: string) => Buffer.from(text).toString('base64url');
  const forged = base64(JSON.stringify({ kind: 'staff', sub: 'f'.repeat(24), exp: 4e9 }));
  const shown = [
    'Bearer nonsense',
    'Bearer ',
    'Basic YTpi',
    `${head}.${forged}.${signature}`,
    `${head}.${payload}.${'A'.repeat(signature.length)}`,
    `Bearer ${base64('{"alg":"none"}')}.${forged}.`,
  ];
  return [
    ['no token', { as: null }, 'auth.required'],
    ...shown.map(
      (authorization): Wrong => [
        authorization,
        { as: null, headers: { ...call.headers, authorization } },
        'auth.invalid-token',
      ],
    ),
  ];
}

/** In words, what is not as documented about how a call is refused. */
async function faultsOfRefusal(
  world: ApiWorld,
  key: RouteKey,
  call: Call,
  code: ErrorCode,
  what: string,
): Promise<string[]> {
  const answer = await send(world, key, call);
  const status = STATUS_OF_KIND[ERRORS[code][0]];
  const given = (answer.json as { code?: string } | undefined)?.code;
  if (answer.status !== status || given !== code) return [`${what}: ${answer.status} ${given}, not ${code}`];
  return faultsOf(key, answer).map((fault) => `${what}: ${fault}`);
}

/** A failed sign-in is counted, so that passwords cannot be tried for ever. */
async function census(world: ApiWorld): Promise<Record<string, number>> {
  const { 'identity.attempts': _, ...kept } = await world.census();
  return kept;
}
