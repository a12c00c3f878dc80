import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';

/** Whoever dies at work holds up the others for so long. */
const LEASE_MS = 5_000;
const ASK_MS = 100;

interface Lease {
  _id: string;
  holder: string;
  until: Date;
}

/** Does a piece of work of which no two processes may do parts at the same time; who comes second waits. */
export async function oneAtATime<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  const leases = db.collection<Lease>('leases');
  const holder = randomUUID();
  // The database's clock, because the hosts' own may differ.
  const later = { $add: ['$$NOW', LEASE_MS] };
  const held = { $gt: ['$until', '$$NOW'] };
  const unlessHeld = [
    { $set: { holder: { $cond: [held, '$holder', holder] }, until: { $cond: [held, '$until', later] } } },
  ];
  const take = async () => {
    const options = { upsert: true, returnDocument: 'after' } as const;
    const lease = await leases.findOneAndUpdate({ _id: name }, unlessHeld, options);
    return lease?.holder === holder;
  };
  while (!(await take())) await sleep(ASK_MS);
  // A beat that fails is made up for by the next.
  const beat = setInterval(
    () => void leases.updateOne({ _id: name, holder }, [{ $set: { until: later } }]).catch(() => {}),
    LEASE_MS / 5,
  );
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await leases.deleteOne({ _id: name, holder });
  }
}
