import { FACTS, type Purpose } from '@wanglai/contract';

/** Purposes that some fact of the register needs: what the stream must know of a person's grants. */
export const PURPOSES_OF_FACTS: ReadonlySet<Purpose> = new Set<Purpose>(
  Object.values(FACTS).map(({ purpose }) => purpose),
);

/**
 * Whether the stream would otherwise go by what a person granted before. Who has not granted `service` is not kept in
 * memory, so that giving it, the first thing anybody grants, holds at once by itself.
 */
export const mustBeTold = (purpose: Purpose, granted: boolean): boolean =>
  PURPOSES_OF_FACTS.has(purpose) && !(purpose === 'service' && granted);
