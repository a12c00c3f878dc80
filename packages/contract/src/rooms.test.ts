import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { RoomNames } from './define-names';
import * as names from './names';
import * as exported from './rooms';
import type { Route } from './route';
import { routes } from './routes';
import { clientMessages } from './sockets';

const files = readdirSync(join(__dirname, 'rooms'));
const schemaRooms = files.flatMap((file) => /^([a-z-]+)\.ts$/.exec(file)?.[1] ?? []);
const namedRooms = files.flatMap((file) => /^([a-z-]+)\.names\.ts$/.exec(file)?.[1] ?? []);

const ofRoom = <T extends object>(from: object, room: string, kind: string): T | undefined =>
  (from as Record<string, T>)[`${room}${kind}`];
const routesOf = (room: string) => ofRoom<Record<string, Route>>(exported, room, 'Routes');
const manifestOf = (room: string) => ofRoom<RoomNames>(names, room, 'Names');

const PARTS = ['errors', 'facts', 'abilities', 'actions', 'pages', 'notices'] as const;
const REGISTERS: Record<(typeof PARTS)[number], object> = {
  errors: names.ERRORS,
  facts: names.FACTS,
  abilities: names.ABILITIES,
  actions: names.ACTIONS,
  pages: names.PAGES,
  notices: names.NOTICES,
};

/** Codes that bear the noun of a room's things instead of its name. New codes bear the name of their room. */
const NAMED_BY_NOUN: Record<string, readonly string[]> = {
  identity: ['person.not-found', 'staff.not-found'],
  interactions: ['reader.not-found'],
  notices: ['notice.not-found'],
  portraits: ['tag.not-found'],
  chat: ['conversation.not-found', 'conversation.closed'],
};
/** Facts of devices are not named after a room. */
const OF_DEVICES: readonly string[] = [...names.CLIENT_EVENT_TYPES, 'custom:*'];

describe.each(schemaRooms)('%s', (room) => {
  it('stands in the list of rooms, with its routes in the one table', () => {
    const own = routesOf(room);
    expect(own).toBeDefined();
    expect(routes).toMatchObject(own!);
  });

  it('has only routes of its own, which answer with codes that exist', () => {
    for (const [key, route] of Object.entries(routesOf(room)!)) {
      expect([key, route.room]).toEqual([key, room]);
      for (const code of route.errors ?? [])
        expect([key, names.ERRORS[code]]).toEqual([key, expect.anything()]);
    }
  });

  it('has its messages among those that clients send', () => {
    expect(clientMessages).toMatchObject(ofRoom(exported, room, 'Messages') ?? {});
  });
});

describe.each(namedRooms)('names of %s', (room) => {
  it('stand in the list of names, and in every register', () => {
    const manifest = manifestOf(room);
    expect(manifest).toBeDefined();
    for (const part of PARTS) expect(REGISTERS[part]).toMatchObject(manifest![part] ?? {});
  });

  it('begin with the name of the room', () => {
    const { errors = {}, facts = {}, abilities = {}, actions = {}, notices = {} } = manifestOf(room)!;
    const keys = [errors, facts, abilities, actions, notices].flatMap((part) => Object.keys(part));
    const others = keys.filter((key) => !key.startsWith(`${room}.`));
    const known = [...(NAMED_BY_NOUN[room] ?? []), ...(room === 'interactions' ? OF_DEVICES : [])];
    expect(known).toEqual(expect.arrayContaining(others));
    for (const key of keys.filter((key) => key.startsWith(`${room}.`)))
      expect(key).toMatch(/^[a-z-]+\.[a-z]+(-[a-z]+)*$/);
  });
});

describe('all rooms together', () => {
  const countOf = (tables: (object | undefined)[]) =>
    tables.flatMap((table) => Object.keys(table ?? {})).length;

  it.each(PARTS)('name nothing twice among %s', (part) => {
    const parts = ['platform', ...namedRooms].map((room) => manifestOf(room)?.[part]);
    expect(countOf(parts)).toBe(Object.keys(REGISTERS[part]).length);
  });

  it('name no route, message or bound twice', () => {
    expect(countOf(schemaRooms.map(routesOf))).toBe(Object.keys(routes).length);
    const messages = schemaRooms.map((room) => ofRoom(exported, room, 'Messages'));
    expect(countOf(messages)).toBe(Object.keys(clientMessages).length);
    const bounds = ['platform', ...namedRooms].flatMap((room) =>
      Object.keys(ofRoom(names, room, 'Limits') ?? {}),
    );
    expect(bounds).toEqual([...new Set(bounds)]);
  });

  it('say notices and titles of pages in both languages, with the same values', () => {
    for (const { zh, en } of [...Object.values(names.NOTICES), ...Object.values(names.PAGES)]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}|^$/u);
      const valuesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(valuesIn(en)).toEqual(valuesIn(zh));
    }
  });

  it('give every ability to somebody, and every ability to admins', () => {
    for (const role of names.STAFF_ROLES)
      expect(names.abilitiesOf(role).every((ability) => names.ABILITIES[ability].includes(role))).toBe(true);
    expect([...names.abilitiesOf('admin')].sort()).toEqual(Object.keys(names.ABILITIES).sort());
  });
});

it('keeps names free of schemas, so that devices bundle no zod', () => {
  const { metafile } = buildSync({
    entryPoints: [join(__dirname, 'names.ts')],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
  });
  const schemas = Object.keys(metafile.inputs).filter((path) => /zod|rooms\/[a-z-]+\.ts$/.test(path));
  expect(schemas).toEqual([]);
});

it('lets devices bundle constants without the manifests they stand beside', () => {
  const constants = Object.keys(names).filter((name) => /^[A-Z_]+$|Limits$/.test(name) && !isRegister(name));
  const { outputFiles } = buildSync({
    stdin: { contents: `export { ${constants} } from './names'`, resolveDir: __dirname },
    bundle: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
  });
  const bundle = outputFiles[0]!.text;
  expect(bundle).toContain('imageBytes');
  const words = [
    ...Object.values(names.ERRORS).map(([, text]) => text),
    ...[names.FACTS, names.PAGES, names.NOTICES].flatMap((register) =>
      Object.values<{ en: string }>(register).map(({ en }) => `"${en}"`),
    ),
  ];
  expect(words.filter((text) => bundle.includes(text))).toEqual([]);
});

function isRegister(name: string): boolean {
  return /^(ERRORS|FACTS|FACT_TYPES|ABILITIES|ACTIONS|PAGES|NOTICES|NOTICE_KINDS)$/.test(name);
}
