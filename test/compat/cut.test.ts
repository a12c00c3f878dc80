import type { FactView, Message, Push, RecordReply, RecordRequest, Tag } from '@wanglai/contract';
import type { Deed } from '../fixtures/recording';
import { eventually } from '../support/product';
import { again, type Continued, continueLife } from './continue-life';
import { deedsOf, peopleOf } from './recorded';

/** By then every other process would say that the one which wrote is gone. */
const LATER_MS = 60_000;
const NIGHTS_OF_AN_OWL = 4;

const deeds = deedsOf('killed');
const readers = peopleOf('killed');

let life: Continued;
let admin: string;
beforeAll(async () => {
  life = await continueLife('killed', { laterMs: LATER_MS, env: { SEED: 'none' } });
  const client = await life.product.signIn('admin');
  admin = client.session.current!.accessToken;
}, 60_000);
afterAll(() => life?.stop());

const sentBy = (who: string, path: RegExp) =>
  deeds.filter((deed) => deed.who === who && path.test(deed.path));
const batchesOf = (who: string) => sentBy(who, /\/interactions$/);
const messagesOf = (who: string) => sentBy(who, /\/messages$/);
const eventsIn = ({ body }: Deed) => (body as RecordRequest).events;

async function factsAbout(id: string): Promise<FactView[]> {
  const reply = await fetch(`${life.product.origin}/api/v1/people/${id}/interactions?limit=100`, {
    headers: { authorization: `Bearer ${admin}` },
  });
  return ((await reply.json()) as { items: FactView[] }).items;
}

async function read<T>(who: string, path: string): Promise<T> {
  return (await life.as(who, { path: `/api/v1${path}` })).json as T;
}

describe('a folder whose product was killed while it wrote', () => {
  it('was cut in the middle: some had no answer', () => {
    expect(deeds.filter(({ status }) => status === undefined).length).toBeGreaterThan(0);
    expect(deeds.filter(({ status }) => status !== undefined).length).toBeGreaterThan(50);
  });

  it('holds each interaction that was acknowledged, and takes the others when they come again', async () => {
    for (const { who } of readers)
      for (const batch of batchesOf(who)) {
        const { accepted, duplicates } = (await again(life, batch)).json as RecordReply;
        const events = eventsIn(batch).length;
        expect(accepted + duplicates).toBe(events);
        if (batch.status === 202) expect({ who, accepted }).toEqual({ who, accepted: 0 });
      }
  });

  it('holds each message that was answered, and takes the others when they come again, each once', async () => {
    for (const { who } of readers) {
      const sent = messagesOf(who);
      for (const message of sent) {
        const { status, json } = await again(life, message);
        expect(status).toBe(201);
        if (message.status === 201) expect(json).toMatchObject(message.json as object);
      }
      const { items } = await read<{ items: Message[] }>(who, `${sent[0]!.path.slice(7)}?after=0&limit=100`);
      expect(items.map(({ seq }) => seq)).toEqual(items.map((_, i) => i + 1));
      expect(items.map(({ clientId }) => clientId)).toEqual(
        sent.map(({ body }) => (body as { clientId: string }).clientId),
      );
    }
  });

  it('brings every fact to the stream once, those too that had not left their document', async () => {
    for (const { who, id } of readers) {
      const messages = messagesOf(who).length;
      const events = batchesOf(who).flatMap(eventsIn);
      const ofType = (facts: readonly FactView[], type: string) => facts.filter((fact) => fact.type === type);
      const facts = await eventually(
        () => factsAbout(id),
        (found) => ofType(found, 'chat.message-sent').length >= messages,
      );
      expect(ofType(facts, 'chat.message-sent')).toHaveLength(messages);
      expect(
        ofType(facts, 'view')
          .map((fact) => fact.id)
          .sort(),
      ).toEqual(events.map((event) => event.id).sort());
    }
  });

  it('knows the night owls, and has told each of them once', async () => {
    const owls = readers.filter(({ who }) => batchesOf(who).length >= NIGHTS_OF_AN_OWL);
    expect(owls.length).toBeGreaterThan(0);
    for (const { who } of owls) {
      const tags = await eventually(
        () => read<Tag[]>(who, '/me/tags'),
        (found) => found.some(({ key }) => key === 'night-owl'),
      );
      expect(tags.find(({ key }) => key === 'night-owl')!.evidence.text).toMatch(/\d/);
      const { items } = await eventually(
        () => read<{ items: Push[] }>(who, '/me/pushes'),
        (found) => found.items.some(({ kind }) => kind === 'tag'),
      );
      expect(items.filter((push) => push.kind === 'tag' && push.key === 'night-owl')).toHaveLength(1);
    }
  });

  it('makes each portrait anew from the stream, equal to the one that stands', async () => {
    for (const { who, id } of readers) {
      const reply = await fetch(`${life.product.origin}/api/v1/people/${id}/rebuild`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin}` },
      });
      expect({ who, ...((await reply.json()) as object) }).toMatchObject({ who, equal: true });
    }
  });
});
