import type { Announcement } from '../../../platform/announcements';
import { type StoredFact, uuidBytes } from '../interactions.model';
import type { Admission, Arrival, Gate } from '../stream/gate';
import type { Parcel } from '../stream/writer';
import { mayRecord } from './record-interactions';

/**
 * Takes facts of the server's own onto the stream, by the same way as those of devices; all are about one person, or
 * about none, and no id is among them twice. What a person has not granted as the register asks for is let go: the
 * record that caused it stands elsewhere.
 */
export async function recordAnnouncements(gate: Gate, announcements: readonly Announcement[]): Promise<void> {
  const arrival = new ServerArrival(announcements);
  gate.push(arrival);
  await arrival.recorded;
}

class ServerArrival implements Arrival, Parcel {
  readonly recorded: Promise<void>;
  facts: StoredFact[] = [];
  formerly: readonly string[] = [];
  private resolve!: () => void;
  private reject!: (error: unknown) => void;

  constructor(private readonly announcements: readonly Announcement[]) {
    this.recorded = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  get personId(): string | null {
    return this.announcements[0]?.personId ?? null;
  }

  admit(person: Admission | undefined, receivedAt: Date): Parcel | null {
    const wanted = this.announcements.filter(
      ({ personId, type }) => !personId || (person && mayRecord(type, person)),
    );
    this.formerly = person?.formerly ?? [];
    this.facts = wanted.map(({ id, type, at, target, props, content }) => ({
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
    }));
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
