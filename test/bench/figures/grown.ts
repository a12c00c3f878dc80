import { prepareDatabase } from '../../../server/src/platform/mongo/prepare';
import {
  type Bucket,
  bucketsCollection,
  bucketsOf,
  packed,
} from '../../../server/src/rooms/interactions/interactions.model';
import { EVENTS_PER_REQUEST } from '../load/events';
import { factsFor } from '../load/facts';
import { median } from '../load/tally';
import type { Rig } from '../rig/rig';
import type { Figure } from './figure';
import { ingest } from './ingest';
import type { Raw } from './raw-limit';

const BATCH = 2_000;
const HISTORY_MS = 28 * 86_400_000;

/**
 * CPU an event with few and with many facts stored before it. Everything else is the same: the same server, warm, and
 * the same people, whose portraits do not grow with their facts. Each is taken in bare inserts of the same minute, because
 * machines do not keep their speed for as long as it takes to store millions of facts.
 */
export async function grown(
  rig: Rig,
  raw: Pick<Raw, 'measure'>,
  options: { few: number; many: number; rounds: number; requests: number },
): Promise<Figure[]> {
  const costOf = async (size: number) => {
    await fill(rig, size);
    const costs: number[] = [];
    for (let round = 0; round < options.rounds; round++) {
      const { cpuUs } = await raw.measure(60_000);
      costs.push((await ingest(rig, { connections: 64, requests: options.requests })).cpuUs / cpuUs);
    }
    return median(costs);
  };
  const few = await costOf(options.few);
  const many = await costOf(options.many);
  const counted = (count: number) => count.toLocaleString('en-US');
  return [
    {
      name: `CPU an event at ${counted(options.many)} facts to at ${counted(options.few)}`,
      value: many / few,
      unit: '',
      goal: { is: '<=', value: 1.2 },
      note: `${many.toFixed(2)} to ${few.toFixed(2)} bare inserts`,
    },
  ];
}

/**
 * Leaves exactly so many facts in the stream, of the last four weeks, of the same people. They lie in segment 0, which is
 * nobody's: servers count from 1.
 */
async function fill(rig: Rig, count: number): Promise<void> {
  const stream = rig.db.collection<Bucket>(bucketsCollection.name);
  await stream.drop();
  await prepareDatabase(rig.db, [bucketsCollection], []);
  const people = await rig.people();
  const now = Date.now();
  const visits = count / EVENTS_PER_REQUEST;
  for (let first = 0; first < visits; first += BATCH / EVENTS_PER_REQUEST) {
    const batch = Array.from({ length: Math.min(BATCH / EVENTS_PER_REQUEST, visits - first) }, (_, i) => {
      const visit = first + i;
      const person = visit % people.length;
      return factsFor({
        person,
        personId: people[person]!.id,
        number: Math.floor(visit / people.length),
        now: now - HISTORY_MS + Math.floor((HISTORY_MS * visit) / visits),
        contents: rig.contents,
        position: visit * EVENTS_PER_REQUEST,
      });
    });
    await stream.insertMany(batch.flatMap(bucketsOf).map(packed), {
      ordered: false,
      writeConcern: { w: 1 },
    });
  }
  // What filling left to be written is no part of what comes after.
  await rig.db.admin().command({ fsync: 1 });
}
