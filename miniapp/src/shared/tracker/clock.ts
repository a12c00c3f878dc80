import { createStore } from '../state/store';

/** How far the stamps of events are shifted from the true clock, ms; the time machine of the demo sets it. */
export const clockShift = createStore(0);
