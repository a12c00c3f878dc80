import { walkErasure } from '../../erasure/walk-erasure';
import type { CasesOf, RoomOfContract } from '../case';
import { type ApiWorld, startWorld } from '../world';
import { walkBadInput } from './bad-input';
import { walkDoors } from './doors';
import { entriesOf } from './entries';
import { walkReplies } from './replies';

/**
 * Walks every route of a room in the whole house: what it answers, sent twice, without the right token, with somebody
 * else's ids and with bad input; and what is left of people who used it once they are erased.
 */
export function walk<Room extends RoomOfContract>(_room: Room, cases: CasesOf<Room>): void {
  const entries = entriesOf(cases);

  describe('each route', () => {
    let world: ApiWorld;
    beforeAll(async () => {
      world = await startWorld();
    });
    afterAll(() => world?.stop());
    const inWorld = () => world;

    walkReplies(inWorld, entries);
    walkDoors(inWorld, entries);
    walkBadInput(inWorld, entries);
  });

  walkErasure(cases);
}
