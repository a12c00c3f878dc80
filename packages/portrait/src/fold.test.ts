import fc from 'fast-check';
import type { Fact } from './fact';
import { features } from './features';
import { fold } from './fold';
import { DAY_MS } from './local-time';
import { emptyPortrait } from './state';

const NOW = Date.UTC(2026, 10, 21, 12);

const zone = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/Moscow',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Not/A_Zone',
);

/** Facts over about two years, crowded into few hours and names so that samples and windows overflow. */
const fact: fc.Arbitrary<Fact> = fc.record(
  {
    type: fc.constantFrom(
      ...[
        'launch',
        'hide',
        'view',
        'leave',
        'click',
        'exposure',
        'share',
        'favourite',
        'search',
        'custom:spin',
      ],
      ...['content.liked', 'content.commented', 'community.answered', 'chat.message-sent', 'consent.changed'],
    ),
    at: fc.oneof(
      fc.integer({ min: NOW - 20 * DAY_MS, max: NOW }),
      fc.integer({ min: NOW - 120 * DAY_MS, max: NOW }),
      fc.integer({ min: NOW - 700 * DAY_MS, max: NOW }),
      fc.integer({ min: NOW - 6 * 3_600_000, max: NOW }),
    ),
    zone,
    sessionId: fc.integer({ min: 0, max: 60 }).map((n) => `session-${n}`),
    contentId: fc.constantFrom('a', 'b'),
    topics: fc.array(
      fc.integer({ min: 0, max: 200 }).map((n) => `topic-${n}`),
      { maxLength: 4 },
    ),
    level: fc.constantFrom('attribute' as const, 'consequence' as const, 'value' as const),
    dwellMs: fc.integer({ min: 0, max: 3_600_000 }),
  },
  { requiredKeys: ['type', 'at', 'zone'] },
);

const facts = fc.array(fact, { maxLength: 250, size: 'max' });

describe('folding', () => {
  test('the same facts in any order and any batches give an equal portrait', () => {
    fc.assert(
      fc.property(
        facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 }),
        ([all, shuffled], sizes) => {
          let batched = emptyPortrait();
          for (let i = 0, turn = 0; i < shuffled.length; turn++) {
            const size = sizes[turn % sizes.length]!;
            // Between two batches a portrait lives in the database.
            batched = JSON.parse(JSON.stringify(fold(batched, shuffled.slice(i, i + size))));
            i += size;
          }
          expect(batched).toEqual(fold(emptyPortrait(), all));
        },
      ),
      { numRuns: 150, interruptAfterTimeLimit: 20_000 },
    );
  });

  test('facts older than all windows change no windowed part, whenever they arrive', () => {
    const recent: Fact = { type: 'view', at: NOW, zone: 'Asia/Shanghai', topics: ['tea'] };
    const old = fact.map((one) => ({ ...one, at: NOW - 200 * DAY_MS - (one.at % DAY_MS) }));
    fc.assert(
      fc.property(facts, fc.array(old, { maxLength: 40 }), (some, tooOld) => {
        const without = fold(emptyPortrait(), [...some, recent]);
        for (const order of [
          [...tooOld, ...some, recent],
          [recent, ...some, ...tooOld],
        ]) {
          const state = fold(emptyPortrait(), order);
          expect([state.days, state.weeks, state.heat, state.levels]).toEqual([
            without.days,
            without.weeks,
            without.heat,
            without.levels,
          ]);
          const known = new Map(state.topics);
          for (const [topic, weights] of without.topics)
            expect([0, weights]).toContain(known.get(topic) ?? 0);
        }
      }),
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    );
  });

  test('a portrait looks the same however much time lay between folding and looking', () => {
    fc.assert(
      fc.property(facts, zone, (all, here) => {
        const late = features(fold(emptyPortrait(), all), NOW + 3 * DAY_MS, here);
        const reversed = features(fold(emptyPortrait(), [...all].reverse()), NOW + 3 * DAY_MS, here);
        expect(reversed).toEqual(late);
      }),
      { numRuns: 50, interruptAfterTimeLimit: 20_000 },
    );
  });

  test.each(['identity.merged', 'consent.changed', 'portraits.tag-assigned', 'outreach.card-placed'])(
    'the bookkeeping fact %s changes nothing',
    (type) => {
      expect(fold(emptyPortrait(), [{ type, at: NOW, zone: 'UTC', topics: ['tea'] }])).toEqual(
        emptyPortrait(),
      );
    },
  );

  test.each(['exposure', 'hide', 'leave'])('the passive %s is no activity', (type) => {
    const state = fold(emptyPortrait(), [{ type, at: NOW, zone: 'UTC', sessionId: 's' }]);
    expect(state).toMatchObject({ activities: 0, lastAt: null, heat: [[], []] });
    expect(features(state, NOW, 'UTC')).toMatchObject({ activity14: 0, activeDays14: 0, nightsActive14: 0 });
  });

  test('an instant that is none is left out', () => {
    const broken = [Number.NaN, -1, 0, Number.POSITIVE_INFINITY].map((at) => ({
      type: 'view',
      at,
      zone: 'UTC',
    }));
    expect(fold(emptyPortrait(), broken)).toEqual(emptyPortrait());
  });
});
