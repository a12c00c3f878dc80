import fc from 'fast-check';
import { createUuid } from './uuid';

describe('ids of events', () => {
  it('are UUIDs of version 7 and variant 10 that begin with the milliseconds', () => {
    const at = Date.parse('2026-11-21T12:00:00.123Z');
    const id = createUuid(() => at, Math.random)();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at);
  });

  it('grow strictly within a millisecond and when the clock steps back', () => {
    const clock = fc.array(fc.integer({ min: 1.7e12, max: 1.7e12 + 3 }), { minLength: 2, maxLength: 300 });
    fc.assert(
      fc.property(clock, fc.double({ min: 0, max: 0.999999, noNaN: true }), (times, luck) => {
        let i = 0;
        const next = createUuid(
          () => times[i++] ?? 0,
          () => luck,
        );
        const ids = times.map(() => next());
        expect([...ids].sort()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('stay in order over more ids in a millisecond than the counter holds', () => {
    const next = createUuid(() => 1.7e12, Math.random);
    const ids = Array.from({ length: 9_000 }, next);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(9_000);
  });

  it('survive a clock that is no number', () => {
    expect(createUuid(() => Number.NaN, Math.random)()).toHaveLength(36);
  });
});
