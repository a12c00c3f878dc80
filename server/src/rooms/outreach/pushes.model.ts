import type { Connection } from 'mongoose';
import {
  type Collection,
  defineCollection,
  insertOnce,
  Mixed,
  modelOf,
} from '../../platform/mongo/collection';
import { insertAll } from '../../platform/mongo/insert-all';
import { renaming } from '../../platform/mongo/prepare';
import type { Ground } from '../feed';
import { readerFromTheStart } from '../interactions';

const KINDS = ['card', 'tag'] as const;

/** Something the brand told a person of its own accord: a card with its reason, or a tag they have earned. */
export interface Push {
  _id: string;
  /** What it follows from; the same cause pushes once. */
  cause: string;
  personId: string;
  kind: (typeof KINDS)[number];
  at: Date;
  /** Id of the content, or key of the tag. */
  subject: string;
  /** Why a card was placed. */
  ground?: Ground;
}

const KEPT_S = 90 * 86_400;
/** More cards than anybody is pushed in a day. */
const MOST_A_DAY = 50;

export const pushesCollection: Collection<Push> = defineCollection<Push>(
  'outreach.pushes',
  {
    _id: { type: String, required: true },
    cause: { type: String, maxlength: 200, required: true },
    personId: { type: String, required: true },
    kind: { type: String, enum: KINDS, required: true },
    at: { type: Date, required: true },
    subject: { type: String, required: true },
    ground: { type: Mixed },
  },
  [
    { key: { cause: 1 }, options: { unique: true }, serves: 'pushing once for one cause' },
    { key: { personId: 1, at: 1, _id: 1 }, serves: 'what a device missed; the caps of a day; erasure' },
    { key: { at: 1 }, options: { expireAfterSeconds: KEPT_S }, serves: 'forgetting pushes after 90 days' },
  ],
);

export const migrations = [
  readerFromTheStart('outreach', 'outreach', 'never'),
  renaming('2026-11-26.outreach.call collections after the room', { pushes: 'outreach.pushes' }),
];

export type Pushes = ReturnType<typeof pushesOf>;

export function pushesOf(connection: Connection) {
  const pushes = modelOf(connection, pushesCollection);
  return {
    /** False when this cause has pushed before. */
    add: (push: Push): Promise<boolean> => insertOnce(pushes, push),
    /** Adds many at once; tells the places of those whose cause has pushed before. */
    addAll: async (list: readonly Push[]): Promise<Set<number>> =>
      list.length ? insertAll(connection.db!, pushesCollection.name, list) : new Set(),
    exists: async (cause: string): Promise<boolean> => (await pushes.exists({ cause })) !== null,
    after: (
      personIds: readonly string[],
      from: { at: Date; id: string } | undefined,
      limit: number,
    ): Promise<Push[]> =>
      pushes
        .find({
          personId: { $in: personIds },
          ...(from && { $or: [{ at: { $gt: from.at } }, { at: from.at, _id: { $gt: from.id } }] }),
        })
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .lean<Push[]>(),
    /** Cards since an instant, newest first. */
    cardsSince: (personIds: readonly string[], since: Date): Promise<Push[]> =>
      pushes
        .find({ personId: { $in: personIds }, at: { $gte: since }, kind: 'card' })
        .sort({ at: -1 })
        .limit(MOST_A_DAY)
        .lean<Push[]>(),
    /** The same of many people, by their ids, in one query: the caps keep it to a few a person. */
    async cardsOfManySince(
      personIds: readonly string[],
      since: Date,
    ): Promise<Map<string, Pick<Push, 'at' | 'subject'>[]>> {
      const found = await pushes
        .find(
          { personId: { $in: personIds }, at: { $gte: since }, kind: 'card' },
          { _id: 0, personId: 1, at: 1, subject: 1 },
        )
        .limit(MOST_A_DAY * personIds.length)
        .lean<Pick<Push, 'personId' | 'at' | 'subject'>[]>();
      const cards = new Map<string, Pick<Push, 'at' | 'subject'>[]>();
      for (const card of found.sort((a, b) => b.at.getTime() - a.at.getTime())) {
        const own = cards.get(card.personId);
        if (own) own.push(card);
        else cards.set(card.personId, [card]);
      }
      return cards;
    },
    all: (personIds: readonly string[]): AsyncIterable<Push> =>
      pushes
        .find({ personId: { $in: personIds } })
        .lean<Push>()
        .cursor(),
    erase: async (personIds: readonly string[]): Promise<void> =>
      void (await pushes.deleteMany({ personId: { $in: personIds } })),
  };
}
