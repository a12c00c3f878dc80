import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '..');
/** The street as it is built: a room imports only rooms that stand before it here. */
const STREET = [
  ...readFileSync(join(root, 'server/src/rooms.ts'), 'utf8').matchAll(/\.and\('([a-z-]+)'/g),
].map(([, room]) => room!);
const SOURCES = ['packages', 'server/src', 'miniapp/src', 'scripts', 'test'];
const LEFT_OUT = new Set(['node_modules', 'dist', 'generated', 'results']);

interface Source {
  path: string;
  text: string;
  imports: { from: string; typeOnly: boolean }[];
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const read = (path: string): Source => {
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/g,
  );
  return {
    path: relative(root, path),
    text,
    imports: [...found].map(([, type, from]) => ({ from: from!, typeOnly: type !== undefined })),
  };
};

const sources = SOURCES.flatMap((folder) => walk(join(root, folder))).map(read);
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => (comment.includes('@ts-') ? comment : ''));
const isTest = ({ path }: Source) => /\.test\.tsx?$|\/test|fixture|test-support|\.typecheck/.test(path);
const product = sources.filter((source) => !isTest(source));
const below = (folder: string) => product.filter(({ path }) => path.startsWith(folder));
const target = ({ path }: Source, from: string) =>
  from.startsWith('.') ? relative(root, resolve(root, dirname(path), from)) : from;
const roomOf = (path: string) => /^server\/src\/rooms\/([^/]+)/.exec(path)?.[1];

function violations(
  of: readonly Source[],
  wrong: (source: Source, to: string, typeOnly: boolean) => boolean,
): string[] {
  return of.flatMap((source) =>
    source.imports
      .filter(({ from, typeOnly }) => wrong(source, target(source, from), typeOnly))
      .map(({ from }) => `${source.path} imports ${from}`),
  );
}

describe('the street', () => {
  it('knows every room that stands on it', () => {
    const rooms = readdirSync(join(root, 'server/src/rooms'));
    expect(rooms.sort()).toEqual([...STREET].sort());
  });

  it('runs one way: a room imports only rooms to its left, and only through their index', () => {
    const wrong = violations(below('server/src/rooms/'), (source, to) => {
      const own = roomOf(source.path)!;
      const other = roomOf(to);
      if (!other || other === own) return false;
      return STREET.indexOf(other) > STREET.indexOf(own) || to !== `server/src/rooms/${other}`;
    });
    expect(wrong).toEqual([]);
  });

  it('stands on a platform that knows no room', () => {
    expect(violations(below('server/src/platform/'), (_, to) => to.startsWith('server/src/rooms'))).toEqual(
      [],
    );
  });
});

