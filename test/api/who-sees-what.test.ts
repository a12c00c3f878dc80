import type { Client } from '@wanglai/client';
import type { FactGroup, FactView, StaffRole } from '@wanglai/contract';
import { factKindOf, STAFF_ROLES } from '@wanglai/contract/names';
import { announce } from '../../server/src/platform/announcements';
import { buildInteraction, record } from '../support/events';
import { liveOf, next } from '../support/live-of';
import { personIdOf } from '../support/people';
import { type ApiWorld, startWorld, unique } from './world';

/** Who of staff sees what of a person. What is not here is for all: name, picture, language, when they were last here. */
const SEEN_BY: Record<string, readonly StaffRole[]> = {
  'the name': ['operator', 'moderator', 'agent', 'sales', 'admin'],
  'channels and former ids': ['operator', 'agent', 'admin'],
  'whereabouts: zone, quiet hours, sessions, what devices tell of themselves': ['operator', 'admin'],
  'what they have granted': ['operator', 'agent', 'sales', 'admin'],
  'the portrait: tags with proof, interests, stage': ['operator', 'agent', 'sales', 'admin'],
  'habits: hours, rhythm, tags that rest on them': ['operator', 'admin'],
  'visits and taps': ['operator', 'agent', 'admin'],
  'what they read, like and share': ['operator', 'agent', 'sales', 'admin'],
  'at which hours they read and like': ['operator', 'agent', 'admin'],
  'what they published': ['operator', 'moderator', 'agent', 'admin'],
  'that they talked with the brand': ['operator', 'agent', 'admin'],
  'conversations, with whom they are': ['agent', 'admin'],
};

let world: ApiWorld;
let seen: Record<StaffRole, Replies>;
let personId: string;
beforeAll(async () => {
  world = await startWorld();
  const person = await somebody();
  personId = personIdOf(person);
  seen = Object.fromEntries(
    await Promise.all(STAFF_ROLES.map(async (role) => [role, await repliesTo(role)])),
  ) as Record<StaffRole, Replies>;
  await hearWhatHappens(person);
}, 60_000);
afterAll(() => world?.stop());

const NAME = '沈知夏';

/** A night owl who reads deals and has left every kind of fact. */
async function somebody(): Promise<Client> {
  const { server } = world;
  const person = await world.nightReader();
  await person.call('PATCH /me', { body: { name: NAME, quietHours: { from: 22, to: 8 } } });
  await everythingBy(person);
  await server.app.rooms.interactions.settle();
  return person;
}

async function everythingBy(person: Client): Promise<void> {
  const id = await world.content('published');
  await record(person, [
    buildInteraction({ type: 'launch', props: { model: 'iPhone' } }),
    buildInteraction({ type: 'click', target: { type: 'button', id: 'x' } }),
    buildInteraction({ target: { type: 'content', id } }),
  ]);
  await person.call('PUT /contents/:id/like', { params: { id } });
  await world.conversation(person);
  // Community is not built yet: its fact comes the way any room's do.
  const told = announce(unique('post'), {
    type: 'community.posted',
    at: new Date(),
    personId: personIdOf(person),
    target: { type: 'post', id: unique('post') },
  });
  const contents = world.server.db.collection<{ _id: string; outbox: object[] }>('content.contents');
  await contents.updateOne({ _id: id }, { $push: { outbox: told } });
  world.server.app.rooms.interactions.stream.relay('content.contents', id);
}

type Fields = Record<string, unknown>;
interface Replies {
  /** Whatever shows the person with fields of their own. */
  person: Fields;
  rows: Fields[];
  portrait: Fields | null;
  consents: unknown;
  conversations: Fields[] | null;
  /** Owls can be asked for. */
  owls: unknown;
  /** The timeline page by page, the list of what happened lately, and what sockets brought. */
  facts: Record<'timeline' | 'recent' | 'heard', FactView[]>;
}

const unlessRefused = async <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((error) => {
    expect(error).toMatchObject({ status: 403, code: 'auth.forbidden' });
    return null;
  });

