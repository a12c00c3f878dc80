import type { Consent } from '@wanglai/contract';
import { PURPOSES, type Purpose } from '@wanglai/contract/names';
import { call } from '@/shared/session/api';
import { answered, personId } from '@/shared/session/arrive';
import { createKeptStore } from '@/shared/state/kept-store';
import { createStore, useStore } from '@/shared/state/store';
import { tracker } from '@/shared/tracker';

export type Grants = Readonly<Record<Purpose, boolean>>;

/** What the person in front has granted, with history; undefined until the server has said. */
export const consents = createStore<readonly Consent[] | undefined>(undefined);
export const useConsents = () => useStore(consents);
export const granted = (purpose: Purpose) =>
  consents.get()?.find((c) => c.purpose === purpose)?.granted ?? false;

/** The server's last word per person, so that an offline start still records what was granted. */
const service = createKeptStore<{ person: string; granted: boolean } | null>('wl.service', null);
/** Choices made on the sheet that the server could not be told yet. */
const pending = createKeptStore<Grants | null>('wl.choices', null);

function take(next: readonly Consent[]): void {
  consents.set(next);
  service.set({ person: personId.get(), granted: granted('service') });
  tracker.setConsent(granted('service'));
}

export async function loadConsents(): Promise<void> {
  const chosen = pending.get();
  if (chosen) await deliver(chosen);
  else take(await call('GET /me/consents'));
}

let delivering: Promise<void> | null = null;

/** One delivery at a time: signing in on its way asks for another. */
function deliver(chosen: Grants): Promise<void> {
  delivering ??= tell(chosen).finally(() => {
    delivering = null;
  });
  return delivering;
}

async function tell(chosen: Grants): Promise<void> {
  // Service comes first in PURPOSES: the others rest on it.
  for (const purpose of PURPOSES) {
    if (chosen[purpose])
      await call('PUT /me/consents/:purpose', { params: { purpose }, body: { granted: true } });
  }
  pending.set(null);
  take(await call('GET /me/consents'));
}

/** Waits for choices that are on their way; what rests on them is asked for afterwards. Never rejects. */
export const choicesTold = async (): Promise<void> => delivering?.catch(() => {});

/** The sheet's answer. Opens the app at once; choices that cannot be told now are told at the next chance. */
export async function answer(chosen: Grants): Promise<'told' | 'later'> {
  pending.set(chosen);
  answered.set(true);
  try {
    await deliver(chosen);
    return 'told';
  } catch {
    return 'later';
  }
}

/** Changes with each grant or withdrawal after the sheet, once the server knows it. */
export const grantChanges = createStore(0);

/** Grants or withdraws. A withdrawal of `service` stops recording before the server answers. */
export async function setGrant(purpose: Purpose, on: boolean): Promise<void> {
  if (purpose === 'service' && !on) tracker.setConsent(false);
  try {
    await call('PUT /me/consents/:purpose', { params: { purpose }, body: { granted: on } });
  } finally {
    take(await call('GET /me/consents').catch(() => consents.get() ?? []));
    grantChanges.set((old) => old + 1);
  }
}

/** Follows the person: each has grants of their own, and nobody's are taken over. */
export function startConsents(): void {
  const follow = () => {
    consents.set(undefined);
    const known = service.get();
    tracker.setConsent(known?.person === personId.get() && known.granted);
    if (personId.get()) loadConsents().catch(() => {});
  };
  personId.subscribe(follow);
  follow();
}
