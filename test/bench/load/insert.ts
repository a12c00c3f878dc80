import { BSON, type Document, MongoClient } from 'mongodb';
import { EVENTS_PER_REQUEST } from './events';
import { factsFor } from './facts';
import type { Inserted, Order } from './orders';

const PEOPLE = 2_000;
const SEGMENT = 2 ** 32;
const NOW = Date.now();

const hexId = (n: number) => n.toString(16).padStart(24, '6');
const contents = Array.from({ length: 24 }, (_, i) => hexId(i));

/**
 * What the engine takes at most of the same facts, each a document of its own: the driver's bare `insertMany` with two
 * indexes and nothing else, into a collection of its own.
 */
export async function prepareInsert(
  order: Extract<Order, { kind: 'insert' }>,
): Promise<() => Promise<Inserted>> {
  const documents: Document[] = [];
  for (let visit = 0; documents.length < order.documents; visit++)
    documents.push(
      ...factsFor({
        person: visit % PEOPLE,
        personId: hexId(visit % PEOPLE),
        number: Math.floor(visit / PEOPLE),
        now: NOW,
        contents,
        position: SEGMENT + visit * EVENTS_PER_REQUEST,
      }),
    );
  const batches: Document[][] = [];
  for (let i = 0; i < documents.length; i += order.batch) batches.push(documents.slice(i, i + order.batch));
  const documentBytes = Math.round(
    documents.slice(0, 200).reduce((sum, one) => sum + BSON.calculateObjectSize(one), 0) / 200,
  );
  const client = await new MongoClient(order.uri, { maxPoolSize: order.inFlight }).connect();
  const collection = client.db('raw').collection(`facts${process.pid}`);
  await collection.createIndex({ position: 1 });
  await collection.createIndex({ personId: 1, at: -1 });

  return async () => {
    const cpu = process.cpuUsage();
    const started = performance.now();
    let next = 0;
    let inserted = 0;
    const lane = async () => {
      for (let batch = batches[next++]; batch; batch = batches[next++]) {
        if (performance.now() - started > order.mostMs) return;
        await collection.insertMany(batch, { ordered: false, writeConcern: { w: 1 } });
        inserted += batch.length;
      }
    };
    await Promise.all(Array.from({ length: order.inFlight }, lane));
    const elapsedMs = performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    await collection.drop();
    await client.close();
    return { documents: inserted, elapsedMs, cpuUs: user + system, documentBytes };
  };
}
