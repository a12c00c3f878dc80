import type { Client } from '@wanglai/client';
import { eventually } from '../../../../test/support/product';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { readConfig } from '../../platform/config';
import { realWorld } from '../../platform/context';
import { createLogger } from '../../platform/logger';

import { plantGuestbook } from '../../seed/plant-guestbook';

describe('the guest book', () => {
  let server: TestServer;
  let guest: Client;
  beforeAll(async () => {
    server = await startServer({ upTo: 'guestbook' });
    guest = await server.signIn('consumer', '林深见鹿');
    await guest.call('PUT /me/consents/:purpose', {
      params: { purpose: 'service' },
      body: { granted: true },
    });
  });
  afterAll(() => server?.stop());

  test('what a guest writes is read by others, answered by the house, and counted from the stream', async () => {
    const { id } = await guest.call('POST /guestbook', { body: { text: '风很好。' } });
    const operator = await server.signIn('operator');
    await operator.call('PUT /guestbook/:id/answer', { params: { id }, body: { text: '常来。' } });
    const other = await server.signIn('consumer', '阿满');
    const { items } = await other.call('GET /guestbook');
    expect(items).toEqual([
      expect.objectContaining({ id, name: '林深见鹿', text: '风很好。', answer: '常来。', mine: false }),
    ]);
    const day = new Date().toISOString().slice(0, 10);
    await eventually(
      () => operator.call('GET /guestbook/days'),
      (days) => days.items.some((one) => one.day === day && one.entries === 1),
    );
  });

  test('holds what its first guests left from the start, once', async () => {
    const soil = { ...realWorld(createLogger('silent')), config: readConfig({ DEMO: '1' }) };
    const { rooms } = server.app;
    await plantGuestbook(rooms, soil);
    await plantGuestbook(rooms, soil);
    const { items } = await guest.call('GET /guestbook', { query: { limit: 50 } });
    expect(items.filter(({ mine }) => !mine).map(({ name }) => name)).toEqual(['周一见', '阿满', '陈柚']);
  });
});
