import { contents, picturesOf, topics } from '@wanglai/demo-brand';
import { openDatabase, type TestDatabase } from '../../../test/support/database';
import { startServer, type TestServer } from '../../../test/support/start-server';
import { readConfig } from '../platform/config';
import { realWorld } from '../platform/context';
import { createLogger } from '../platform/logger';
import { seed } from './seed';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await openDatabase();
  server = await startServer({ database });
});
afterAll(async () => {
  await server.stop();
  await database.close();
});

const sow = (env: Record<string, string> = {}) =>
  seed(server.app.rooms, {
    ...realWorld(createLogger('silent')),
    config: readConfig({ DEMO: '1', SEED: 'demo', ...env }),
  });
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      ['content.topics', 'content.contents', 'media.pictures', 'identity.staff', 'identity.settings'].map(
        async (name) => [name, await database.db.collection(name).countDocuments()] as const,
      ),
    ),
  );

it('plants the brand, once', async () => {
  const lines = await sow();
  expect(lines.join('\n')).toContain('demo-operator');
  const first = await counts();
  expect(first).toMatchObject({ 'content.topics': topics.length, 'content.contents': contents.length });
  expect(first['media.pictures']).toBe(new Set(contents.flatMap(picturesOf)).size + 1);
  await sow();
  expect(await counts()).toEqual(first);
});

it('begins again where a crash stopped it', async () => {
  const before = await counts();
  await database.db.collection('identity.settings').deleteOne({ _id: 'brand' as never });
  await database.db.collection('content.contents').deleteOne({});
  await sow();
  expect(await counts()).toEqual(before);
});

it('is there for readers: pictures drawn, pages whole, people named', async () => {
  const reader = await server.signIn('consumer');
  const { items } = await reader.call('GET /contents', { query: { limit: 100 } });
  expect(items.length).toBe(Math.min(100, contents.length));
  const { blocks } = await reader.call('GET /contents/:id', { params: { id: items[0]!.id } });
  expect(JSON.stringify(blocks)).not.toContain('picture:');
  for (const { cover } of items) expect(cover).toMatch(/^\/api\/v1\/media\/[0-9a-f]{32}$/);
  expect((await fetch(server.origin + items[0]!.cover)).headers.get('content-type')).toBe('image/svg+xml');
  const about = await reader.call('GET /about');
  expect(about.brand).toMatchObject({ name: '慢川', logo: expect.stringMatching(/^\/api\/v1\/media\//) });
  expect(about.personas.length).toBeGreaterThan(3);
  expect((await reader.call('GET /contents', { query: { q: '咖啡' } })).items.length).toBeGreaterThan(3);
});

it('lets the demo staff in by password', async () => {
  const session = await server
    .stranger()
    .call('POST /auth/staff', { body: { username: 'demo-operator', password: 'manchuan-demo' } });
  expect(session.staff).toMatchObject({ role: 'operator', name: '沈眠' });
});

it('tells what to do when there is nobody to sign in', async () => {
  expect(await sow({ DEMO: '0', SEED: 'none', TOKEN_SECRET: 'x'.repeat(32) })).toEqual([
    'Set ADMIN_PASSWORD to make the first account.',
  ]);
});
