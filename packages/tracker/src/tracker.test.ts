import { recordRequest } from '@wanglai/contract';
import type { ClientEventType } from '@wanglai/contract/names';
import fc from 'fast-check';
import { World } from './test-support/world';

const MINUTE = 60_000;

describe('views and leaves', () => {
  const run = async (use: (tracker: ReturnType<World['start']>, world: World) => Promise<void> | void) => {
    const world = new World();
    const tracker = world.start();
    await use(tracker, world);
    await world.pass(3_000);
    return world.stored.map(({ type, page, props }) =>
      [type, page, props?.dwellMs].filter((x) => x !== undefined),
    );
  };

  it('dwell counts the visible time only: the app in the back pauses it', async () => {
    const seen = await run(async (tracker, world) => {
      tracker.pageShown('/a');
      await world.pass(1_000);
      tracker.hide();
      await world.pass(60_000);
      tracker.show();
      await world.pass(2_000);
      tracker.pageHidden('/a');
    });
    expect(seen).toEqual([
      ['view', '/a'],
      ['leave', '/a', 1_000],
      ['hide', '/a'],
      ['show', '/a'],
      ['view', '/a'],
      ['leave', '/a', 2_000],
    ]);
  });

  it('the order of a mini-program going to the back and coming again gives the same', async () => {
    const seen = await run(async (tracker, world) => {
      tracker.pageShown('/a');
      await world.pass(1_000);
      tracker.pageHidden('/a');
      tracker.hide();
      tracker.show();
      tracker.pageShown('/a');
    });
    expect(seen.map(([type]) => type)).toEqual(['view', 'leave', 'hide', 'show', 'view']);
  });

  it('a page shown twice counts once, another page leaves the first, late news is ignored', async () => {
    const seen = await run(async (tracker, world) => {
      tracker.pageShown('/a');
      await world.pass(500);
      tracker.pageShown('/a');
      await world.pass(500);
      tracker.pageShown('/b');
      tracker.pageHidden('/a');
    });
    expect(seen).toEqual([
      ['view', '/a'],
      ['leave', '/a', 1_000],
      ['view', '/b'],
    ]);
  });

  it('a view names the page before it', async () => {
    const world = new World();
    const tracker = world.start();
    tracker.pageShown('/a');
    tracker.pageShown('/b');
    await world.pass(3_000);
    expect(world.last()?.props).toEqual({ referrer: '/a' });
  });

  it('a marked card is exposed once per view', async () => {
    const world = new World();
    const tracker = world.start();
    tracker.pageShown('/a');
    tracker.exposed({ type: 'card', id: '1' });
    tracker.exposed({ type: 'card', id: '1' });
    tracker.exposed({ type: 'content', id: '1' });
    tracker.pageShown('/b');
    tracker.exposed({ type: 'card', id: '1' });
    await world.pass(3_000);
    expect(world.types().filter((type) => type === 'exposure')).toHaveLength(3);
  });
});

describe('sessions', () => {
  it('end after 30 idle minutes and survive a restart before that', async () => {
    const world = new World();
    let tracker = world.start();
    tracker.tap({ id: '1' });
    await world.pass(29 * MINUTE);
    tracker = world.start();
    tracker.tap({ id: '2' });
    await world.pass(31 * MINUTE);
    tracker.tap({ id: '3' });
    await world.pass(MINUTE);
    const [a, b, c] = world.stored.map((event) => event.sessionId);
    expect(b).toBe(a);
    expect(c).not.toBe(b);
  });

  it('a leave belongs to the session of its view, however long the reading took', async () => {
    const world = new World();
    const tracker = world.start();
    tracker.pageShown('/long');
    await world.pass(45 * MINUTE);
    tracker.pageShown('/next');
    await world.pass(3_000);
    const [view, leave, next] = world.stored;
    expect(leave).toMatchObject({
      type: 'leave',
      sessionId: view?.sessionId,
      props: { dwellMs: 45 * MINUTE },
    });
    expect(next?.sessionId).not.toBe(view?.sessionId);
  });

  it('follow the shifted clock that stamps events, while sentAt and ids keep the true one', async () => {
    const world = new World();
    let shift = 0;
    const tracker = world.start({ clock: () => world.now + shift });
    tracker.tap({ id: '1' });
    shift = 11 * 60 * MINUTE;
    tracker.tap({ id: '2' });
    await world.pass(3_000);
    expect(world.stored.map((event) => event.at)).toEqual([
      '2026-11-21T12:00:00.000Z',
      '2026-11-21T23:00:00.000Z',
    ]);
    expect(world.stored[1]?.sessionId).not.toBe(world.stored[0]?.sessionId);
    expect(world.requests[0]?.sentAt).toBe('2026-11-21T12:00:03.000Z');
  });
});