describe('the mini-program', () => {
  const features = 'miniapp/src/features/';
  const all = below('miniapp/src/');
  const to = (source: Source, from: string) => target(source, from).replace(/^@\//, 'miniapp/src/');
  const featureOf = (path: string) => /^miniapp\/src\/features\/([^/]+)/.exec(path)?.[1];
  const wrongly = (of: readonly Source[], wrong: (source: Source, to: string) => boolean) =>
    violations(of, (source, _, typeOnly) => !typeOnly && wrong(source, _.replace(/^@\//, 'miniapp/src/')));
  const files = (name: string) => below(features).filter(({ path }) => path.endsWith(`/${name}.ts`));

  it('knows every room by a line in its lists, and by nothing else', () => {
    for (const [name, list] of [
      ['pages', 'miniapp/src/rooms.pages.ts'],
      ['manifest', 'miniapp/src/rooms.ts'],
    ] as const) {
      const named = all
        .filter(({ path }) => path === list)
        .flatMap((one) => one.imports.map(({ from }) => to(one, from)));
      const there = files(name).map(({ path }) => path.slice(0, -'.ts'.length));
      expect(named.filter((path) => path.startsWith(features)).sort()).toEqual(there.sort());
      expect(
        wrongly(
          all,
          ({ path }, other) =>
            path !== list &&
            new RegExp(`^${features}[^/]+/${name}$`).test(other) &&
            featureOf(path) !== featureOf(other),
        ),
      ).toEqual([]);
    }
  });

  it('reads pages as data and leads along ways that know nothing else, so that any room may lead to any', () => {
    expect(wrongly(files('pages'), (_, other) => other !== 'miniapp/src/shared/pages')).toEqual([]);
    expect(
      wrongly(
        files('ways'),
        ({ path }, other) =>
          other !== 'miniapp/src/shared/navigation' && other !== path.replace(/ways\.ts$/, 'pages'),
      ),
    ).toEqual([]);
  });

  it('stands on shared pieces and a platform that know no room', () => {
    const under = [...below('miniapp/src/shared/'), ...below('miniapp/src/platform/')];
    expect(wrongly(under, (_, other) => other.startsWith(features) || other === 'miniapp/src/rooms')).toEqual(
      [],
    );
  });

  it('runs one way between rooms, ways apart', () => {
    const uses = new Map<string, Set<string>>();
    for (const source of below(features)) {
      const own = featureOf(source.path)!;
      const used = source.imports
        .map(({ from }) => to(source, from))
        .filter((other) => featureOf(other) && featureOf(other) !== own && !other.endsWith('/ways'));
      uses.set(own, new Set([...(uses.get(own) ?? []), ...used.map((other) => featureOf(other)!)]));
    }
    // Rooms that use none of those left are taken away, until none is left or all that are left go round in a circle.
    for (let free: string[]; ; ) {
      free = [...uses]
        .filter(([, used]) => [...used].every((other) => !uses.has(other)))
        .map(([room]) => room);
      if (free.length === 0) break;
      for (const room of free) uses.delete(room);
    }
    expect([...uses.keys()]).toEqual([]);
  });

  it('starts without the screens of any room, which would all be in the main package', () => {
    const byPath = new Map(all.map((source) => [source.path.replace(/(\/index)?\.tsx?$/, ''), source]));
    const reached = new Set(['miniapp/src/rooms']);
    for (const path of reached) {
      const source = byPath.get(path);
      for (const { from, typeOnly } of source?.imports ?? []) if (!typeOnly) reached.add(to(source!, from));
    }
    expect(reached.has(`${features}consent/privacy-sheet`)).toBe(true);
    expect([...reached].filter((path) => path.endsWith('-screen'))).toEqual([]);
  });
});

describe('packages', () => {
  it('keeps the contract to zod alone', () => {
    expect(
      violations(
        below('packages/contract/src/'),
        (_, to) => to !== 'zod' && !to.startsWith('packages/contract/'),
      ),
    ).toEqual([]);
  });

  it.each(['tracker', 'portrait', 'recommend'])(
    'keeps %s free of server, screens and the outside world',
    (name) => {
      const own = `packages/${name}/`;
      expect(
        violations(below(`${own}src/`), (_, to) => !to.startsWith(own) && to !== '@wanglai/contract/names'),
      ).toEqual([]);
    },
  );

  it('bundles types of the contract into screens, never its schemas', () => {
    const screens = [
      ...below('miniapp/src/'),
      ...below('packages/console/src/'),
      ...below('packages/client/src/'),
    ];
    const named = screens.filter(({ text }) =>
      /import\s+(?!type\b)[^;]*from\s+'@wanglai\/contract';/.test(
        text.replace(/import\s+\{(\s*type\s+\w+\s*,?)+\s*\}\s+from/g, 'import type {} from'),
      ),
    );
    expect(named.map(({ path }) => path)).toEqual([]);
  });
});

describe('one place for each thing', () => {
  it('reads the environment of the server in main.ts alone', () => {
    const readers = below('server/src/').filter(({ text }) => text.includes('process.env'));
    expect(readers.map(({ path }) => path)).toEqual(['server/src/main.ts']);
  });

  it('emits on sockets from platform/sockets alone', () => {
    expect(
      violations(
        below('server/src/'),
        (source, to) => to === 'socket.io' && !source.path.includes('platform/sockets/'),
      ),
    ).toEqual([]);
  });

  it('names files after what they hold', () => {
    const vague = product.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|manager|types|misc)(\/|\.tsx?$|\.mjs$)/.test(path),
    );
    expect(vague.map(({ path }) => path)).toEqual([]);
  });

  it('keeps files small enough for a head', () => {
    const large = product.filter(({ text }) => text.split('\n').length > 301);
    expect(large.map(({ path, text }) => `${path} ${text.split('\n').length}`)).toEqual([]);
  });

  it('uses no any and silences no checker without saying why', () => {
    const silenced = sources.filter(
      ({ path, text }) =>
        path !== 'test/architecture.test.ts' &&
        /@ts-ignore|@ts-nocheck|:\s*any\b|\bas any\b/.test(withoutComments(text)),
    );
    expect(silenced.map(({ path }) => path)).toEqual([]);
  });
});
