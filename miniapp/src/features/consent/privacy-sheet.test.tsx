import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answered } from '@/shared/session/arrive';
import { client } from '@/shared/session/client';
import { tracker } from '@/shared/tracker';
import { choicesTold, startConsents } from './grants';
import { PrivacySheet } from './privacy-sheet';

const asked: [string, unknown][] = [];
/** Which purposes the server was told, and how. */
const told: [unknown, unknown][] = [];
const session = {
  accessToken: 'a',
  refreshToken: 'r',
  expiresAt: '2026-11-21T12:00:00Z',
  person: { id: '6740a1f2c3d4e5f60718293a', name: '访客' },
};
beforeEach(() => {
  asked.length = told.length = 0;
  answered.set(false);
  client.session.signOut();
  jest.spyOn(client, 'call').mockImplementation((async (
    route: string,
    input?: { params?: { purpose?: string }; body?: { granted?: boolean } },
  ) => {
    asked.push([route, input?.params?.purpose]);
    if (route.startsWith('PUT')) told.push([input?.params?.purpose, input?.body?.granted]);
    if (route === 'POST /auth/visitor') return session;
    if (route === 'GET /me/consents') return [{ purpose: 'service', granted: true, at: null, history: [] }];
    return undefined;
  }) as typeof client.call);
});

test('before the answer nothing is sent; agreeing tells both purposes, service first and once, then recording begins', async () => {
  const consent = jest.spyOn(tracker, 'setConsent');
  startConsents();
  render(<PrivacySheet />);
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByText('同意记录与推荐'));
  await choicesTold();
  await waitFor(() => expect(consent).toHaveBeenCalledWith(true));
  expect(asked).toEqual([
    ['POST /auth/visitor', undefined],
    ['PUT /me/consents/:purpose', 'service'],
    ['PUT /me/consents/:purpose', 'personalisation'],
    ['GET /me/consents', undefined],
  ]);
  expect(screen.queryByText('同意记录与推荐')).toBeNull();
});

test('nothing is switched on beforehand, and what was switched on is what is agreed to', async () => {
  render(<PrivacySheet />);
  const on = screen.getAllByRole('switch').map((toggle) => toggle.getAttribute('aria-checked'));
  expect(on).toEqual(['false', 'false']);
  fireEvent.click(screen.getByRole('switch', { name: '记录我的使用' }));
  fireEvent.click(screen.getByText('同意所选'));
  await waitFor(() => expect(asked).toContainEqual(['GET /me/consents', undefined]));
  expect(told).toEqual([
    ['service', true],
    ['personalisation', false],
  ]);
});

test('who only browses grants nothing, and the server hears that they said no', async () => {
  render(<PrivacySheet />);
  fireEvent.click(screen.getByText('不记录，只看看'));
  await waitFor(() => expect(asked).toContainEqual(['GET /me/consents', undefined]));
  expect(told).toEqual([
    ['service', false],
    ['personalisation', false],
  ]);
});

test('without the recording the suggestions are off and cannot be switched on', () => {
  render(<PrivacySheet />);
  const toggle = (name: string) => screen.getByRole('switch', { name });
  expect(toggle('按我的习惯推荐').getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(toggle('记录我的使用'));
  fireEvent.click(toggle('按我的习惯推荐'));
  expect(toggle('按我的习惯推荐').getAttribute('aria-checked')).toBe('true');
  fireEvent.click(toggle('记录我的使用'));
  expect(toggle('按我的习惯推荐').getAttribute('aria-checked')).toBe('false');
});
