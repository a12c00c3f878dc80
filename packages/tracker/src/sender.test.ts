import { gunzipSync, gzipSync } from 'node:zlib';
import type { SendReply } from './ports';
import { type Answer, World } from './test-support/world';

const away: Answer = () => Promise.reject(new Error('offline'));
const replies =
  (...list: (SendReply | undefined)[]): Answer =>
  (_request, store) =>
    list.shift() ?? store();

describe('when it sends', () => {
  it('after 20 events, or 3 seconds after the first, or when the app hides', async () => {
    const world = new World();
    const tracker = world.start();
    for (let i = 0; i < 19; i++) tracker.tap({ id: String(i) });
    await world.pass(2_999);
    expect(world.batches).toHaveLength(0);
    await world.pass(1);
    expect(world.batches.map((batch) => batch.count)).toEqual([19]);
    for (let i = 0; i < 20; i++) tracker.tap({ id: String(i) });
    await world.settle();
    expect(world.batches.map((batch) => batch.count)).toEqual([19, 20]);
    tracker.hide();
    expect(world.batches[2]).toMatchObject({ count: 1, leaving: true });
  });

  it('at once when flushMs is 0', async () => {
    const world = new World();
    const tracker = world.start({ flushMs: 0 });
    tracker.tap({ id: '1' });
    tracker.tap({ id: '2' });
    await world.settle();
    expect(world.stored).toHaveLength(2);
  });

  it('one request at a time, and all of a backlog in requests within the bounds', async () => {
    const world = new World();
    world.answer = away;
    const tracker = world.start({ queueSize: 5_000 });
    for (let i = 0; i < 2_500; i++) tracker.tap({ id: String(i), text: '往'.repeat(200) });
    world.answer = (_request, store) => store();
    tracker.online();
    await world.pass(1_000);
    expect(world.mostInFlight).toBe(1);
    expect(Math.max(...world.batches.map((batch) => batch.count))).toBeLessThanOrEqual(1_000);
    expect(Math.max(...world.batches.map(({ body }) => Buffer.byteLength(body)))).toBeLessThanOrEqual(
      1_048_576,
    );
    const dropped = world.stored.reduce((sum, event) => sum + (Number(event.props?.dropped) || 0), 0);
    expect(world.stored.length).toBeGreaterThan(2_000);
    expect(dropped).toBeLessThan(500);
  });

  it('bodies over 1 KB are zipped where the host can, small ones and those of a leaving app are not', async () => {
    const world = new World();
    const tracker = world.start({ gzip: async (text) => gzipSync(text) });
    tracker.tap({ id: 'small' });
    await tracker.flush();
    for (let i = 0; i < 19; i++) tracker.tap({ id: String(i) });
    await tracker.flush();
    tracker.tap({ id: 'last', text: 'x'.repeat(200) });
    for (let i = 0; i < 10; i++) tracker.tap({ id: 'last', text: 'x'.repeat(200) });
    tracker.hide();
    await world.settle();
    expect(world.batches.map((batch) => batch.encoding)).toEqual([undefined, 'gzip', undefined]);
    expect(JSON.parse(String(gunzipSync(world.batches[1]?.body as Uint8Array))).events).toHaveLength(19);
  });

  it('what waits is sent after a restart, and plain text goes when packing fails', async () => {
    const world = new World();
    world.answer = away;
    const tracker = world.start();
    for (let i = 0; i < 30; i++) tracker.tap({ id: String(i) });
    await world.pass(1_000);
    world.answer = (_request, store) => store();
    world.start({ gzip: () => Promise.reject(new Error('no')) });
    await world.pass(3_000);
    expect(world.stored.map((event) => event.target?.id)).toEqual(
      Array.from({ length: 30 }, (_, i) => String(i)),
    );
    await world.pass(1_000);
    expect([...world.storage.keys()].filter((key) => key.startsWith('wl.q.'))).toEqual([]);
  });
});

