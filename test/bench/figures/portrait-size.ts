import type { Rig } from '../rig/rig';
import type { Figure } from './figure';

/** The largest portrait, as it lies in the database. */
export async function largestPortrait(rig: Rig): Promise<Figure[]> {
  const [found] = await rig.db
    .collection('portraits')
    .aggregate<{ most: number }>([{ $group: { _id: null, most: { $max: { $bsonSize: '$$ROOT' } } } }])
    .toArray();
  const kilobytes = (found?.most ?? 0) / 1_024;
  return [{ name: 'largest portrait', value: kilobytes, unit: 'KB', goal: { is: '<=', value: 16 } }];
}
