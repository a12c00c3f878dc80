import type { Push, Session } from '@wanglai/contract';
import { ask } from '../fixtures/ask';
import { playSocketScene } from '../fixtures/socket-scene';
import { viewsAt } from '../support/events';
import { eventually } from '../support/product';
import { type Continued, continueLife } from './continue-life';
import { heardThen, peopleOf, repliesOf } from './recorded';
import { leastOf, unlike } from './shape';
import { deviceOfYesterday } from './yesterdays-device';

let life: Continued;
beforeAll(async () => {
  life = await continueLife('stopped');
}, 60_000);
afterAll(() => life?.stop());

describe("yesterday's mini-program", () => {
  const pushed = repliesOf('stopped').filter(({ path }) => path.startsWith('/api/v1/me/pushes?limit=2'));
  const pageIn = ({ json }: { json?: unknown }) => json as { items: Push[]; nextCursor: string | null };

  it('is told nothing again that it was told yesterday', async () => {
    const told = peopleOf('stopped').filter(({ who }) => pushed.some((one) => one.who === who));
    expect(told.length).toBeGreaterThan(5);
    expect(pushed.flatMap((one) => pageIn(one).items).length).toBeGreaterThan(5);
    for (const { who } of told) {
      const place = pushed.filter((one) => one.who === who).at(-1)!;
      const cursor = pageIn(place).nextCursor ?? undefined;
      const device = deviceOfYesterday(
        (query) => life.as(who, { path: `/api/v1/me/pushes${query}` }),
        cursor,
      );
      expect({ who, shown: await device.open() }).toEqual({ who, shown: [] });
    }
  });

  it('shows each push once, however often it is opened', async () => {
    const { origin } = life.product;
    const body = { persona: 'consumer', name: '夜班', zone: 'Asia/Shanghai' };
    const { json } = await ask(origin, { method: 'POST', path: '/api/v1/auth/demo', body });
    const { accessToken: token } = json as Session;
    const device = deviceOfYesterday((query) => ask(origin, { path: `/api/v1/me/pushes${query}`, token }));
    const read = async (hours: number[], tag: string) => {
      const now = life.now();
      const sent = { sentAt: now.toISOString(), events: viewsAt('Asia/Shanghai', 8, hours, now) };
      await ask(origin, { method: 'POST', path: '/api/v1/interactions', token, body: sent });
      const all = () =>
        ask(origin, { path: '/api/v1/me/pushes', token }).then((answer) => pageIn(answer).items);
      return eventually(all, (items) => items.some((push) => push.kind === 'tag' && push.key === tag));
    };

    expect(await device.open()).toEqual([]);
    await read([23, 0], 'night-owl');
    const first = await device.open();
    expect(first.length).toBeGreaterThan(0);
    await read([5, 6, 7], 'early-bird');
    const second = await device.open();
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((id) => first.includes(id))).toEqual([]);
    const third = await device.open();
    expect(third.filter((id) => [...first, ...second].includes(id))).toEqual([]);
  });
});

describe("yesterday's sockets", () => {
  it('hear what they heard, in the same shape, and their messages are answered in it', async () => {
    const heardNow = await playSocketScene(life.product.origin, life.now());
    expect(heardThen.length).toBeGreaterThan(10);
    const faults = heardThen.flatMap(({ event, payload }) => {
      const heard = heardNow.filter((one) => one.event === event);
      return heard.length
        ? leastOf(heard.map((one) => unlike(payload, one.payload, event)))
        : [`${event} is missing`];
    });
    expect(faults).toEqual([]);
  });
});
