/** A JSON Schema as OpenAPI documents of ours hold it. */
export type Schema = Record<string, unknown>;

/** A schema with the document that its references point into. */
export interface Placed {
  schema: Schema;
  document: unknown;
}

/**
 * Why some value that `from` allows would not pass `to`; empty when every one does. Knows the words that zod writes;
 * where it cannot tell (two patterns that differ) it says so, and somebody looks.
 */
export function narrowings(from: Placed, to: Placed, at = '', seen: readonly string[] = []): string[] {
  const [a, b] = [resolved(from), resolved(to)];
  // Schemas that refer to themselves are compared once.
  const pair = `${refOf(from)} ${refOf(to)}`;
  if (refOf(from) && seen.includes(pair)) return [];
  const met = refOf(from) ? [...seen, pair] : seen;
  const within = (one: Schema, other: Schema, where: string) =>
    narrowings({ ...from, schema: one }, { ...to, schema: other }, where, met);

  const choices = choicesOf(a);
  if (choices) return choices.flatMap((one) => within(one, b, at));
  const targets = choicesOf(b);
  if (targets) {
    const tries = targets.map((one) => within(a, one, at));
    return tries.some((faults) => !faults.length) ? [] : (closest(tries) ?? []);
  }
  const mistyped = types(a, b, at);
  if (mistyped.length) return mistyped;
  return [...bounds(a, b, at), ...values(a, b, at), ...fields(a, b, at, within), ...items(a, b, at, within)];
}

type Within = (one: Schema, other: Schema, at: string) => string[];

const refOf = ({ schema }: Placed) => schema['$ref'] as string | undefined;

function resolved({ schema, document }: Placed): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  const steps = ref.slice(2).split('/');
  return steps.reduce<unknown>((found, step) => (found as Schema)[step], document) as Schema;
}

/** What a schema leaves open to choose: its alternatives, or its types when they are several. */
function choicesOf(schema: Schema): Schema[] | undefined {
  const { type } = schema;
  if (Array.isArray(type))
    return type.map((one) => (one === 'null' ? { type: one } : { ...schema, type: one }));
  return (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
}
const closest = (tries: string[][]) => [...tries].sort((a, b) => a.length - b.length)[0];

/** Bounds that must not become tighter, and whether a higher one is. */
const BOUNDS: Record<string, 'low' | 'high'> = {
  minLength: 'low',
  maxLength: 'high',
  minimum: 'low',
  maximum: 'high',
  minItems: 'low',
  maxItems: 'high',
  exclusiveMinimum: 'low',
  exclusiveMaximum: 'high',
  maxProperties: 'high',
};

function bounds(a: Schema, b: Schema, at: string): string[] {
  return Object.entries(BOUNDS).flatMap(([word, side]) => {
    const [was, is] = [a[word] as number | undefined, b[word] as number | undefined];
    if (is === undefined) return [];
    const tighter = was === undefined || (side === 'low' ? is > was : is < was);
    return tighter ? [`${at} ${word} ${was ?? 'none'} -> ${is}`] : [];
  });
}

function types(a: Schema, b: Schema, at: string): string[] {
  const wanted = b['type'];
  const given = a['type'] ?? (listOf(a) && typeof listOf(a)![0]);
  if (wanted === undefined || given === wanted || (given === 'integer' && wanted === 'number')) return [];
  return [`${at} ${given ?? 'any type'} -> ${wanted}`];
}

function values(a: Schema, b: Schema, at: string): string[] {
  const [given, allowed] = [listOf(a), listOf(b)];
  if (allowed) {
    if (!given) return [`${at} any value -> one of ${JSON.stringify(allowed)}`];
    const lost = given.filter((value) => !allowed.includes(value));
    return lost.length ? [`${at} loses ${JSON.stringify(lost)}`] : [];
  }
  if (given) return [];
  return ['pattern', 'format']
    .filter((word) => b[word] !== undefined && a[word] !== b[word])
    .map((word) => `${at} ${word} ${a[word] ?? 'none'} -> ${b[word]}`);
}

const listOf = (schema: Schema): unknown[] | undefined =>
  'const' in schema ? [schema['const']] : (schema['enum'] as unknown[] | undefined);

function fields(a: Schema, b: Schema, at: string, within: Within): string[] {
  const [given, known] = [propertiesOf(a), propertiesOf(b)];
  const certain = new Set(a['required'] as string[] | undefined);
  const wanted = ((b['required'] as string[] | undefined) ?? []).filter((name) => !certain.has(name));
  const faults = wanted.map((name) => `${at} needs ${name}`);
  const rest = b['additionalProperties'];
  for (const [name, schema] of Object.entries(given)) {
    const other = known[name] ?? (typeof rest === 'object' ? (rest as Schema) : undefined);
    if (other) faults.push(...within(schema, other, `${at}/${name}`));
    else if (rest === false) faults.push(`${at} does not take ${name}`);
  }
  const open = a['additionalProperties'];
  if (open !== false && a['type'] === 'object' && rest !== undefined && rest !== true) {
    if (rest === false && open !== undefined) faults.push(`${at} takes no other fields any more`);
    else if (typeof rest === 'object' && typeof open === 'object')
      faults.push(...within(open as Schema, rest as Schema, `${at}/*`));
  }
  if (b['propertyNames'] && JSON.stringify(a['propertyNames']) !== JSON.stringify(b['propertyNames']))
    faults.push(
      ...within((a['propertyNames'] as Schema) ?? {}, b['propertyNames'] as Schema, `${at}/<name>`),
    );
  return faults;
}

const propertiesOf = (schema: Schema) => (schema['properties'] ?? {}) as Record<string, Schema>;

function items(a: Schema, b: Schema, at: string, within: Within): string[] {
  if (!b['items']) return [];
  return a['items']
    ? within(a['items'] as Schema, b['items'] as Schema, `${at}/-`)
    : [`${at} any items -> some`];
}
