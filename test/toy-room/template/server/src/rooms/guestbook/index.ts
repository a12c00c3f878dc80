import { ASKED_EACH_TIME, type Platform, READ_UNDER_EVERY_ID, type Room } from '../../platform/room';
import type { Identity } from '../identity';
import type { Interactions } from '../interactions';
import { answerEntry } from './commands/answer-entry';
import { signGuestbook } from './commands/sign-guestbook';
import { takeBackEntry } from './commands/take-back-entry';
import { daysCollection, daysOf } from './days';
import { type EntryDoc, entriesCollection, entriesOf } from './entries.model';
import type { Parts } from './parts';
import { listEntries } from './queries/list-entries';

export interface GuestbookRoom extends Room {
  /** How a seed fills the book: an entry that is there stays as it is. */
  stock(entries: readonly EntryDoc[]): Promise<void>;
}

/** The guest book of the house. */
export function createGuestbook(
  { connection, db }: Platform,
  { identity, interactions }: { identity: Identity; interactions: Interactions },
): GuestbookRoom {
  const { stream } = interactions;
  const entries = entriesOf(connection);
  const days = daysOf(db, stream);
  const parts: Parts = { entries, days, people: identity.people, stream };
  stream.follow(days.reader);

  return {
    name: 'guestbook',
    collections: [entriesCollection, daysCollection],
    open(doors) {
      doors.on('GET /guestbook', (ctx, { query }) => listEntries(parts, ctx, query));
      doors.on('POST /guestbook', (ctx, { body, header }) =>
        signGuestbook(parts, ctx, { ...body, idempotencyKey: header('idempotency-key') }),
      );
      doors.on('DELETE /guestbook/:id', async (ctx, { params }) => {
        await takeBackEntry(parts, ctx, params.id);
        return undefined;
      });
      doors.on('PUT /guestbook/:id/answer', (ctx, { params, body }) =>
        answerEntry(parts, ctx, { ...params, ...body }),
      );
      doors.on('GET /guestbook/days', async () => ({
        items: (await days.latest(30)).map(({ day, entries }) => ({ day, entries })),
      }));
    },
    people: {
      records: { name: 'guestbook', export: entries.of, erase: entries.erase },
      merged: READ_UNDER_EVERY_ID,
      split: READ_UNDER_EVERY_ID,
      consentChanged: ASKED_EACH_TIME,
    },
    async stock(pieces) {
      await Promise.all(pieces.map((piece) => entries.insert(piece)));
    },
  };
}
