import { narrowings, type Schema } from './narrowings';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0, maximum: 9 };
const object = (properties: Record<string, Schema>, required: string[] = [], open = false): Schema => ({
  type: 'object',
  properties,
  required,
  ...(!open && { additionalProperties: false }),
});
const block = { anyOf: [text, { type: 'array', items: { $ref: '#/components/schemas/Block' } }] };
const document = { components: { schemas: { Block: block } } };
const faults = (a: Schema, b: Schema) =>
  narrowings({ schema: a, document }, { schema: b, document: structuredClone(document) });

it.each<[string, Schema, Schema]>([
  ['the same', object({ a: text, b: count }, ['a']), object({ a: text, b: count }, ['a'])],
  ['one more field that may be', object({ a: text }), object({ a: text, b: count })],
  ['a field that may be away now', object({ a: text }, ['a']), object({ a: text })],
  ['wider bounds', count, { type: 'integer', minimum: -1, maximum: 10 }],
  ['a whole number where any will do', count, { type: 'number' }],
  ['one more choice', { enum: ['a'] }, { enum: ['a', 'b'] }],
  ['a constant among choices', { const: 'a', type: 'string' }, { type: 'string', enum: ['a', 'b'] }],
  ['several types', { type: ['string', 'null'] }, { anyOf: [{ type: 'null' }, text] }],
  ['null beside it', text, { anyOf: [text, { type: 'null' }] }],
  ['what refers to itself', block, { $ref: '#/components/schemas/Block' }],
  [
    'more fields, to who passes over them',
    object({ a: text, b: text }, ['a']),
    object({ a: text }, [], true),
  ],
])('takes what was taken: %s', (_, a, b) => expect(faults(a, b)).toEqual([]));

it.each<[string, Schema, Schema]>([
  ['a field that must be', object({ a: text }), object({ a: text }, ['a'])],
  ['a new field that must be', object({}), object({ a: text }, ['a'])],
  ['a field that is not taken any more', object({ a: text, b: text }), object({ a: text })],
  ['tighter bounds', count, { type: 'integer', minimum: 1, maximum: 9 }],
  ['a bound where none was', text, { type: 'string', maxLength: 9 }],
  ['another type', text, count],
  ['a choice that is gone', { enum: ['a', 'b'] }, { enum: ['a'] }],
  ['null no more', { anyOf: [text, { type: 'null' }] }, text],
  ['another pattern', { type: 'string', pattern: 'a' }, { type: 'string', pattern: 'b' }],
  [
    'deep inside',
    object({ a: { type: 'array', items: count } }),
    object({ a: { type: 'array', items: text } }),
  ],
])('says of what was taken that it is not any more: %s', (_, a, b) => expect(faults(a, b)).toHaveLength(1));
