import { CONCLUSIONS, STATES } from '../../../server/src/rooms/portraits/portraits.model';
import type { Rig } from '../rig/rig';
import type { Figure } from './figure';

/** The largest portrait, as it lies in the database: its state and what follows from it. */
export async function largestPortrait(rig: Rig): Promise<Figure[]> {
  const sizes = await Promise.all(
    [CONCLUSIONS, STATES].map(async (name) => {
      const [found] = await rig.db
        .collection(name)
        .aggregate<{ most: number }>([{ $group: { _id: null, most: { $max: { $bsonSize: '$$ROOT' } } } }])
        .toArray();
      return found?.most ?? 0;
    }),
  );
  const kilobytes = sizes.reduce((sum, most) => sum + most, 0) / 1_024;
  return [{ name: 'largest portrait', value: kilobytes, unit: 'KB', goal: { is: '<=', value: 16 } }];
}