async function repliesTo(role: StaffRole): Promise<Replies> {
  const staff = await world.staff(role);
  const params = { id: personId };
  const list = (query: { q?: string; limit: number }) => staff.call('GET /people', { query });
  const rows = [...(await list({ q: NAME, limit: 5 })).items, ...(await list({ limit: 50 })).items];
  return {
    person: { ...(await staff.call('GET /people/:id', { params })) },
    rows: rows.filter(({ id }) => id === personId).map((row) => ({ ...row })),
    portrait: await unlessRefused(staff.call('GET /people/:id/portrait', { params })),
    consents: await unlessRefused(staff.call('GET /people/:id/consents', { params })),
    conversations:
      (await unlessRefused(staff.call('GET /conversations', { query: { limit: 5 } })))?.items ?? null,
    owls: await unlessRefused(staff.call('GET /people', { query: { tag: 'night-owl', limit: 5 } })),
    facts: {
      timeline: await timelineFor(staff, 2),
      recent: (await staff.call('GET /insights/live')).recent,
      heard: [],
    },
  };
}

async function timelineFor(staff: Client, limit: number): Promise<FactView[]> {
  const facts: FactView[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { limit, ...(cursor && { cursor }) };
    const page = await staff.call('GET /people/:id/interactions', { params: { id: personId }, query });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    facts.push(...page.items);
    if (page.nextCursor === null) return facts;
    cursor = page.nextCursor;
  }
}

/** Everything once more, watched by somebody of each role. */
async function hearWhatHappens(person: Client): Promise<void> {
  const lives = await Promise.all(
    STAFF_ROLES.map(async (role) => ({ role, live: await liveOf(await world.staff(role)) })),
  );
  for (const { role, live } of lives) {
    live.on('live:happened', ({ facts }) => void seen[role].facts.heard.push(...facts));
    await live.emit('live:watch', { on: true });
  }
  const { live: eye } = lives.find(({ role }) => role === 'admin')!;
  await everythingBy(person);
  await world.server.app.rooms.interactions.settle();
  const last = next(eye, 'live:happened', ({ facts }: { facts: FactView[] }) =>
    facts.some(({ type }) => type === 'search'),
  );
  await record(person, [buildInteraction({ type: 'search' })]);
  await last;
  // What a server told before it answers has come when the answer has.
  for (const { live } of lives) await live.emit('live:watch', { on: false });
  for (const { live } of lives) live.stop();
}

const groupOf = (type: string): FactGroup => factKindOf(type)?.group ?? 'other';
const groupsOf = (facts: readonly FactView[]) =>
  new Set<FactGroup>(facts.filter((fact) => fact.personId).map(({ type }) => groupOf(type)));
const lists = ({ facts }: Replies) => [facts.timeline, facts.recent, facts.heard];
const anyOf =
  (...groups: FactGroup[]) =>
  (replies: Replies) =>
    lists(replies).map((facts) => groups.map((group) => groupsOf(facts).has(group)));
const ofPeople = (replies: Replies) => lists(replies).map((facts) => facts.filter((fact) => fact.personId));

/** Whether each place where something stands shows it; all of them must agree. */
const PLACES: Record<string, (replies: Replies) => unknown[]> = {
  'the name': ({ person, rows, facts }) => [
    person['name'] === NAME,
    ...rows.map(({ name }) => name === NAME),
    rows.length === 2,
    facts.recent.filter((fact) => fact.personId === personId).every((fact) => fact.personName === NAME),
  ],
  'channels and former ids': ({ person }) => ['channels' in person, 'mergedFrom' in person],
  'whereabouts: zone, quiet hours, sessions, what devices tell of themselves': (replies) => [
    'zone' in replies.person,
    'quietHours' in replies.person,
    ...replies.rows.map((row) => 'zone' in row),
    ...ofPeople(replies).map((facts) => facts.some((fact) => fact.zone !== undefined)),
    ...ofPeople(replies).map((facts) => facts.some((fact) => fact.sessionId !== undefined)),
    ...ofPeople(replies).map((facts) => facts.some((fact) => fact.props?.['model'] !== undefined)),
  ],
  'what they have granted': ({ consents }) => [consents !== null],
  'the portrait: tags with proof, interests, stage': ({ portrait, rows }) => [
    portrait !== null,
    ...['stage', 'tags', 'interests'].flatMap((field) => rows.map((row) => field in row)),
  ],
  'habits: hours, rhythm, tags that rest on them': ({ portrait, rows, owls, facts }) => [
    ...['habit', 'activeDays14', 'activeNights14', 'nightShare14', 'dwell', 'sessions'].map(
      (field) => portrait !== null && field in portrait,
    ),
    keysOf(portrait?.['tags']).includes('night-owl'),
    ...rows.map(({ tags }) => keysOf(tags).includes('night-owl')),
    owls !== null,
    facts.timeline.some(
      ({ type, target }) => type === 'portraits.tag-assigned' && target?.['id'] === 'night-owl',
    ),
  ],
  'visits and taps': (replies) => anyOf('visit', 'tap')(replies).flat(),
  'what they read, like and share': (replies) => anyOf('read', 'spread')(replies).flat(),
  'at which hours they read and like': (replies) =>
    ofPeople(replies).map((facts) =>
      facts.some(({ type, toTheDay }) => ['read', 'spread'].includes(groupOf(type)) && !toTheDay),
    ),
  'what they published': (replies) => anyOf('publish')(replies).flat(),
  'that they talked with the brand': (replies) => anyOf('talk')(replies).flat(),
  'conversations, with whom they are': ({ conversations }) => [
    conversations !== null,
    conversations?.some(({ person }) => (person as { id: string }).id === personId) ?? false,
  ],
};
const keysOf = (tags: unknown) => ((tags ?? []) as { key: string }[]).map(({ key }) => key);

