import { isDeepStrictEqual } from 'node:util';
import { emptyPortrait, fold } from '@wanglai/portrait';
import type { Db } from 'mongodb';
import { type StoredFact, uuidText } from '../../server/src/rooms/interactions/interactions.model';
import { CONCLUSIONS, type KeptConclusions } from '../../server/src/rooms/portraits/portraits.model';
import { portraitStore } from '../../server/src/rooms/portraits/portraits.store';
import { seen } from '../../server/src/rooms/portraits/rules/take-facts';
import { streamOf, wholeStream } from '../support/stream';
import type { Sender } from './sender';

/** What the stream breaks of its promises to these people; sentences, none when all is well. */
export async function streamViolations(db: Db, senders: readonly Sender[]): Promise<string[]> {
  const found: string[] = [];
  const positions = new Set<number>();
  for (const sender of senders) {
    const facts = await streamOf(db, sender.persona.id);
    const byId = new Map(facts.map((fact) => [uuidText(fact._id), fact]));
    const sent = new Set(sender.acknowledged.map(({ id }) => id));
    const who = sender.persona.id;
    const lost = sender.acknowledged.filter(({ id }) => !byId.has(id));
    if (lost.length) found.push(`${who}: ${lost.length} acknowledged events are lost, first ${lost[0]!.id}`);
    if (byId.size !== facts.length) found.push(`${who}: ${facts.length - byId.size} ids are stored twice`);
    const strange = facts.filter((fact) => !fact.type.includes('.') && !sent.has(uuidText(fact._id)));
    if (strange.length) found.push(`${who}: ${strange.length} events are stored that nobody sent`);
    for (const { position } of facts) {
      if (positions.has(position)) found.push(`${who}: position ${position} is given twice`);
      positions.add(position);
    }
    found.push(...orderViolations(sender, byId));
    found.push(...sender.complaints.map((complaint) => `${who}: ${complaint}`));
  }
  return found;
}

function orderViolations(sender: Sender, byId: ReadonlyMap<string, StoredFact>): string[] {
  const last = new Map<string, number>();
  for (const { id, sessionId } of sender.acknowledged) {
    const position = byId.get(id)?.position;
    if (position === undefined) continue;
    if (position < (last.get(sessionId) ?? 0))
      return [`${sender.persona.id}: session ${sessionId} is not in the order it was sent, at ${id}`];
    last.set(sessionId, position);
  }
  return [];
}

/**
 * What readers have made of the stream other than what stands on it, and what the relay has not carried to it. Right
 * after a crash both may only be late.
 */
export async function readerViolations(db: Db, senders: readonly Sender[]): Promise<string[]> {
  const found: string[] = [];
  for (const sender of senders) {
    const { persona } = sender;
    const [facts, portrait, concluded] = await Promise.all([
      streamOf(db, persona.id),
      portraitStore(db, { relay: () => {} }).get(persona.id),
      db.collection<KeptConclusions>(CONCLUSIONS).findOne({ _id: persona.id }),
    ]);
    const anew = fold(emptyPortrait(), facts.map(seen));
    if (!portrait || !isDeepStrictEqual(plain(portrait.state), plain(anew)))
      found.push(`${persona.id}: the portrait is not what the stream makes of ${facts.length} facts`);
    if (concluded?.outbox?.length)
      found.push(`${persona.id}: ${concluded.outbox.length} tags wait to be announced`);
    for (const content of sender.liked) {
      const likes = facts.filter(
        ({ type, target }) => type === 'content.liked' && target?.['id'] === content,
      );
      if (likes.length !== 1)
        found.push(`${persona.id}: the like of ${content} stands ${likes.length} times on the stream`);
    }
    const told = facts.filter(({ type }) => type === 'portraits.tag-assigned');
    for (const { key } of portrait?.tags ?? [])
      if (!told.some(({ target }) => target?.['id'] === key))
        found.push(`${persona.id}: the tag ${key} was never announced`);
    for (const { _id, target } of told) {
      const cause = uuidText(_id);
      const pushes = await db.collection('outreach.pushes').countDocuments({ cause });
      if (pushes !== 1) found.push(`${persona.id}: the tag ${target?.['id']} was pushed ${pushes} times`);
    }
  }
  return [...found, ...(await countViolations(db))];
}

async function countViolations(db: Db): Promise<string[]> {
  const found: string[] = [];
  const facts = await wholeStream(db);
  const views = new Map<string, number>();
  for (const { type, content } of facts)
    if (type === 'view' && content) views.set(content.id, (views.get(content.id) ?? 0) + 1);
  for (const [_id, count] of views) {
    const stats = await db.collection<{ _id: string; views: number }>('content.views').findOne({ _id });
    if (stats?.views !== count)
      found.push(`content ${_id}: counted ${stats?.views} views, there are ${count}`);
  }
  const [pace] = await db
    .collection('insights.pace')
    .aggregate<{ sum: number }>([{ $group: { _id: null, sum: { $sum: '$count' } } }])
    .toArray();
  if ((pace?.sum ?? 0) !== facts.length)
    found.push(`the minutes count ${pace?.sum} facts, there are ${facts.length}`);
  return found;
}

/** States compare by value; one of them went through the database. */
const plain = (state: unknown): unknown => JSON.parse(JSON.stringify(state));
