import Taro from '@tarojs/taro';
import { act, renderHook } from '@testing-library/react';
import type { Consent } from '@wanglai/contract';
import { consents } from '@/features/consent/grants';
import { answered } from '@/shared/session/arrive';
import { client } from '@/shared/session/client';
import { useProgress } from './use-progress';

const word = (granted: boolean) =>
  [{ purpose: 'service', granted, at: null, history: [] }] as unknown as readonly Consent[];
const told = jest.fn(async () => ({ ratio: 1 }));

beforeEach(() => {
  jest.useFakeTimers();
  told.mockClear();
  answered.set(true);
  jest.spyOn(client, 'call').mockImplementation(told as unknown as typeof client.call);
  client.session.signIn({
    accessToken: 'a',
    refreshToken: 'r',
    expiresAt: '2026-11-21T12:00:00Z',
    person: { id: 'f'.repeat(24), name: '访客' },
  } as Parameters<typeof client.session.signIn>[0]);
  // The whole text has been seen.
  const query = {
    select: () => query,
    boundingClientRect: () => query,
    exec: (tell: (rects: object[]) => void) => tell([{ top: 0, height: 400 }]),
  };
  Object.assign(Taro, { createSelectorQuery: () => query });
});
afterEach(() => jest.useRealTimers());

/** Reads to the end, and says what was told of it. */
async function read(grants: readonly Consent[] | undefined): Promise<unknown[][]> {
  consents.set(grants);
  renderHook(() => useProgress('a'.repeat(24), 'body', 0));
  await act(() => jest.advanceTimersByTimeAsync(700));
  return told.mock.calls;
}

test('how far one read leaves the device with the grant to record', async () => {
  expect(await read(word(true))).toEqual([
    ['PUT /contents/:id/progress', { params: { id: 'a'.repeat(24) }, body: { ratio: 1 } }],
  ]);
});

test.each([
  ['after 不记录', word(false)],
  ['before the server has said what is granted', undefined],
])('and does not %s', async (_, grants) => {
  expect(await read(grants)).toEqual([]);
});
