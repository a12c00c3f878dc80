import type { Client } from '@wanglai/client';
import { gathered } from '../../../../test/support/gathered';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { begin, dotPng, history, idOf, look, refused, send, textsOf } from './test/chat-fixture';

let server: TestServer;
let agent: Client;
beforeAll(async () => {
  server = await startServer();
  agent = await server.signIn('agent');
});
afterAll(() => server.stop());

it('exports what both sides said, and erases all of it', async () => {
  const person = await server.signIn('consumer');
  const other = await server.signIn('consumer');
  const { id } = await begin(person);
  await send(person, id, '问');
  await send(agent, id, '答');
  await send(other, (await begin(other)).id, '别人的');

  const records = server.app.rooms.chat.people!.records;
  const exported = await gathered(records.export([idOf(person)]));
  expect(exported).toMatchObject([
    {
      id,
      state: 'open',
      messages: [
        { seq: 1, body: { text: '问' } },
        { seq: 2, body: { text: '答' } },
      ],
    },
  ]);
  expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);

  await records.erase([idOf(person)]);
  await records.erase([idOf(person)]);
  for (const { name } of await server.db.listCollections({}, { nameOnly: true }).toArray()) {
    if (!name.startsWith('chat.')) continue;
    const left = JSON.stringify(await server.db.collection(name).find().toArray());
    expect(left).not.toContain(idOf(person));
    expect(left).not.toContain(id);
    expect(left).toContain(idOf(other));
  }
  await expect(send(agent, id, '还在吗')).rejects.toEqual(refused('conversation.not-found'));
  await expect(look(agent, id)).rejects.toEqual(refused('conversation.not-found'));
});

it('leaves nothing when erasure meets messages on their way', async () => {
  const person = await server.signIn('consumer');
  const { id } = await begin(person);
  const sends = Array.from({ length: 20 }, (_, i) =>
    send(i % 2 ? agent : person, id, `${i}`).catch(() => null),
  );
  await Promise.race(sends);
  await server.app.rooms.chat.people!.records.erase([idOf(person)]);
  await Promise.all(sends);
  await new Promise((wait) => setTimeout(wait, 200));
  expect(await server.db.collection('chat.messages').countDocuments({ conversationId: id })).toBe(0);
  expect(await server.db.collection('chat.conversations').countDocuments({ personId: idOf(person) })).toBe(0);
});

it('begins nothing for somebody who is erased meanwhile', async () => {
  const person = await server.signIn('consumer');
  const personId = idOf(person);
  const begun = Array.from({ length: 5 }, () => begin(person).catch(() => null));
  await person.call('DELETE /me');
  await Promise.all(begun);
  expect(await server.db.collection('chat.conversations').countDocuments({ personId })).toBe(0);
});

describe('one person under two ids', () => {
  let before: Client;
  let after: Client;
  let old: string;
  beforeAll(async () => {
    before = await server.signIn('consumer');
    after = await server.signIn('consumer', '合二为一');
    old = (await begin(before)).id;
    await send(before, old, '还是访客时说的');
    await send(agent, old, '答访客');
    const people = server.db.collection<{ _id: string }>('identity.people');
    const at = new Date();
    await people.updateOne({ _id: idOf(after) }, { $set: { mergedFrom: [{ id: idOf(before), at }] } });
    await people.updateOne({ _id: idOf(before) }, { $set: { mergedInto: idOf(after) } });
  });

  it('has the conversations of both, and goes on with the open one', async () => {
    expect((await begin(after)).id).toBe(old);
    expect((await after.call('GET /conversations')).items.map(({ id }) => id)).toEqual([old]);
    expect(textsOf((await history(after, old, { after: 0 })).items)).toEqual(['还是访客时说的', '答访客']);
  });

  it('is shown as who they are today', async () => {
    const seen = await look(agent, old);
    expect(seen.person).toMatchObject({ id: idOf(after), name: '合二为一' });
    const sent = await send(after, old, '换了手机');
    expect(sent.author).toEqual({ kind: 'person', id: idOf(after), name: '合二为一' });
    expect((await history(agent, old, { after: 0 })).items[0]!.author.id).toBe(idOf(after));
    expect(
      await after.call('PUT /conversations/:id/read', { params: { id: old }, body: { upTo: 3 } }),
    ).toEqual({
      unread: 0,
    });
  });

  it('may show pictures kept under either id', async () => {
    const { url } = await after.call('POST /media', { body: dotPng() });
    await server.db
      .collection<{ _id: string }>('media.pictures')
      .updateOne({ _id: url.split('/').at(-1)! }, { $set: { ownerId: idOf(before) } });
    expect((await send(after, old, { kind: 'image', url })).body).toMatchObject({ url });
  });
});
