import { ERRORS, type ErrorCode, factKindOf, type Interaction, type RecordReply } from '@wanglai/contract';
import { AppError } from '../../../platform/errors';
import type { Metrics } from '../../../platform/metrics';
import { type StoredFact, uuidBytes } from '../interactions.model';
import type { Subject } from '../knowledge';
import { checkRequest } from '../rules/check-request';
import { skewOf, untimely } from '../rules/place-in-time';
import type { Admission, Arrival, Gate } from '../stream/gate';
import type { Parcel } from '../stream/writer';

/** What stands behind a target's id, from memory. */
export type Describe = (id: string) => Subject | undefined;

interface Deps {
  gate: Gate;
  describe: Describe;
  metrics: Metrics;
}

/**
 * Takes what a device reports onto the stream. Resolves when every accepted event is stored for good; events that cannot
 * be taken are named with their place and reason. Throws `request.invalid`, and `auth.invalid-token` when the person is not there any more.
 *
 * From here the way goes on to the gate (stream/gate.ts: who is this, what have they granted), to the writer
 * (stream/writer.ts: stored and acknowledged) and to the readers (stream/follower.ts).
 */
export async function recordInteractions(
  { gate, describe, metrics }: Deps,
  personId: string,
  body: unknown,
): Promise<RecordReply> {
  const { sentAt, events } = checkRequest(body);
  const arrival = new DeviceArrival(personId, Date.parse(sentAt), events, describe);
  gate.push(arrival);
  const reply = await arrival.reply;
  metrics.facts.inc({ outcome: 'accepted' }, reply.accepted);
  metrics.facts.inc({ outcome: 'duplicate' }, reply.duplicates);
  metrics.facts.inc({ outcome: 'rejected' }, reply.rejected.length);
  return reply;
}

/** Events of one request on their way: first through the gate, then, as far as they are admitted, a parcel of the writer. */
class DeviceArrival implements Arrival, Parcel {
  readonly reply: Promise<RecordReply>;
  readonly facts: StoredFact[] = [];
  formerly: readonly string[] = [];
  private readonly rejected: RecordReply['rejected'] = [];
  private repeated = 0;
  private resolve!: (reply: RecordReply) => void;
  private reject!: (error: unknown) => void;

  constructor(
    readonly personId: string,
    private readonly sentAt: number,
    private readonly events: readonly Interaction[],
    private readonly describe: Describe,
  ) {
    this.reply = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  admit(person: Admission | undefined, receivedAt: Date): Parcel | null {
    if (!person) {
      this.refuse(new AppError('auth.invalid-token'));
      return null;
    }
    this.formerly = person.formerly;
    const now = receivedAt.getTime();
    const skew = skewOf(this.sentAt, now);
    // Within one document the index lets an id stand twice.
    const ids = new Set<string>();
    this.events.forEach((event, index) => {
      const at = Date.parse(event.at) + skew;
      const code = mayRecord(event.type, person) ? untimely(at, now) : 'consent.not-granted';
      const id = event.id.toLowerCase();
      if (code) this.rejected.push({ index, code, message: ERRORS[code satisfies ErrorCode][1] });
      else if (ids.has(id)) this.repeated++;
      else {
        ids.add(id);
        this.facts.push(this.factOf(event, at, person, receivedAt));
      }
    });
    return this;
  }

  refuse(error: unknown): void {
    this.reject(error);
  }

  failed(error: unknown): void {
    this.reject(error);
  }

  stored(known: ReadonlySet<StoredFact>): void {
    const { facts, repeated, rejected } = this;
    const there = known.size ? facts.filter((fact) => known.has(fact)).length : 0;
    this.resolve({ accepted: facts.length - there, duplicates: there + repeated, rejected });
  }

  private factOf(event: Interaction, at: number, person: Admission, receivedAt: Date): StoredFact {
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
      const content = event.target.id && this.describe(event.target.id);
      if (content) fact.content = { id: content.id, topics: content.topics, level: content.level };
    }
    if (event.props) fact.props = event.props;
    return fact;
  }
}

/** Whether the person has granted what the register of facts asks for. */
export const mayRecord = (type: string, { grants }: Admission): boolean =>
  grants[factKindOf(type)?.purpose ?? 'service'];
