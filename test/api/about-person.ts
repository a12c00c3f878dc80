import type { Client } from '@wanglai/client';
import { personIdOf } from '../support/people';
import { type Case, type Foreign, NOBODY } from './case';
import type { ApiWorld } from './world';

interface AboutPerson {
  /** Who may; an operator where nothing is said. */
  role?: 'operator' | 'admin';
  query?: Record<string, string>;
  /** A role that is turned away. */
  refused?: Case['refused'];
  /** One who is there and may not be asked about. */
  shy?(world: ApiWorld): Promise<{ what: string; person: Client; code: Foreign['code'] }>;
}

/** A call by staff about a person, whom `whom` makes; about nobody it is refused. */
export function aboutPerson(
  whom: (world: ApiWorld) => Promise<Client>,
  { role = 'operator', query, shy, refused = role === 'admin' ? 'operator' : undefined }: AboutPerson = {},
): Case {
  const call = async (world: ApiWorld, id: string) => ({
    as: await world.staff(role),
    params: { id },
    ...(query && { query }),
  });
  return {
    proper: async (world) => call(world, personIdOf(await whom(world))),
    ...(refused && { refused }),
    async foreign(world) {
      const none = { what: 'nobody', call: await call(world, NOBODY), code: 'person.not-found' as const };
      if (!shy) return [none];
      const { what, person, code } = await shy(world);
      return [none, { what, call: await call(world, personIdOf(person)), code }];
    },
  };
}