describe('when the server does not take it', () => {
  it.each([[408], [425], [429], [500], [503], [403], [200], [302]])(
    '%i: waits and tries again, nothing is lost',
    async (status) => {
      const world = new World();
      world.answer = replies({ status }, { status });
      const tracker = world.start();
      tracker.tap({ id: '1' });
      await world.pass(3_000);
      expect(world.stored).toHaveLength(0);
      await world.pass(2_000);
      expect(world.stored).toHaveLength(1);
      expect(world.batches).toHaveLength(3);
    },
  );

  it('pauses grow to at most 60 seconds, with full jitter', async () => {
    const world = new World();
    const times: number[] = [];
    world.answer = () => {
      times.push(world.now);
      throw new Error('offline');
    };
    const tracker = world.start({ random: () => 0.999999 });
    tracker.tap({ id: '1' });
    await world.pass(10 * 60_000);
    const pauses = times.slice(1).map((time, i) => Math.round((time - (times[i] ?? 0)) / 1_000));
    expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    const calm = new World();
    calm.answer = away;
    calm.start({ random: () => 0 }).tap({ id: '1' });
    await calm.pass(3_500);
    expect(calm.batches.length).toBeGreaterThan(3);
  });

  it.each([
    ['seconds', '20'],
    ['a date', 'Sat, 21 Nov 2026 12:00:23 GMT'],
  ])('Retry-After in %s is kept to, whatever hints come', async (_name, retryAfter) => {
    const world = new World();
    world.answer = replies({ status: 429, retryAfter });
    const tracker = world.start();
    tracker.tap({ id: '1' });
    await world.pass(3_000);
    tracker.online();
    void tracker.flush();
    tracker.tap({ id: '2' });
    await world.pass(19_900);
    expect(world.batches).toHaveLength(1);
    await world.pass(200);
    expect(world.stored).toHaveLength(2);
  });

  it('news that the network is back ends a pause', async () => {
    const world = new World();
    let back = (): void => undefined;
    world.answer = away;
    const tracker = world.start({ random: () => 0.99, onOnline: (listener) => (back = listener) });
    tracker.tap({ id: '1' });
    await world.pass(60_000);
    world.answer = (_request, store) => store();
    back();
    await world.settle();
    expect(world.stored).toHaveLength(1);
  });

  it('no answer at all counts as a failure after 30 seconds', async () => {
    const world = new World();
    let calls = 0;
    world.answer = (_request, store) => (calls++ ? store() : new Promise(() => undefined));
    const tracker = world.start();
    tracker.tap({ id: '1' });
    await world.pass(32_900);
    expect(calls).toBe(1);
    await world.pass(2_000);
    expect(world.stored).toHaveLength(1);
  });

  it('401: the host renews the token, one more try, then it waits', async () => {
    const world = new World();
    world.answer = replies({ status: 401 }, { status: 401 });
    const onUnauthorised = jest.fn(async () => undefined);
    const tracker = world.start({ onUnauthorised, random: () => 0.99 });
    tracker.tap({ id: '1' });
    await world.pass(3_000);
    expect([onUnauthorised.mock.calls.length, world.batches.length]).toEqual([1, 2]);
    await world.pass(1_000);
    expect(world.stored).toHaveLength(1);
    const refused = new World();
    refused.answer = replies({ status: 401 });
    refused.start({ onUnauthorised: () => false }).tap({ id: '1' });
    await refused.pass(3_100);
    expect(refused.batches).toHaveLength(1);
  });

  it('413: halves until it fits, gives up only what cannot fit alone', async () => {
    const world = new World();
    world.answer = (request, store) =>
      request.events.length > 3 || request.events.some((event) => event.target?.id === 'huge')
        ? { status: 413 }
        : store();
    const tracker = world.start();
    for (const id of ['1', '2', '3', 'huge', '5', '6', '7', '8', '9']) tracker.tap({ id });
    await world.pass(3_000);
    expect(world.stored.map((event) => event.target?.id)).toEqual(['1', '2', '3', '5', '6', '7', '8', '9']);
    expect(world.rejected).toHaveLength(1);
  });

  it('400 with fields: drops exactly the named events, the rest goes at once', async () => {
    const world = new World();
    const fields = [
      { path: 'events.1.type', message: 'bad' },
      { path: 'events.3', message: 'bad' },
    ];
    world.answer = replies({ status: 400, body: JSON.stringify({ code: 'request.invalid', fields }) });
    const told: unknown[] = [];
    const tracker = world.start({ onRejected: (list) => told.push(...list) });
    for (let i = 0; i < 5; i++) tracker.tap({ id: String(i) });
    await world.pass(3_000);
    expect(world.stored.map((event) => event.target?.id)).toEqual(['0', '2', '4']);
    expect(told).toMatchObject([
      { event: { target: { id: '1' } }, code: 'request.invalid', message: 'bad' },
      { event: { target: { id: '3' } } },
    ]);
  });

  it.each([[{ fields: [{ path: 'events.99.id' }] }], ['<html>'], [undefined]])(
    '400 without usable fields (%j): one poisoned event never blocks the others',
    async (body) => {
      const world = new World();
      world.answer = (request, store) =>
        request.events.some((event) => event.target?.id === '13') ? { status: 400, body } : store();
      const tracker = world.start({ batchSize: 100 });
      for (let i = 0; i < 50; i++) tracker.tap({ id: String(i) });
      await world.pass(3_000);
      expect(world.stored).toHaveLength(49);
      expect(world.rejected).toHaveLength(1);
      expect(world.batches.length).toBeLessThan(30);
    },
  );

  it('one event of a wrong form is dropped and told, with the field; the others were taken', async () => {
    const world = new World();
    const rejected = [
      { index: 2, code: 'interactions.invalid', message: 'Not of the form.', path: 'events.2.page' },
    ];
    world.answer = replies({ status: 202, body: { accepted: 4, duplicates: 0, rejected } });
    const errors: string[] = [];
    const told: unknown[] = [];
    const tracker = world.start({
      onError: (error) => errors.push(String(error)),
      onRejected: (list) => told.push(...list),
    });
    for (let i = 0; i < 5; i++) tracker.tap({ id: String(i) });
    await world.pass(60_000);
    expect(world.batches).toHaveLength(1);
    expect(errors).toEqual(['Error: interactions.invalid: events.2.page: Not of the form.']);
    expect(told).toMatchObject([{ event: { target: { id: '2' } }, path: 'events.2.page' }]);
  });

  it('when the server says that nothing may be recorded, it stops and forgets, as after a withdrawal', async () => {
    const world = new World();
    const rejected = [{ index: 0, code: 'consent.not-granted', message: 'no' }];
    world.answer = replies({ status: 202, body: { accepted: 0, duplicates: 0, rejected } });
    const errors: unknown[] = [];
    const onConsentLost = jest.fn();
    const tracker = world.start({ onConsentLost, onError: (error) => errors.push(error) });
    tracker.pageShown('/a');
    await world.pass(3_000);
    expect(onConsentLost).toHaveBeenCalledTimes(1);
    expect([...world.storage.keys()]).toEqual([]);
    tracker.tap({ id: 'after' });
    tracker.hide();
    await world.pass(60_000);
    expect(world.batches).toHaveLength(1);
    expect([...world.storage.keys()]).toEqual([]);
    expect(errors).toEqual([]);
    // Granted anew, it goes on.
    tracker.show();
    tracker.setConsent(true);
    await world.pass(3_000);
    expect(world.types()).toEqual(['view']);
  });

  it('events that a 202 rejects are told and not sent again', async () => {
    const world = new World();
    const rejected = [{ index: 1, code: 'interactions.too-old', message: 'too old' }];
    world.answer = replies({ status: 202, body: { accepted: 1, duplicates: 0, rejected } });
    const tracker = world.start();
    tracker.tap({ id: '1' });
    tracker.tap({ id: '2' });
    await world.pass(60_000);
    expect(world.rejected).toHaveLength(1);
    expect(world.batches).toHaveLength(1);
  });
});
