import { routes } from '@wanglai/contract';
import type { SomeCases } from '../api/case';
import { entriesOf } from '../api/walk/entries';
import { type ApiWorld, startWorld } from '../api/world';
import { eraseEverybody } from './erase-everybody';

/** Of people who used every route of a room, nothing is left in any collection of the house once they are erased. */
export function walkErasure(cases: SomeCases): void {
  describe('people who used each route', () => {
    let world: ApiWorld;
    beforeAll(async () => {
      world = await startWorld();
    });
    afterAll(() => world?.stop());

    it('can take along what they said, and are gone from every collection once they are erased', async () => {
      const { held, untold, left } = await eraseEverybody(world, cases);
      // Whoever knocks as a person is known at least to identity.
      if (entriesOf(cases).some(([key]) => routes[key].door === 'person')) expect(held).not.toEqual([]);
      expect({ untold, left }).toEqual({ untold: [], left: [] });
    });
  });
}
