import fc from 'fast-check';
import { QUAD_MAX, quadAdd, quadClear, quadGet } from './quad';

test('four counters live in one number without touching each other', () => {
  const additions = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3_000 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(additions, fc.integer({ min: 0, max: 3 }), (all, cleared) => {
      const expected = [0, 0, 0, 0];
      let quad = 0;
      for (const [place, amount] of all) {
        quad = quadAdd(quad, place, amount);
        expected[place] = Math.min(QUAD_MAX, expected[place]! + amount);
      }
      expect([0, 1, 2, 3].map((place) => quadGet(quad, place))).toEqual(expected);
      expect(Number.isSafeInteger(quad)).toBe(true);
      expected[cleared] = 0;
      expect([0, 1, 2, 3].map((place) => quadGet(quadClear(quad, cleared), place))).toEqual(expected);
    }),
  );
});
