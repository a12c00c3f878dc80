import type { Push } from '@wanglai/contract';
import type { Answer } from '../fixtures/ask';

/** What yesterday's mini-program asked for at once (`miniapp/src/features/outreach/pushes.ts` of that version). */
const PAGE = 50;

/** Yesterday's mini-program on a device, as far as it follows pushes; word for word what its code did. */
export interface Device {
  /** Opens the app: what was missed is asked for, and ids of what is shown are returned. */
  open(): Promise<string[]>;
}

/**
 * A device that has been told up to `cursor` before. It keeps its place when it is closed, and forgets then what it has
 * shown. `ask` brings `GET /me/pushes` with a query.
 */
export function deviceOfYesterday(ask: (query: string) => Promise<Answer>, cursor?: string): Device {
  let told = cursor;
  return {
    async open() {
      const shown: string[] = [];
      let after = told;
      for (;;) {
        const query = `?limit=${PAGE}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`;
        const { items, nextCursor } = (await ask(query)).json as {
          items: Push[];
          nextCursor: string | null;
        };
        shown.push(...items.map(({ id }) => id));
        if (nextCursor) told = nextCursor;
        if (items.length < PAGE || !nextCursor) return shown;
        after = nextCursor;
      }
    },
  };
}
