import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answered } from '@/shared/session/arrive';
import { client } from '@/shared/session/client';
import { tracker } from '@/shared/tracker';
import { PrivacySheet } from './privacy-sheet';

const asked: [string, unknown][] = [];
const session = {
  accessToken: 'a',
  refreshToken: 'r',
  expiresAt: '2026-11-21T12:00:00Z',
  person: { id: '6740a1f2c3d4e5f60718293a', name: '访客' },
};
beforeEach(() => {
  asked.length = 0;
  answered.set(false);
  client.session.signOut();
  jest.spyOn(client, 'call').mockImplementation((async (
    route: string,
    input?: { params?: { purpose?: string } },
  ) => {
    asked.push([route, input?.params?.purpose]);
    if (route === 'POST /auth/visitor') return session;
    if (route === 'GET /me/consents') return [{ purpose: 'service', granted: true, at: null, history: [] }];
    return undefined;
  }) as typeof client.call);
});

test('before the answer nothing is sent; agreeing tells the chosen purposes, service first, then recording begins', async () => {
  const consent = jest.spyOn(tracker, 'setConsent');
  render(<PrivacySheet />);
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByText('同意所选'));
  await waitFor(() => expect(consent).toHaveBeenCalledWith(true));
  expect(asked).toEqual([
    ['POST /auth/visitor', undefined],
    ['PUT /me/consents/:purpose', 'service'],
    ['PUT /me/consents/:purpose', 'personalisation'],
    ['GET /me/consents', undefined],
  ]);
  expect(screen.queryByText('同意所选')).toBeNull();
});

test('who only browses grants nothing', async () => {
  render(<PrivacySheet />);
  fireEvent.click(screen.getByText('只看看'));
  await waitFor(() => expect(asked).toContainEqual(['GET /me/consents', undefined]));
  expect(asked.filter(([route]) => route.startsWith('PUT'))).toEqual([]);
});

test('without the recording every other purpose is off and cannot be switched on', () => {
  render(<PrivacySheet />);
  const toggle = (name: string) => screen.getByRole('switch', { name });
  expect(toggle('按我的习惯推荐').getAttribute('aria-checked')).toBe('true');
  fireEvent.click(toggle('记录我的使用'));
  expect(toggle('按我的习惯推荐').getAttribute('aria-checked')).toBe('false');
  expect(toggle('按我的习惯推荐').getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText('不记录，只看看')).toBeTruthy();
});
