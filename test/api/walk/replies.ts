import { type Route, routes } from '@wanglai/contract';
import { faultsOf } from '../document';
import { send } from '../send';
import type { ApiWorld } from '../world';
import { type Entry, each } from './entries';

/** Called properly a route answers as documented, and so it does when a write is sent twice. */
export function walkReplies(inWorld: () => ApiWorld, entries: readonly Entry[]): void {
  each(entries, 'answers as documented', async (key, { proper }) => {
    const world = inWorld();
    const answer = await send(world, key, await proper(world));
    expect({ status: answer.status, body: answer.status < 400 || answer.text }).toEqual({
      status: routes[key].status,
      body: true,
    });
    expect(faultsOf(key, answer)).toEqual([]);
    const { reply } = routes[key] as Route;
    if (reply) expect(() => reply.parse(answer.json)).not.toThrow();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  });

  const writes = entries.filter(([key]) => !key.startsWith('GET '));
  each(writes, 'sent twice leaves nothing double', async (key, { again = {}, proper }) => {
    const world = inWorld();
    const call = await proper(world);
    const first = await send(world, key, call);
    expect(first.status).toBe(routes[key].status);
    const before = await world.census();
    again.between?.(world);
    const second = await send(world, key, call);
    const code = (second.json as { code?: string } | undefined)?.code;
    if (again.code) expect(code).toBe(again.code);
    else {
      expect({ status: second.status, code }).toEqual({ status: routes[key].status, code: undefined });
      if (again.body) again.body(first.json, second.json);
      else expect(second.json).toEqual(first.json);
    }
    expect(faultsOf(key, second)).toEqual([]);
    const after = await world.census();
    const grown = Object.keys(after).filter((name) => (after[name] ?? 0) > (before[name] ?? 0));
    expect(grown.filter((name) => !again.grows?.includes(name))).toEqual([]);
  });
}
