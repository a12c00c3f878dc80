import { ERRORS, routes, STATUS_OF_KIND } from '@wanglai/contract';
import { cases, routeKeys } from './cases';
import { faultsOf } from './document';
import { requestOf, send } from './send';
import { type ApiWorld, startWorld } from './world';

let world: ApiWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const guarded = routeKeys.filter((key) => routes[key].door !== 'public');
const codeOf = (json: unknown) => (json as { code?: string } | undefined)?.code;

describe('without the right token', () => {
  it.each(guarded)('%s turns away, and does nothing', async (key) => {
    const call = await cases[key].proper(world);
    const { authorization = '', ...headers } = requestOf(key, call).headers;
    const before = await world.census();
    const [head, payload, signature] = authorization.split('.') as [string, string, string];
    const forged = Buffer.from(JSON.stringify({ kind: 'staff', sub: 'f'.repeat(24), exp: 4e9 })).toString(
      'base64url',
    );
    const tokens: [string | null, string][] = [
      [null, 'auth.required'],
      ['Bearer nonsense', 'auth.invalid-token'],
      ['Bearer ', 'auth.invalid-token'],
      ['Basic YTpi', 'auth.invalid-token'],
      [`${head}.${forged}.${signature}`, 'auth.invalid-token'],
      [`${head}.${payload}.${'A'.repeat(signature.length)}`, 'auth.invalid-token'],
      [`Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged}.`, 'auth.invalid-token'],
    ];
    const faults: unknown[] = [];
    for (const [shown, code] of tokens) {
      const answer = await send(world, key, call, {
        headers: { ...headers, ...(shown !== null && { authorization: shown }) },
      });
      const found = faultsOf(key, answer);
      if (answer.status !== 401 || codeOf(answer.json) !== code || found.length)
        faults.push({ shown, status: answer.status, code: codeOf(answer.json), found });
    }
    expect(faults).toEqual([]);
    expect(await world.census()).toEqual(before);
  });

  const ofOneKind = guarded.filter((key) => routes[key].door !== 'anyone');
  it.each(ofOneKind)('%s turns away the other kind of caller', async (key) => {
    const call = await cases[key].proper(world);
    const as = routes[key].door === 'staff' ? await world.person() : await world.staff('admin');
    const before = await world.census();
    const answer = await send(world, key, { ...call, as });
    expect({ status: answer.status, code: codeOf(answer.json) }).toEqual({
      status: 403,
      code: 'auth.forbidden',
    });
    expect(faultsOf(key, answer)).toEqual([]);
    expect(await world.census()).toEqual(before);
  });

  const ofSomeRoles = guarded.filter((key) => cases[key].refused);
  it.each(ofSomeRoles)('%s turns away staff of another role', async (key) => {
    const call = await cases[key].proper(world);
    const as = await world.staff(cases[key].refused!);
    const before = await world.census();
    const answer = await send(world, key, { ...call, as });
    expect({ status: answer.status, code: codeOf(answer.json) }).toEqual({
      status: 403,
      code: 'auth.forbidden',
    });
    expect(faultsOf(key, answer)).toEqual([]);
    expect(await world.census()).toEqual(before);
  });
});

describe('an open door', () => {
  const open = routeKeys.filter((key) => routes[key].door === 'public');
  it.each(open)('%s does not mind a token that is worth nothing', async (key) => {
    const call = await cases[key].proper(world);
    const { headers } = requestOf(key, call);
    const answer = await send(world, key, call, {
      headers: { ...headers, authorization: 'Bearer nonsense' },
    });
    expect(answer.status).toBe(routes[key].status);
  });
});

describe("what is somebody else's, or not there", () => {
  const naming = routeKeys.filter((key) => cases[key].foreign);
  it.each(naming)('%s refuses as documented, and does nothing', async (key) => {
    for (const { what, call, code } of await cases[key].foreign!(world)) {
      const before = await world.census();
      const answer = await send(world, key, call);
      expect({ what, status: answer.status, code: codeOf(answer.json) }).toEqual({
        what,
        status: STATUS_OF_KIND[ERRORS[code][0]],
        code,
      });
      expect({ what, faults: faultsOf(key, answer) }).toEqual({ what, faults: [] });
      // A failed sign-in is counted, so that passwords cannot be tried for ever.
      const { 'identity.attempts': _, ...after } = await world.census();
      const { 'identity.attempts': __, ...counted } = before;
      expect({ what, after }).toEqual({ what, after: counted });
    }
  });
});
