import { type Migration, renaming } from '../../platform/mongo/prepare';
import { type ReaderDocument, readersCollection, type Way } from './stream/register';

export const migrations: Migration[] = [
  renaming('2026-11-26.interactions.call collections after the room', {
    'stream-buckets': 'interactions.buckets',
    segments: 'interactions.segments',
    checkpoints: 'interactions.checkpoints',
    counters: 'interactions.counters',
  }),
];

/** A reader that followed the stream before there was a register: it has read everything, and is not new. */
export const readerFromTheStart = (room: string, name: string, way: Way): Migration => ({
  name: `2026-11-26.${room}.enter the reader ${name} as one that has read everything`,
  async run(db) {
    const entry: Omit<ReaderDocument, '_id'> = { way, version: 1, generation: 1 };
    await db
      .collection<ReaderDocument>(readersCollection.name)
      .updateOne({ _id: name }, { $setOnInsert: entry }, { upsert: true });
  },
});
