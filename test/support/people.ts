import type { Client } from '@wanglai/client';
import { record, viewsAt } from './events';
import type { TestServer } from './start-server';

export const personIdOf = (client: Client) => client.session.current!.person!.id;
export const tokenOf = (client: Client) => client.session.current!.accessToken;

/** Somebody who has read at half past eleven, or at other hours, on each of the last nights, and whose portrait knows. */
export async function nightReader(
  server: TestServer,
  zone = 'Asia/Shanghai',
  nights = 5,
  hours: readonly number[] = [23],
): Promise<Client> {
  const person = await server.signIn('consumer', undefined, zone);
  await record(person, viewsAt(zone, nights, hours));
  await server.app.rooms.interactions.settle();
  return person;
}
