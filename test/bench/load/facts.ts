import { Binary, type Document } from 'mongodb';
import { TOPICS } from '../rig/brand';
import { visit } from './events';

/** Documents as the server stores them, made without it: for the raw limit, and to fill a database in advance. */
export function factsFor(from: {
  person: number;
  personId: string;
  number: number;
  now: number;
  contents: readonly string[];
  position: number;
}): Document[] {
  const receivedAt = new Date(from.now);
  return visit(from).map((event, i) => ({
    _id: new Binary(Buffer.from(event.id.replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID),
    position: from.position + i,
    personId: from.personId,
    type: event.type,
    at: new Date(event.at),
    receivedAt,
    zone: 'Asia/Shanghai',
    sessionId: event.sessionId,
    page: event.page,
    target: event.target,
    content: {
      id: event.target?.id,
      topics: [TOPICS[from.person % TOPICS.length], TOPICS[(from.person + 1) % TOPICS.length]],
      level: 'attribute',
    },
    ...(event.props && { props: event.props }),
  }));
}
