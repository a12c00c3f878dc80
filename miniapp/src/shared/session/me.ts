import type { About, Me } from '@wanglai/contract';
import { locale } from '../i18n';
import { createStore, useStore } from '../state/store';
import { call } from './api';
import { personId } from './arrive';
import { client } from './client';

/** Who is in front, as the server knows them; undefined until loaded. */
export const me = createStore<Me | undefined>(undefined);
export const useMe = () => useStore(me);

export async function loadMe(): Promise<Me> {
  const fresh = await call('GET /me');
  me.set(fresh);
  return fresh;
}

export async function changeMe(change: {
  name?: string;
  locale?: Me['locale'];
  quietHours?: Me['quietHours'];
}): Promise<void> {
  me.set(await call('PATCH /me', { body: change }));
}

/** The brand, and whether this is a demo. */
export const about = createStore<About | undefined>(undefined);
export const useAbout = () => useStore(about);

export async function loadAbout(): Promise<void> {
  const asked = locale.get();
  const fresh = await client.call('GET /about');
  if (asked === locale.get()) about.set(fresh);
}

/** Keeps both loaded for whoever is in front. */
export function startMe(): void {
  const follow = () => {
    me.set(undefined);
    if (personId.get()) loadMe().catch(() => {});
  };
  personId.subscribe(follow);
  follow();
  locale.subscribe(() => void loadAbout().catch(() => {}));
  loadAbout().catch(() => {});
}