describe('the share chain', () => {
  it('carries sharer, share event and depth from one person to the next', async () => {
    const first = new World();
    const sharer = first.start();
    expect(sharer.share().wl_from).toBe(sharer.visitorId());
    sharer.identify('person-1');
    const chain = sharer.share({ from: 'menu' });
    await first.pass(3_000);
    expect(chain).toEqual({ wl_from: 'person-1', wl_share: first.last()?.id, wl_depth: '1' });
    expect(first.last()).toMatchObject({ type: 'share', props: { from: 'menu', shareDepth: 1 } });

    const second = new World();
    const friend = second.start();
    friend.launch({ page: '/pages/article', query: chain, props: { scene: 1007 } });
    friend.show({ query: chain });
    expect(friend.share().wl_depth).toBe('2');
    await second.pass(3_000);
    const stamp = { shareFrom: 'person-1', shareId: chain.wl_share, shareDepth: 1 };
    expect(second.stored[0]).toMatchObject({
      type: 'launch',
      page: '/pages/article',
      props: { ...stamp, scene: 1007 },
    });
    expect(second.stored[1]?.props).toBeUndefined();
  });

  it('is also taken from a warm start, and a nonsense depth counts as one', async () => {
    const world = new World();
    const tracker = world.start();
    tracker.launch();
    tracker.show({ query: { wl_share: 'x', wl_from: 'y', wl_depth: 'many' } });
    await world.pass(3_000);
    expect(world.last()?.props).toEqual({ shareFrom: 'y', shareId: 'x', shareDepth: 1 });
  });
});

describe('what is recorded', () => {
  it('sampling keeps or leaves a type for a whole session and says the rate', async () => {
    let kept = 0;
    for (let i = 0; i < 200; i++) {
      const world = new World();
      const tracker = world.start({ random: Math.random, sample: { exposure: 0.5 } });
      for (let n = 0; n < 4; n++) tracker.exposed({ id: String(n) });
      tracker.tap({ id: 'tap' });
      await tracker.flush();
      expect([1, 5]).toContain(world.stored.length);
      if (world.stored.length === 5) kept++;
      expect(world.stored.slice(0, -1).every((event) => event.props?.sample === 0.5)).toBe(true);
      expect(world.last()?.props).toBeUndefined();
    }
    expect(kept).toBeGreaterThan(60);
    expect(kept).toBeLessThan(140);
  });

  it('after losses for want of room the next event says how many', async () => {
    const world = new World();
    world.answer = () => Promise.reject(new Error('offline'));
    const tracker = world.start({ queueSize: 10 });
    for (let i = 0; i < 25; i++) tracker.tap({ id: String(i) });
    world.answer = (_request, store) => store();
    await world.pass(5 * MINUTE);
    tracker.tap({ id: 'after' });
    await world.pass(3_000);
    const told = world.stored.reduce((sum, event) => sum + (Number(event.props?.dropped) || 0), 0);
    expect(world.stored.length + told).toBe(26);
  });

  it('whatever it is given, it never throws and every event passes the schema of the server', async () => {
    const junk = fc.oneof(
      fc.string(),
      fc.string({ minLength: 600, maxLength: 700 }),
      fc.double(),
      fc.constant(null),
    );
    const bag = fc.dictionary(fc.string(), fc.oneof(junk, fc.anything()), { maxKeys: 50 });
    const type = fc.constantFrom(
      'search',
      'favourite',
      'custom:ok-1',
      'custom:NO',
      'order.paid',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(bag, bag, type, fc.string({ maxLength: 900 }), async (props, target, kind, page) => {
        const world = new World();
        const tracker = world.start();
        tracker.launch({ page, query: props, props: target as never });
        tracker.pageShown(page, props as never);
        tracker.tap(target as never, props as never);
        tracker.record(kind as ClientEventType, { target: target as never, props: props as never });
        tracker.share(props as never);
        tracker.pageHidden(page, props as never);
        await tracker.flush();
        for (const request of world.requests) recordRequest.parse(request);
        expect(world.stored.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it('never throws for missing arguments, a broken clock or broken storage', async () => {
    const errors: unknown[] = [];
    const broken = () => {
      throw new Error('broken');
    };
    const storage = { get: broken, set: broken, remove: broken };
    const world = new World();
    const tracker = world.start({ storage, clock: () => Number.NaN, onError: (error) => errors.push(error) });
    for (const method of Object.values(tracker)) await (method as (argument?: unknown) => unknown)();
    for (const method of Object.values(tracker)) await (method as (argument?: unknown) => unknown)(null);
    expect(errors.length).toBeGreaterThan(0);
  });
});
