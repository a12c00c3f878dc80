import type { Client } from '@wanglai/client';
import { record, viewsAt } from './events';
import type { TestServer } from './start-server';

export const personIdOf = (client: Client) => client.session.current!.person!.id;
export const tokenOf = (client: Client) => client.session.current!.accessToken;

/** Somebody who has read at half past eleven on each of the last nights, and whose portrait knows. */
export async function nightReader(server: TestServer, zone = 'Asia/Shanghai', nights = 5): Promise<Client> {
  const person = await server.signIn('consumer', undefined, zone);
  await record(person, viewsAt(zone, nights, [23]));
  await server.app.rooms.interactions.settle();
  return person;
}
