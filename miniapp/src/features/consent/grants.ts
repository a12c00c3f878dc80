import type { Consent } from '@wanglai/contract';
import type { Purpose } from '@wanglai/contract/names';
import { onOtherTab } from '@/platform/other-tabs';
import { call } from '@/shared/session/api';
import { answered, personId } from '@/shared/session/arrive';
import { createKeptStore } from '@/shared/state/kept-store';
import { createStore, useStore } from '@/shared/state/store';
import { onConsentLost, tracker } from '@/shared/tracker';

export type Grants = Readonly<Record<Purpose, boolean>>;

/**
 * What is asked at first launch, `service` first: the other rests on it. The rest is somebody else's gain too and waits in
 * My data.
 */
export const ASKED: readonly Purpose[] = ['service', 'personalisation'];

/** What the person in front has granted, with history; undefined until the server has said. */
export const consents = createStore<readonly Consent[] | undefined>(undefined);
export const useConsents = () => useStore(consents);
export const granted = (purpose: Purpose) =>
  consents.get()?.find((c) => c.purpose === purpose)?.granted ?? false;

/** The server's last word per person, so that an offline start still records what was granted. Other tabs hear of it. */
const SERVICE = 'wl.service';
const service = createKeptStore<{ person: string; granted: boolean } | null>(SERVICE, null);
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
  // A refusal is told as well: only what was refused is stricter than what an account had granted before.
  for (const purpose of ASKED)
    await call('PUT /me/consents/:purpose', { params: { purpose }, body: { granted: chosen[purpose] } });
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

/**
 * Follows the person: each has grants of their own, and nobody's are taken over. A change that was made elsewhere is heard
 * from the other tabs of the browser, and from the server when it takes no more.
 */
export function startConsents(): void {
  const recall = () => {
    const known = service.get();
    tracker.setConsent(known?.person === personId.get() && known.granted);
  };
  const reload = async () => {
    if (!personId.get()) return;
    await loadConsents();
    grantChanges.set((old) => old + 1);
  };
  const follow = () => {
    consents.set(undefined);
    recall();
    if (personId.get()) loadConsents().catch(() => {});
  };
  personId.subscribe(follow);
  follow();
  onOtherTab(SERVICE, () => {
    service.reload();
    // The other tab may be somebody else's.
    if (service.get()?.person !== personId.get()) return;
    recall();
    reload().catch(() => {});
  });
  onConsentLost(() => {
    service.set({ person: personId.get(), granted: false });
    reload().catch(() => {});
  });
}
