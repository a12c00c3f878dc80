import { ERRORS, type ErrorCode, factKindOf, type Interaction, type RecordReply } from '@wanglai/contract';
import { AppError } from '../../../platform/errors';
import type { Metrics } from '../../../platform/metrics';
import type { DeviceClocks } from '../device-clocks';
import { type StoredFact, uuidBytes } from '../interactions.model';
import type { Subject } from '../knowledge';
import { type CheckedRequest, checkRequest } from '../rules/check-request';
import { untimely } from '../rules/place-in-time';
import type { Admission, Arrival, Gate } from '../stream/gate';
import type { Parcel } from '../stream/writer';

/** What stands behind a target's id, from memory. */
export type Describe = (id: string) => Subject | undefined;

interface Deps {
  gate: Gate;
  clocks: DeviceClocks;
  describe: Describe;
  metrics: Metrics;
}

/** What a device reports: the body as it came, and when its beginning was here. */
export interface Report {
  body: unknown;
  cameAt: Date;
}

/**
 * Takes what a device reports onto the stream. Resolves when every accepted event is stored for good; events that cannot
 * be taken are named with their place and reason. Throws `request.invalid` when what stands around the events is wrong, and
 * `auth.invalid-token` when the person is not there any more.
 *
 * From here the way goes on to the gate (stream/gate.ts: who is this, what have they granted), to the writer
 * (stream/writer.ts: stored and acknowledged) and to the readers (stream/follower.ts).
 */
export async function recordInteractions(
  { gate, clocks, describe, metrics }: Deps,
  personId: string,
  { body, cameAt }: Report,
): Promise<RecordReply> {
  const request = checkRequest(body);
  // The visit that the newest event belongs to names the device: one person may hold two, each with a clock of its own.
  const device = `${personId} ${request.events.findLast((event) => event !== null)?.sessionId}`;
  const skew = clocks.skewOf(device, cameAt.getTime() - Date.parse(request.sentAt));
  const arrival = new DeviceArrival(personId, skew, request, describe);
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
    private readonly skewMs: number,
    private readonly request: CheckedRequest,
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
    const { events, refused } = this.request;
    // Within one document the index lets an id stand twice.
    const ids = new Set<string>();
    events.forEach((event, index) => {
      if (!event) {
        this.rejected.push(refused.get(index)!);
        return;
      }
      const at = Date.parse(event.at) + this.skewMs;
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
