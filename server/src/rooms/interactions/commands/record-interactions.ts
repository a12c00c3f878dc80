import {
  ERRORS,
  type ErrorCode,
  type Interaction,
  type RecordReply,
  type RecordRequest,
} from '@wanglai/contract';
import type { Announcement } from '../../../platform/announcements';
import { AppError } from '../../../platform/errors';
import { type StoredFact, uuidBytes } from '../interactions.model';
import { skewOf, untimely } from '../rules/place-in-time';
import type { Parcel } from '../stream/writer';

/** What the stream must know of a person to take facts about them. */
export interface Admission {
  id: string;
  /** Ids of people who were merged into this one. */
  formerly: readonly string[];
  zone: string;
  /** Whether the person has granted `service`: without it nothing about them is recorded. */
  granted: boolean;
}

/** What a content was about when somebody dealt with it. */
export type Describe = (
  contentId: string,
) => { id: string; topics: string[]; level: NonNullable<StoredFact['content']>['level'] } | undefined;

/** Facts on their way into the stream; each kind knows what becomes of it once the person is known. */
export interface Arrival {
  personId: string | null;
  parcel(admission: Admission | undefined, receivedAt: Date, describe: Describe): Parcel | null;
  refuse(error: unknown): void;
}

/**
 * What a device reports. Resolves when every accepted event is stored for good; events that cannot be taken are named
 * with their place and reason. Throws `auth.invalid-token` when the person is not there any more.
 */
export function arrivalOfDevice(
  personId: string,
  request: RecordRequest,
  done: { resolve(reply: RecordReply): void; reject(error: unknown): void },
): Arrival {
  return {
    personId,
    refuse: done.reject,
    parcel(admission, receivedAt, describe) {
      if (!admission) {
        done.reject(new AppError('auth.invalid-token'));
        return null;
      }
      const now = receivedAt.getTime();
      const skew = skewOf(Date.parse(request.sentAt), now);
      const facts: StoredFact[] = [];
      // Within one document the index lets an id stand twice.
      const ids = new Set<string>();
      let repeated = 0;
      const rejected: RecordReply['rejected'] = [];
      request.events.forEach((event, index) => {
        const at = Date.parse(event.at) + skew;
        const code = admission.granted ? untimely(at, now) : 'consent.not-granted';
        const id = event.id.toLowerCase();
        if (code) rejected.push({ index, code, message: ERRORS[code satisfies ErrorCode][1] });
        else if (ids.has(id)) repeated++;
        else {
          ids.add(id);
          facts.push(factOf(event, at, admission, receivedAt, describe));
        }
      });
      return {
        facts,
        formerly: admission.formerly,
        failed: done.reject,
        stored(known) {
          const there = known.size ? facts.filter((fact) => known.has(fact)).length : 0;
          done.resolve({ accepted: facts.length - there, duplicates: there + repeated, rejected });
        },
      };
    },
  };
}

function factOf(
  event: Interaction,
  at: number,
  person: Admission,
  receivedAt: Date,
  describe: Describe,
): StoredFact {
  const fact: StoredFact = {
    _id: uuidBytes(event.id),
    position: 0,
    personId: person.id,
    type: event.type,
    at: new Date(at),
    receivedAt,
    zone: person.zone,
    sessionId: event.sessionId,
    page: event.page,
  };
  if (event.target) {
    fact.target = event.target as StoredFact['target'];
    const content = event.target.id && describe(event.target.id);
    if (content) fact.content = { id: content.id, topics: content.topics, level: content.level };
  }
  if (event.props) fact.props = event.props;
  return fact;
}

/** A fact of the server's own. About a person who has not granted `service` it is let go: the record that caused it stands elsewhere. */
export function arrivalOfServer(
  announcement: Announcement,
  done: { resolve(): void; reject(error: unknown): void },
): Arrival {
  const { id, personId, type, at, target, props, content } = announcement;
  return {
    personId,
    refuse: done.reject,
    parcel(admission, receivedAt) {
      if (personId && !admission?.granted) {
        done.resolve();
        return null;
      }
      const fact: StoredFact = {
        _id: uuidBytes(id),
        position: 0,
        personId: admission?.id ?? null,
        type,
        at,
        receivedAt,
        zone: admission?.zone ?? 'UTC',
        ...(target && { target: target as StoredFact['target'] }),
        ...(props && { props }),
        ...(content && { content }),
      };
      return {
        facts: [fact],
        formerly: admission?.formerly ?? [],
        failed: done.reject,
        stored: () => done.resolve(),
      };
    },
  };
}
