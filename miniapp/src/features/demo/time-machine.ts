import { deviceZone } from '@/platform/zone';
import { me } from '@/shared/session/me';
import { createStore, useStore } from '@/shared/state/store';
import { beforePage } from '@/shared/tracker';
import { clockShift } from '@/shared/tracker/clock';
import { targetOfPage } from '@/shared/tracker/targets';
import { nightInstant } from './night-clock';

/** Beyond this the rule of the night owl does not look back. */
const NIGHTS = 13;

interface Machine {
  on: boolean;
  /** How many nights back it is now; 0 before the first article. */
  nights: number;
}

const machine = createStore<Machine>({ on: false, nights: 0 });
export const useTimeMachine = () => useStore(machine);

/** Switches the night reading on or off; off, stamps are true again at once. */
export function runTimeMachine(on: boolean): void {
  machine.set({ on, nights: 0 });
  clockShift.set(0);
}

function nextNight(): void {
  const nights = (machine.get().nights % NIGHTS) + 1;
  machine.set({ on: true, nights });
  const zone = me.get()?.zone ?? deviceZone();
  clockShift.set(nightInstant(zone, Date.now(), nights) - Date.now());
}

let last = '';

/** Turns to another night before the view of each newly opened article is stamped. */
export function startTimeMachine(): void {
  beforePage((page) => {
    const opened = page !== last && targetOfPage(page)?.type === 'content';
    last = page;
    if (opened && machine.get().on) nextNight();
  });
}

/** The simulated instant. */
export const simulatedNow = () => new Date(Date.now() + clockShift.get());
