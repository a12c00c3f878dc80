import { waitFor } from '@testing-library/react';
import type { RecordRequest } from '@wanglai/contract/names';
import { readText, writeText } from '@/platform/storage';
import { answered } from '@/shared/session/arrive';
import { client } from '@/shared/session/client';
import { tracker } from '@/shared/tracker';
import { grantChanges, granted, startConsents } from './grants';

jest.mock('@/platform/other-tabs', () => jest.requireActual('@/platform/other-tabs.h5'));

const ID = '6740a1f2c3d4e5f60718293a';
let service = true;
const sent: RecordRequest[] = [];

beforeAll(async () => {
  jest
    .spyOn(client, 'call')
    .mockImplementation((async (route: string) =>
      route === 'GET /me/consents'
        ? [{ purpose: 'service', granted: service, at: null, history: [] }]
        : undefined) as typeof client.call);
  jest.spyOn(client, 'raw').mockImplementation((async (_method: string, _path: string, body: string) => {
    const request = JSON.parse(body) as RecordRequest;
    sent.push(request);
    const rejected = request.events.map((_, index) => ({ index, code: 'consent.not-granted', message: '' }));
    const text = JSON.stringify({ accepted: 0, duplicates: 0, rejected: service ? [] : rejected });
    return { status: 202, text };
  }) as unknown as typeof client.raw);
  answered.set(true);
  client.session.signIn({
    accessToken: 'a',
    refreshToken: 'r',
    expiresAt: '2026-11-21T12:00:00Z',
    person: { id: ID, name: '访客' },
  } as Parameters<typeof client.session.signIn>[0]);
  startConsents();
});
beforeEach(async () => {
  service = true;
  otherTab({ person: ID, granted: true });
  await waitFor(() => expect(granted('service')).toBe(true));
  sent.length = 0;
});

/** Another tab keeps the server's last word. */
function otherTab(word: object): void {
  writeText('wl.service', JSON.stringify(word));
  window.dispatchEvent(new StorageEvent('storage', { key: 'wl.service' }));
}
const records = () => tracker.record('custom:probe') !== undefined;

test('what is withdrawn in one tab is recorded in no other, and what was waiting there is forgotten', async () => {
  expect(records()).toBe(true);
  const before = grantChanges.get();
  service = false;
  otherTab({ person: ID, granted: false });
  expect(records()).toBe(false);
  await waitFor(() => expect(grantChanges.get()).toBe(before + 1));
  expect(granted('service')).toBe(false);
  await tracker.flush();
  expect(sent).toEqual([]);
  service = true;
  otherTab({ person: ID, granted: true });
  expect(records()).toBe(true);
});

test('a tab that somebody else is signed in to says nothing about this one', () => {
  otherTab({ person: 'f'.repeat(24), granted: false });
  expect(records()).toBe(true);
});

test('the first batch that the server does not take for want of a grant is the last', async () => {
  service = false;
  expect(records()).toBe(true);
  await tracker.flush();
  expect(sent).toHaveLength(1);
  expect(records()).toBe(false);
  await waitFor(() => expect(granted('service')).toBe(false));
  expect(JSON.parse(readText('wl.service')!)).toEqual({ person: ID, granted: false });
  await tracker.flush();
  expect(sent).toHaveLength(1);
});
