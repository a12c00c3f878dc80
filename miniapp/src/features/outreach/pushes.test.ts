import type { Push } from '@wanglai/contract';
import { call } from '@/shared/session/api';
import { client } from '@/shared/session/client';
import { live } from '@/shared/socket';
import { placedCards, startOutreach } from './pushes';

jest.mock('@/shared/session/api', () => ({ call: jest.fn() }));

const tag = (id: string): Push => ({ id, kind: 'tag', at: new Date().toISOString(), key: id, label: id });
const card = (id: string) =>
  ({ id, kind: 'card', at: new Date().toISOString(), card: { id }, reason: {} }) as Push;
const page = (items: Push[], latest: string | null, nextCursor: string | null = null) => ({
  items,
  nextCursor,
  latest,
});

/** Answers in their order; resolves to the places that were asked from, once the last of them is told. */
function answers(...pages: ReturnType<typeof page>[]): Promise<(string | undefined)[]> {
  const asked: (string | undefined)[] = [];
  return new Promise((resolve) => {
    jest.mocked(call).mockImplementation((async (
      _route: string,
      { query }: { query: { after: string | undefined } },
    ) => {
      asked.push(query.after);
      const next = pages.shift();
      if (!next) throw new Error('Asked for more than there is.');
      if (pages.length === 0) setTimeout(() => resolve(asked));
      return next;
    }) as never);
  });
}

let connect: () => void;
beforeAll(() => {
  jest.spyOn(live, 'onState').mockImplementation((told) => {
    connect = () => told('online');
    return () => {};
  });
  startOutreach();
  client.session.signIn({ accessToken: 'a', refreshToken: 'r', person: { id: 'anna' } } as never);
});

it('goes on where it was told to, whether or not a page says that another follows', async () => {
  const first = answers(page([tag('1')], 'p1'), page([], 'p1'));
  connect();
  expect(await first).toEqual([undefined, 'p1']);
  const later = answers(page([], 'p1', 'p1'));
  connect();
  expect(await later).toEqual(['p1']);
});

it('reads on when a page was left with little or nothing that may still be told', async () => {
  const asked = answers(page([], 'p2'), page([card('2')], 'p3'), page([], 'p3'));
  connect();
  expect(await asked).toEqual(['p1', 'p2', 'p3']);
  expect(placedCards.get().map(({ id }) => id)).toEqual(['2']);
});

it('keeps no place before anything was pushed', async () => {
  client.session.signIn({ accessToken: 'a', refreshToken: 'r', person: { id: 'ben' } } as never);
  for (let i = 0; i < 2; i++) {
    const asked = answers(page([], null));
    connect();
    expect(await asked).toEqual([undefined]);
  }
});
