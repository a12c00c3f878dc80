import { World } from './test-support/world';

const MINUTE = 60_000;

describe('the consent gate', () => {
  it('before the decision and after a refusal nothing leaves and nothing is kept', async () => {
    for (const consent of [undefined, false]) {
      const world = new World();
      const tracker = world.start({ consent });
      tracker.launch({ query: { wl_share: 's', wl_from: 'p' } });
      tracker.show();
      tracker.pageShown('/pages/home');
      tracker.tap({ id: 'a' });
      tracker.exposed({ id: 'b' });
      expect(tracker.share({})).toEqual({});
      expect(tracker.record('search')).toBeUndefined();
      expect(tracker.visitorId()).toBeUndefined();
      tracker.hide();
      await tracker.flush();
      await world.pass(5 * MINUTE);
      expect(world.batches).toEqual([]);
      expect(world.writes).toEqual([]);
    }
  });

  it('on the grant the page in front is viewed from that moment', async () => {
    const world = new World();
    const tracker = world.start({ consent: false });
    tracker.pageShown('/pages/home', { title: '首页' });
    await world.pass(40_000);
    tracker.setConsent(true);
    await world.pass(2_000);
    tracker.pageHidden('/pages/home');
    await world.pass(3_000);
    expect(world.types()).toEqual(['view', 'leave']);
    expect(world.stored[0]).toMatchObject({ page: '/pages/home', props: { title: '首页' } });
    expect(world.stored[1]?.props).toEqual({ dwellMs: 2_000 });
  });

  it('a launch that came before the grant is recorded then, with its chain, if the host can tell it', async () => {
    const world = new World();
    const entry = () => ({ page: '/pages/home', query: { wl_share: 'sh', wl_from: 'li', wl_depth: '2' } });
    const tracker = world.start({ consent: undefined, entry });
    tracker.launch(entry());
    tracker.pageShown('/pages/home');
    tracker.setConsent(true);
    await world.pass(3_000);
    expect(world.types()).toEqual(['launch', 'view']);
    expect(world.stored[0]?.props).toEqual({ shareFrom: 'li', shareId: 'sh', shareDepth: 2 });
  });

  it('a withdrawal empties memory and storage at once, also what an earlier run left', async () => {
    const world = new World();
    world.answer = () => Promise.reject(new Error('offline'));
    const before = world.start();
    before.pageShown('/pages/home');
    for (let i = 0; i < 70; i++) before.tap({ id: `b${i}` });
    before.hide();
    await world.settle();
    expect(world.storage.size).toBeGreaterThan(4);
    const tracker = world.start({ consent: undefined });
    expect(world.storage.size).toBeGreaterThan(4);
    tracker.setConsent(false);
    expect([...world.storage.keys()]).toEqual([]);
  });

  it('an answer that comes after the withdrawal changes nothing, and a body still being packed never leaves', async () => {
    const world = new World();
    let answer = (): void => undefined;
    world.answer = (_request, store) => new Promise((resolve) => (answer = () => resolve(store())));
    const tracker = world.start();
    tracker.pageShown('/a');
    void tracker.flush();
    await world.settle();
    tracker.setConsent(false);
    answer();
    await world.pass(2 * MINUTE);
    expect([...world.storage.keys()]).toEqual([]);

    const packing = new World();
    let packed = (_bytes: Uint8Array): void => undefined;
    const second = packing.start({ gzip: () => new Promise((resolve) => (packed = resolve)) });
    for (let i = 0; i < 20; i++) second.tap({ id: 'x'.repeat(100) });
    await packing.settle();
    second.setConsent(false);
    packed(new Uint8Array(3));
    await packing.pass(2 * MINUTE);
    expect(packing.batches).toEqual([]);
  });

  it('a new grant begins with a new session and a new visitor', async () => {
    const world = new World();
    const tracker = world.start();
    const first = tracker.visitorId();
    tracker.tap({ id: 'a' });
    await world.pass(3_000);
    tracker.setConsent(false);
    tracker.setConsent(true);
    tracker.tap({ id: 'b' });
    await world.pass(3_000);
    expect(tracker.visitorId()).toHaveLength(36);
    expect(tracker.visitorId()).not.toBe(first);
    expect(world.stored[1]?.sessionId).not.toBe(world.stored[0]?.sessionId);
  });
});
