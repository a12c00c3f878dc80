/** One thing that is wrong with a request, and what must be said of it. */
export interface Flaw {
  what: string;
  /** Replaces the body's text. */
  body?: string;
  headers?: Record<string, string>;
  /** Added to the query, after what a proper call has. */
  query?: string;
  params?: Record<string, string>;
  status: 400 | 413 | 415;
  code: string;
  /** Where a bad field must be named: the path itself, or one below it. */
  field?: string;
}

const invalid = { status: 400, code: 'request.invalid' } as const;
const malformed = { status: 400, code: 'request.malformed' } as const;
const DEEP = 10_000;

/** JSON text of a value in which a place holds the raw text given. */
function withRaw(value: unknown, path: readonly (string | number)[], raw: string): string {
  const [step, ...rest] = path;
  if (step === undefined) return raw;
  const inner = withRaw((value as Record<string | number, unknown>)[step], rest, raw);
  if (Array.isArray(value))
    return `[${value.map((item, i) => (i === step ? inner : JSON.stringify(item))).join(',')}]`;
  const members = Object.entries(value as object).map(
    ([key, item]) => `${JSON.stringify(key)}:${key === step ? inner : JSON.stringify(item)}`,
  );
  return `{${members.join(',')}}`;
}

/** Every place below a body at which something stands, objects and lists themselves included. */
function placesIn(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : Object.entries(value);
  return [...(at.length ? [at] : []), ...entries.flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

/**
 * What can be wrong with a JSON body, made from one that is right. What is wrong within the list `oneByOne` is none: its
 * items are refused by themselves.
 */
export function flawsOfJson(body: object, oneByOne?: string): Flaw[] {
  const text = JSON.stringify(body);
  const open = text.slice(0, -1);
  const and = open === '{' ? '' : ',';
  const first = Object.keys(body)[0];
  const nested = (raw: string) => `${'{"a":'.repeat(DEEP)}${raw}${'}'.repeat(DEEP)}`;
  const lists = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
  const flaws: Flaw[] = [
    { what: 'nothing at all', body: '', ...malformed },
    { what: 'cut off', body: text.slice(0, -1), ...malformed },
    { what: 'not JSON', body: 'kind=service&$where=1', ...malformed },
    { what: 'a list', body: `[${text}]`, ...invalid },
    { what: 'null', body: 'null', ...invalid },
    { what: 'a text', body: '"x"', ...invalid },
    { what: 'a number', body: '1e400', ...invalid },
    { what: 'an unknown field', body: `${open}${and}"nobody":1}`, ...invalid, field: 'nobody' },
    { what: 'an operator', body: `${open}${and}"$where":"1"}`, ...invalid, field: '$where' },
    {
      what: 'constructor',
      body: `${open}${and}"constructor":{"prototype":{"x":1}}}`,
      ...invalid,
      field: 'constructor',
    },
    { what: '__proto__', body: `${open}${and}"__proto__":{"admin":true}}`, ...invalid, field: '__proto__' },
    { what: 'deep objects', body: nested('1'), ...invalid },
    { what: 'deep lists', body: lists, ...invalid },
    { what: 'a deep unknown field', body: `${open}${and}"deep":${lists}}`, ...invalid, field: 'deep' },
    { what: 'one byte too many', body: text.padEnd(1_048_577, ' '), status: 413, code: 'request.too-large' },
    {
      what: 'a form',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      status: 415,
      code: 'request.unsupported',
    },
    { what: 'brotli', headers: { 'content-encoding': 'br' }, status: 415, code: 'request.unsupported' },
    { what: 'gzip that is none', headers: { 'content-encoding': 'gzip' }, ...malformed },
  ];
  if (first !== undefined)
    flaws.push({
      what: `deep ${first}`,
      body: withRaw(body, [first], nested('1')),
      ...invalid,
      field: first,
    });
  for (const place of placesIn(body)) {
    const field = place.join('.');
    const put = (raw: string) => withRaw(body, place, raw);
    if (place[0] === oneByOne && place.length > 1) continue;
    flaws.push({ what: `${field} an operator`, body: put('{"$gt":""}'), ...invalid, field });
    if (field !== oneByOne)
      flaws.push({ what: `${field} a list of lists`, body: put('[[1]]'), ...invalid, field });
    flaws.push({ what: `${field} huge`, body: put(JSON.stringify('长'.repeat(100_000))), ...invalid, field });
  }
  return flaws;
}

const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What can be wrong with a query that takes these parameters. */
export function flawsOfQuery(names: readonly string[]): Flaw[] {
  const bad = (name: string, value: string): Flaw => ({
    what: `${name}=${value.slice(0, 40)}`,
    query: `${name}=${encodeURIComponent(value)}`,
    ...invalid,
    field: name,
  });
  const numbers = ['0', '-1', '1.5', 'abc', '1e9', 'Infinity', '', '1;2'];
  const cursors = [
    'nonsense',
    '"',
    'x'.repeat(201),
    ...[null, {}, [], [{ $gt: '' }], [1], ['x', 'y', 'z', 'w'], [1, 2, 3], ['e', {}, 'x'], [{}, 'x']].map(
      cursorOf,
    ),
    // Instants that no calendar knows.
    cursorOf([1e300, 'f'.repeat(24)]),
    cursorOf(['e', 1e300, 'x', 1]),
  ];
  const flaws: Flaw[] = [
    bad('nobody', '1'),
    { ...bad('$where', '1'), field: '$where' },
    { ...bad('__proto__', '1'), field: '__proto__' },
  ];
  for (const name of names) {
    flaws.push({ what: `${name} twice`, query: `${name}=1&${name}=1`, ...invalid, field: name });
    flaws.push({ what: `${name}[$gt]`, query: `${name}[$gt]=1`, ...invalid, field: `${name}[$gt]` });
    if (name === 'limit') for (const value of numbers) flaws.push(bad(name, value));
    else if (name === 'before') for (const value of ['0', '-1', 'x', '1.5']) flaws.push(bad(name, value));
    else if (name === 'cursor' || name === 'after') for (const value of cursors) flaws.push(bad(name, value));
    else flaws.push(bad(name, 'x'.repeat(300)));
  }
  return flaws;
}

/** What can be wrong with a parameter of the path. */
export function flawsOfParam(name: string, proper: Record<string, string>): Flaw[] {
  const values = [
    'x',
    '0'.repeat(23),
    '0'.repeat(25),
    'F'.repeat(24),
    '$ne',
    '%7B%22$gt%22:%22%22%7D',
    '..%2F..',
    '%00',
  ];
  return values.map((value) => ({
    what: `${name} ${value}`,
    params: { ...proper, [name]: value },
    ...invalid,
    field: name,
  }));
}
