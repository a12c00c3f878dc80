import { createClient, createLive, type HttpRequest, type LiveState } from '@wanglai/client';
import type { StaffSummary } from '@wanglai/contract';
import { type Ability, abilitiesOf } from '@wanglai/contract/names';
import { useEffect, useSyncExternalStore } from 'react';
import { preferences } from './preferences';

const KEY = 'wanglai.console.session';

async function send(request: HttpRequest) {
  const reply = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    body: request.body as BodyInit | undefined,
  });
  return { status: reply.status, text: await reply.text() };
}

/** The one door to the API. */
export const client = createClient({
  origin: '',
  send,
  store: {
    get: () => localStorage.getItem(KEY),
    set: (text) => (text === null ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, text)),
  },
  locale: () => preferences().locale,
});
/** The one socket; the shell starts it. */
export const live = createLive({ client });

const onSession = (listener: () => void) => client.session.onChange(listener);

/** Who is signed in; null for nobody. A consumer's session does not count here. */
export const useStaff = (): StaffSummary | null =>
  useSyncExternalStore(onSession, () => client.session.current?.staff ?? null);

export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (listener) => live.onState(listener),
    () => live.state,
  );

/** Runs `listener` for each such event of the socket while the component stands. Keep `listener` stable. */
export function useLive<E extends Parameters<typeof live.on>[0]>(
  event: E,
  listener: Parameters<typeof live.on<E>>[1],
): void {
  useEffect(() => live.on(event, listener), [event, listener]);
}

/**
 * Whether somebody may do something, as the server has told with their session; it decides for itself, too. A session of
 * before it told says no more than the role.
 */
export const can = ({ abilities, role }: StaffSummary, ability: Ability): boolean =>
  (abilities ?? abilitiesOf(role)).includes(ability);

export function useCan(ability: Ability): boolean {
  const staff = useStaff();
  return staff !== null && can(staff, ability);
}

/** Ends the session here at once and on the server when it can be reached. */
export function signOut(): void {
  const refreshToken = client.session.current?.refreshToken;
  client.session.signOut();
  // Without an answer the token simply runs out.
  if (refreshToken) client.call('POST /auth/logout', { body: { refreshToken } }).catch(() => undefined);
}
