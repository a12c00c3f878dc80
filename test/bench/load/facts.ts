import { type StoredFact, uuidBytes } from '../../../server/src/rooms/interactions/interactions.model';
import { TOPICS } from '../rig/brand';
import { visit } from './events';

/** Facts as the server makes them of a visit, made without it: for the raw limit, and to fill a database in advance. */
export function factsFor(from: {
  person: number;
  personId: string;
  number: number;
  now: number;
  contents: readonly string[];
  position: number;
}): StoredFact[] {
  const receivedAt = new Date(from.now);
  const topics = [0, 1].map((step) => TOPICS[(from.person + step) % TOPICS.length]!);
  return visit(from).map(({ id, type, at, sessionId, page, target, props }, i) => ({
    _id: uuidBytes(id),
    position: from.position + i,
    personId: from.personId,
    type,
    at: new Date(at),
    receivedAt,
    zone: 'Asia/Shanghai',
    sessionId,
    page,
    target: target as NonNullable<StoredFact['target']>,
    content: { id: String(target?.id), topics, level: 'attribute' },
    ...(props && { props }),
  }));
}
