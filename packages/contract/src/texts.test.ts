import { z } from 'zod';
import { contentBulkItem } from './rooms/content';
import type { Route } from './route';
import { routes } from './routes';
import { clientMessages } from './sockets';
import { longText, searched, shortText, textKinds } from './texts';

const name = shortText(40);
const message = longText(2_000);

test.each([
  ['  林夕  ', '林夕'],
  ['林\u3000夕\n\t甲', '林 夕 甲'],
  ['Cafe\u0301', 'Café'],
  ['林\u200b夕\ufeff', '林夕'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['Ann\u200e', 'Ann'],
  ['👨‍👩‍👧 一家', '👨‍👩‍👧 一家'],
  ['❤️', '❤️'],
  ['नी', 'नी'],
  ['𠮷', '𠮷'],
  ['…', '…'],
  [`${' '.repeat(100)}茶`, '茶'],
])('a name comes into one form: %j', (typed, kept) => expect(name.parse(typed)).toBe(kept));

test.each([
  ['nothing', ''],
  ['spaces', ' \u3000\u00a0'],
  ['zero-width spaces', '\u200b\u200b'],
  ['joiners', '\u200d\u200c'],
  ['a Hangul filler', '\u3164'],
  ['a blank of Braille', '\u2800'],
  ['an accent without a letter', '\u0301'],
  ['a selector without a sign', '\ufe0f'],
  ['an override', '林\u202efdp'],
  ['an override alone', '\u202e'],
  ['an isolate', '林\u2066夕'],
  ['a control character', '林\u0007'],
  ['a control character of the second row', '林\u0085'],
  ['half a character', '林\ud842'],
  ['too much', '林'.repeat(41)],
])('a name is refused: %s', (_, typed) => expect(name.safeParse(typed).success).toBe(false));

test('a summary may be empty, and may not look so', () => {
  const summary = shortText(200, 0);
  expect(summary.parse(' \u200b ')).toBe('');
  expect(summary.safeParse('\u3164').success).toBe(false);
});

test.each([
  [' 一\n\n\t二\r\n ', '一\n\n\t二'],
  ['打\u202a+86 138\u202c找我', '打+86 138找我'],
  ['看\u202egnp.exe', '看gnp.exe'],
  ['a\u200bb', 'a\u200bb'],
])('a message stays as it was typed, and turns nothing around: %j', (typed, kept) =>
  expect(message.parse(typed)).toBe(kept),
);

test.each([
  ['nothing', ' \n '],
  ['what looks like nothing', '\u200b\u3164'],
  ['an override alone', '\u202e'],
  ['a control character', '一\u0000'],
  ['a form feed', '一\f二'],
  ['half a character', '一\udc00'],
])('a message is refused: %s', (_, typed) => expect(message.safeParse(typed).success).toBe(false));

test('what is searched for is never refused for its signs', () => {
  expect(searched(40).parse('\u202a林\u200b夕\u202c ')).toBe('林夕');
  expect(searched(40).parse('\u200b')).toBe('');
});

/** Every string within a schema, with the place it stands at. */
function stringsIn(
  schema: z.core.$ZodType,
  at: string,
  seen = new Set<z.core.$ZodType>(),
): [string, z.ZodString][] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const def = (schema as z.ZodType)._zod.def as unknown as Record<string, unknown> & { type: string };
  const into = (inner: unknown, where = at) => (inner ? stringsIn(inner as z.ZodType, where, seen) : []);
  if (def.type === 'string') return [[at, schema as z.ZodString]];
  if (def.type === 'object') {
    const shape = Object.entries(def['shape'] as object).flatMap(([key, inner]) =>
      into(inner, `${at}.${key}`),
    );
    return [...shape, ...into(def['catchall'], `${at}.*`)];
  }
  if (def.type === 'array') return into(def['element'], `${at}[]`);
  if (def.type === 'record')
    return [...into(def['keyType'], `${at}.<key>`), ...into(def['valueType'], `${at}.*`)];
  if (def.type === 'union') return (def['options'] as unknown[]).flatMap((one) => into(one));
  if (def.type === 'pipe') return [...into(def['in']), ...into(def['out'])];
  if (def.type === 'lazy') return into((def['getter'] as () => unknown)());
  return into(def['innerType']);
}

const asked = [
  ...Object.entries<Route>(routes).flatMap(([key, { params, query, body }]) =>
    [params, query, body === 'image' ? undefined : body].flatMap((part) =>
      part ? stringsIn(part, key) : [],
    ),
  ),
  // Checked one by one, so the route does not show them.
  ...stringsIn(contentBulkItem, 'POST /contents/bulk.items[]'),
  ...Object.entries<z.ZodType>(clientMessages).flatMap(([key, body]) => stringsIn(body, key)),
];

/** What nobody may call themselves or anything else, long enough for any bound. */
const HIDDEN = ['\u200b', '\u3164', '\u2800', '\u202e', '\u2066', '\u0000'];

it.each(asked)('%s is a text of a known kind, or has a pattern or format', (_, schema) => {
  const kind = textKinds.get(schema)?.kind;
  const { format, pattern } = z.toJSONSchema(schema, { io: 'input' });
  expect(kind ?? format ?? pattern).toBeDefined();
  if (kind === 'opaque') return;
  const least = schema.minLength ?? 0;
  const lines = [...HIDDEN.map((sign) => sign.repeat(Math.max(least, 3))), `茶\u202e${'x'.repeat(least)}`];
  for (const typed of lines) {
    const parsed = schema.safeParse(typed);
    if (parsed.success) expect(parsed.data).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u3164\u2800]/);
  }
});

it('finds what people write, in all rooms', () => {
  const written = asked.filter(([, schema]) => textKinds.get(schema)?.kind === 'short').map(([at]) => at);
  expect(written).toEqual(
    expect.arrayContaining([
      'PATCH /me.name',
      'POST /auth/demo.name',
      'POST /contents.title',
      'POST /contents.topics[]',
    ]),
  );
  expect(asked.filter(([, schema]) => textKinds.get(schema)?.kind === 'long').map(([at]) => at)).toEqual(
    expect.arrayContaining(['POST /contents.body', 'message:send.body.text']),
  );
});