describe('who sees what', () => {
  const all = STAFF_ROLES.flatMap((role) =>
    Object.entries(SEEN_BY).map(([what, roles]) => ({ role, what, sees: roles.includes(role) })),
  );

  it.each(all)('$role, $what: $sees', ({ role, what, sees }) => {
    const shown = PLACES[what]!(seen[role]);
    expect(shown).toEqual(shown.map(() => sees));
  });

  it.each(STAFF_ROLES)('a conversation tells a %s nothing of the person but name and picture', (role) => {
    for (const { person } of seen[role].conversations ?? [])
      expect(Object.keys(person as object).sort()).toEqual(['avatar', 'id', 'name']);
  });

  it.each(STAFF_ROLES)('the pages of a %s hold each fact once, in the order of the whole', (role) => {
    const ids = ({ facts }: Replies) => facts.timeline.map(({ id }) => id);
    const own = new Set(ids(seen[role]));
    expect(own.size).toBe(ids(seen[role]).length);
    expect(ids(seen[role])).toEqual(ids(seen.admin).filter((id) => own.has(id)));
  });

  it('who sees little of a long life comes to its end, page by page, none of which takes long', async () => {
    const person = await world.person();
    await everythingBy(person);
    for (let n = 0; n < 3; n++)
      await record(
        person,
        Array.from({ length: 1_000 }, () => buildInteraction({ type: 'click' })),
      );
    await world.server.app.rooms.interactions.settle();
    const moderator = await world.staff('moderator');
    const params = { id: personIdOf(person) };
    const first = await moderator.call('GET /people/:id/interactions', { params, query: { limit: 20 } });
    expect(first).toEqual({ items: [], nextCursor: expect.any(String) });
    const second = await moderator.call('GET /people/:id/interactions', {
      params,
      query: { limit: 20, cursor: first.nextCursor! },
    });
    expect(second).toEqual({
      items: [expect.objectContaining({ type: 'community.posted' })],
      nextCursor: null,
    });
  });

  it('sales are told the days on which somebody reads, as they were there', () => {
    const exact = new Map(seen.admin.facts.timeline.map((fact) => [fact.id, fact]));
    const told = seen.sales.facts.timeline.filter(({ toTheDay }) => toTheDay);
    expect(told.length).toBeGreaterThan(5);
    for (const { id, at, receivedAt } of told) {
      const { at: instant, zone = '' } = exact.get(id)!;
      const day = new Date(instant).toLocaleDateString('en-CA', { timeZone: zone });
      expect([at, receivedAt]).toEqual([`${day}T12:00:00.000Z`, `${day}T12:00:00.000Z`]);
    }
  });

  it('what a person exports is theirs alone, and whole', async () => {
    for (const role of STAFF_ROLES) {
      const staff = await world.staff(role);
      expect(await unlessRefused(staff.call('GET /me/export'))).toBeNull();
    }
  });
});
