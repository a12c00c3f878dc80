import type { Announcement } from '../../../platform/announcements';
import { type StoredFact, uuidBytes } from '../interactions.model';
import type { Admission, Arrival, Gate } from '../stream/gate';
import type { Parcel } from '../stream/writer';
import { mayRecord } from './record-interactions';

/**
 * Takes a fact of the server's own onto the stream, by the same way as those of devices. About a person who has not
 * granted what the register asks for, it is let go: the record that caused it stands elsewhere.
 */
export async function recordAnnouncement(gate: Gate, announcement: Announcement): Promise<void> {
  const arrival = new ServerArrival(announcement);
  gate.push(arrival);
  await arrival.recorded;
}

class ServerArrival implements Arrival, Parcel {
  readonly recorded: Promise<void>;
  facts: StoredFact[] = [];
  formerly: readonly string[] = [];
  private resolve!: () => void;
  private reject!: (error: unknown) => void;

  constructor(private readonly announcement: Announcement) {
    this.recorded = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  get personId(): string | null {
    return this.announcement.personId;
  }

  admit(person: Admission | undefined, receivedAt: Date): Parcel | null {
    const { id, personId, type, at, target, props, content } = this.announcement;
    if (personId && !(person && mayRecord(type, person))) {
      this.resolve();
      return null;
    }
    this.formerly = person?.formerly ?? [];
    this.facts = [
      {
        _id: uuidBytes(id),
        position: 0,
        personId: person?.id ?? null,
        type,
        at,
        receivedAt,
        zone: person?.zone ?? 'UTC',
        ...(target && { target: target as StoredFact['target'] }),
        ...(props && { props }),
        ...(content && { content }),
      },
    ];
    return this;
  }

  refuse(error: unknown): void {
    this.reject(error);
  }

  failed(error: unknown): void {
    this.reject(error);
  }

  stored(): void {
    this.resolve();
  }
}
