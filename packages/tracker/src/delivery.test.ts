import fc from 'fast-check';
import { World } from './test-support/world';

const idOf = (n: number) => String(n).padStart(6, '0');

describe('delivery', () => {
  it('server away for 30 s while a consumer reads: afterwards every event once, in order', async () => {
    const world = new World();
    const tracker = world.start({ random: Math.random });
    const begin = world.now;
    world.answer = (_request, store) => {
      const since = world.now - begin;
      if (since > 5_000 && since < 35_000) throw new Error('away');
      return store();
    };
    let made = 0;
    for (let page = 0; page < 12; page++) {
      tracker.pageShown(`/article?id=${page}`);
      for (let i = 0; i < 5; i++) {
        await world.pass(800);
        tracker.tap({ id: idOf(made++) });
      }
      tracker.pageHidden(`/article?id=${page}`);
    }
    await world.pass(120_000);
    expect(world.stored).toHaveLength(made + 24);
    expect(world.stored.map((event) => event.id)).toEqual(world.stored.map((event) => event.id).sort());
    expect(
      world.stored.filter((event) => event.type === 'leave').every((event) => event.props?.dwellMs === 4_000),
    ).toBe(true);
  });

  it('whatever fails before or after the server stored, and however often the app is killed: once and in order', async () => {
    const fault = fc.constantFrom(
      'none',
      'none',
      'none',
      'lost-request',
      'lost-answer',
      'unavailable-after-store',
      '429',
      '413',
      'silent',
      'html',
    );
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ taps: fc.integer({ min: 1, max: 30 }) }) },
      { weight: 4, arbitrary: fc.record({ waitMs: fc.integer({ min: 0, max: 90_000 }) }) },
      { weight: 1, arbitrary: fc.constant('background' as const) },
      { weight: 1, arbitrary: fc.constant('killed' as const) },
      { weight: 1, arbitrary: fc.constant('idle' as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 14 }),
        fc.array(fault, { maxLength: 30 }),
        fc.nat(),
        async (steps, faults, seed) => {
          const world = new World();
          let luck = seed;
          const config = {
            random: () => {
              luck = (luck * 48_271 + 11) % 2_147_483_647;
              return luck / 2_147_483_647;
            },
            timeoutMs: 9_000,
          };
          world.answer = (request, store) => {
            switch (faults.shift()) {
              case 'lost-request':
                throw new Error('lost');
              case 'lost-answer':
                store();
                throw new Error('lost');
              case 'unavailable-after-store':
                store();
                return { status: 503, retryAfter: 2 };
              case '429':
                return { status: 429 };
              case '413':
                return request.events.length > 1 ? { status: 413 } : store();
              case 'silent':
                store();
                return new Promise(() => undefined);
              case 'html':
                return { status: 200, body: '<html>' };
              default:
                return store();
            }
          };
          let tracker = world.start(config);
          let made = 0;
          for (const one of steps) {
            if (one === 'background') {
              tracker.hide();
              await world.pass(1_000);
              tracker.show();
            } else if (one === 'killed') {
              // What was recorded within the last moments is not in storage yet; that is the bound.
              await world.pass(500);
              tracker = world.start(config);
            } else if (one === 'idle') await world.pass(31 * 60_000);
            else if ('waitMs' in one) await world.pass(one.waitMs);
            else for (let i = 0; i < one.taps; i++) tracker.tap({ id: idOf(made++) });
          }
          await world.pass(60 * 60_000);
          const taps = world.stored
            .filter((event) => event.type === 'click')
            .map((event) => event.target?.id);
          expect(taps).toEqual(Array.from({ length: made }, (_, n) => idOf(n)));
          expect(new Set(world.stored.map((event) => event.id)).size).toBe(world.stored.length);
          expect(world.rejected).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
