import {
  CLIENT_EVENT_TYPES,
  FACT_TYPES,
  FACTS,
  type FactKind,
  factKindOf,
  PURPOSES,
} from '@wanglai/contract/names';
import fc from 'fast-check';
import { type Fact, kindOf } from './fact';
import { fold } from './fold';
import { DAY_MS } from './local-time';
import { emptyPortrait } from './state';

const NOW = Date.UTC(2026, 10, 21, 12);

const entries = Object.entries<FactKind>(FACTS);
const devices = new Set<string>([...CLIENT_EVENT_TYPES, 'custom:*']);
const byOthers = entries.filter(([, { by }]) => by !== 'person').map(([type]) => type);
const own = entries
  .filter(([, { by }]) => by === 'person')
  .map(([type]) => (type === 'custom:*' ? 'custom:spin' : type));

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,9}$/);
const unknown = fc
  .tuple(fc.oneof(word, fc.constantFrom('mall', 'content', 'chat', 'community', 'portraits')), word, word)
  .map(([room, noun, past]) => `${room}.${noun}-${past}`)
  .filter((type) => !(type in FACTS));

/** At any hour of about two years, with everything about them that could be learned from. */
const factOf = (type: fc.Arbitrary<string>): fc.Arbitrary<Fact> =>
  fc.record(
    {
      type,
      at: fc.oneof(
        fc.integer({ min: NOW - 20 * DAY_MS, max: NOW + DAY_MS }),
        fc.integer({ min: NOW - 700 * DAY_MS, max: NOW }),
      ),
      zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Asia/Kolkata'),
      sessionId: fc.integer({ min: 0, max: 20 }).map((n) => `session-${n}`),
      contentId: fc.constantFrom('a', 'b'),
      topics: fc.array(
        fc.integer({ min: 0, max: 99 }).map((n) => `topic-${n}`),
        { maxLength: 4 },
      ),
      level: fc.constantFrom('attribute' as const, 'consequence' as const, 'value' as const),
      dwellMs: fc.integer({ min: 0, max: 3_600_000 }),
    },
    { requiredKeys: ['type', 'at', 'zone'] },
  );

const foreign = factOf(fc.oneof(fc.constantFrom(...byOthers), unknown));

describe('what a person did not do themselves', () => {
  test.each([...byOthers, 'mall.order-shipped', 'identity.merged', 'custom:', 'custom:*!', 'toString'])(
    '%s counts as nothing',
    (type) => expect(kindOf(type)).toBeUndefined(),
  );

  test('leaves an empty portrait empty, at whatever hour it happens', () => {
    fc.assert(
      fc.property(fc.array(foreign, { minLength: 1, maxLength: 60 }), (facts) => {
        expect(fold(emptyPortrait(), facts)).toEqual(emptyPortrait());
      }),
      { numRuns: 300 },
    );
  });

  test('changes nothing between the facts of the person', () => {
    const mixed = fc.array(
      fc.oneof(
        factOf(fc.constantFrom(...own)).map((fact) => ({ fact, mine: true })),
        foreign.map((fact) => ({ fact, mine: false })),
      ),
      { maxLength: 120, size: 'max' },
    );
    fc.assert(
      fc.property(mixed, (all) => {
        const mine = all.filter((one) => one.mine).map(({ fact }) => fact);
        const others = all.filter((one) => !one.mine).map(({ fact }) => fact);
        const before = fold(emptyPortrait(), mine);
        expect(
          fold(
            emptyPortrait(),
            all.map(({ fact }) => fact),
          ),
        ).toEqual(before);
        expect(fold(structuredClone(before), others)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the register of facts', () => {
  test('knows every type of a device, and one entry for those that brands name themselves', () => {
    expect(FACT_TYPES).toEqual(expect.arrayContaining([...devices]));
    expect(factKindOf('custom:spin')).toBe(FACTS['custom:*']);
  });

  test.each(entries)('%s is named by its room and told in both languages', (type, kind) => {
    if (!devices.has(type)) expect(type).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
    expect(PURPOSES).toContain(kind.purpose);
    for (const sentence of [kind.zh, kind.en]) {
      expect(sentence.replace('{target}', '').trim()).not.toBe('');
      expect(sentence.match(/\{.*?\}/g) ?? []).toEqual(sentence.includes('{target}') ? ['{target}'] : []);
    }
    expect(kind.zh).toMatch(/\p{Script=Han}/u);
    expect(kind.en).not.toMatch(/\p{Script=Han}/u);
    expect(kind.en.includes('{target}')).toBe(kind.zh.includes('{target}'));
    // Devices tell the visible text of whatever was acted upon; of the server's own, only those with a target have one.
    if (!devices.has(type) && kind.target === null) expect(kind.zh).not.toContain('{target}');
  });

  test.each(entries.filter(([, { counts }]) => counts))('%s counts in whole weights', (_, { by, counts }) => {
    expect(by).toBe('person');
    expect(Number.isInteger(counts?.weight) && counts!.weight >= 0).toBe(true);
    if (!counts?.active) expect(counts).toEqual({ active: false, weight: 0 });
  });
});
