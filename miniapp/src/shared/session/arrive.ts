import type { Session } from '@wanglai/contract';
import { deviceZone } from '@/platform/zone';
import { createKeptStore } from '../state/kept-store';
import { createStore, useStore } from '../state/store';
import { client } from './client';

/** True once the person has answered the privacy sheet, whatever the answer. Nothing is sent before. */
export const answered = createKeptStore('wl.answered', client.session.current !== null);
const deviceId = createKeptStore('wl.device', '');

/** Id of the person in front of the app; screens load anew when it changes. */
export const personId = createStore(idOf(client.session.current));
client.session.onChange((session) => personId.set(idOf(session)));
export const usePersonId = () => useStore(personId);

function idOf(session: Session | null): string {
  return session?.person?.id ?? '';
}

let arriving: Promise<void> | null = null;

/** Waits for the sheet, then makes sure that somebody is signed in: at least the visitor of this device. */
export async function arrive(): Promise<void> {
  await whenAnswered();
  if (client.session.current) return;
  arriving ??= signInVisitor().finally(() => {
    arriving = null;
  });
  return arriving;
}

async function signInVisitor(): Promise<void> {
  if (!deviceId.get()) deviceId.set(randomId());
  const body = { deviceId: deviceId.get(), zone: deviceZone() };
  client.session.signIn(await client.call('POST /auth/visitor', { body }));
}

/** After an erasure this device is a stranger again. */
export function forgetDevice(): void {
  deviceId.set('');
  answered.set(false);
  client.session.signOut();
}

const whenAnswered = (): Promise<void> =>
  new Promise((resolve) => {
    if (answered.get()) return resolve();
    const stop = answered.subscribe(() => {
      if (!answered.get()) return;
      stop();
      resolve();
    });
  });

/** 32 letters and digits; told apart from others, not secret. */
export function randomId(): string {
  let id = Date.now().toString(36);
  while (id.length < 32) id += Math.random().toString(36).slice(2);
  return id.slice(0, 32);
}
