import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, type RouteKey, routes } from '@wanglai/contract';
import type { Call, Case, SomeCases } from './case';
import { send } from './send';
import { type ApiWorld, staffIdOf, startWorld } from './world';

/** Writes of staff that leave no entry, with the reason. */
const NO_ENTRY: Partial<Record<RouteKey, string>> = {
  'POST /contents/preview': 'keeps nothing',
  'PUT /conversations/:id/read': 'moves a mark that says what was seen',
  'POST /staff/me/second-factor': 'counts for nothing until a code of it was shown, which leaves an entry',
};
/** Behind a door for nobody, and yet an act of staff. */
const WITHOUT_SESSION: readonly RouteKey[] = ['POST /staff/links/use'];

const FOLDER = join(__dirname, 'cases');
const cases: SomeCases = Object.assign(
  {},
  ...readdirSync(FOLDER).flatMap((file) => Object.values(require(join(FOLDER, file)) as object)),
);
const writes = (Object.entries(cases) as [RouteKey, Case][]).filter(
  ([key]) =>
    !key.startsWith('GET ') &&
    (['staff', 'anyone'].includes(routes[key].door) || WITHOUT_SESSION.includes(key)),
);

let world: ApiWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

interface Entry {
  staffId: string;
  action: string;
  subjects: { kind: string; id: string }[];
  requestId: string;
}
const entries = () => world.server.db.collection('identity.audit').find<Entry>({}).toArray();

/** The call by staff, also where others may knock. */
async function byStaff(key: RouteKey, { proper }: Case): Promise<Call> {
  const call = await proper(world);
  return routes[key].door === 'anyone' ? { ...call, as: await world.staff('admin') } : call;
}

describe('the audit', () => {
  it('knows what stands behind every door of staff', () => {
    const served = (Object.keys(routes) as RouteKey[]).filter(
      (key) => routes[key].door === 'staff' && !key.startsWith('GET '),
    );
    expect(writes.map(([key]) => key)).toEqual(expect.arrayContaining(served));
  });

  it.each(writes.filter(([key]) => !(key in NO_ENTRY)))(
    'has one entry of %s, and one when it is sent twice',
    async (key, how) => {
      const call = await byStaff(key, how);
      const before = (await entries()).length;
      const answer = await send(world, key, call);
      expect(answer.status).toBe(routes[key].status);
      const [entry, ...more] = (await entries()).slice(before);
      expect(more).toEqual([]);
      expect(entry).toMatchObject({ requestId: answer.headers.get('x-request-id') });
      if (call.as) expect(entry!.staffId).toBe(staffIdOf(call.as));
      expect(Object.keys(ACTIONS)).toContain(entry!.action);
      expect(entry!.subjects.length).toBeGreaterThan(0);
      for (const { kind } of entry!.subjects)
        expect(kind).toBe(ACTIONS[entry!.action as keyof typeof ACTIONS]);

      how.again?.between?.(world);
      await send(world, key, call);
      // What does something anew when it is sent again says so in its case.
      const anew = how.again?.grows?.includes('identity.audit') ?? false;
      expect((await entries()).length - before).toBe(anew ? 2 : 1);
    },
  );

  it.each(writes.filter(([key]) => key in NO_ENTRY))('has none of %s', async (key, how) => {
    const call = await byStaff(key, how);
    const before = (await entries()).length;
    expect((await send(world, key, call)).status).toBe(routes[key].status);
    expect((await entries()).length).toBe(before);
  });

  it('has one entry of a conversation for each member of staff, however much they write', async () => {
    const id = await world.conversation(await world.person());
    const before = (await entries()).length;
    for (const role of ['agent', 'admin', 'agent', 'admin'] as const)
      await (await world.staff(role)).call('POST /conversations/:id/messages', {
        params: { id },
        body: {
          clientId: `answer-${Math.random().toString(36).slice(2)}`,
          body: { kind: 'text', text: '好的' },
        },
      });
    const made = (await entries()).slice(before);
    expect(made.map(({ action, subjects }) => [action, subjects[0]!.id])).toEqual([
      ['chat.answer-conversation', id],
      ['chat.answer-conversation', id],
    ]);
  });

  it('has another entry of an import under a key that was used for other contents', async () => {
    const how = cases['POST /contents/bulk']!;
    const [one, other] = [await how.proper(world), await how.proper(world)];
    const before = (await entries()).length;
    await send(world, 'POST /contents/bulk', one);
    await send(world, 'POST /contents/bulk', { ...other, headers: one.headers! });
    expect((await entries()).length - before).toBe(2);
  });
});
