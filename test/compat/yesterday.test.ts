import type { FactView, Message, RecordReply, Session } from '@wanglai/contract';
import { ask } from '../fixtures/ask';
import { startPlatforms } from '../support/platforms';
import { eventually } from '../support/product';
import { asItWasTold, tellsWhatEitherWasPushed } from './agreed-changes';
import { again, type Continued, continueLife } from './continue-life';
import { differences } from './differences';
import { unexplained } from './moves-with-time';
import { deedsOf, peopleOf, repliesOf } from './recorded';
import { faultsAgainstYesterday } from './yesterdays-schemas';

const replies = repliesOf('stopped');
const deeds = deedsOf('stopped');
const people = peopleOf('stopped');
const staff = new Set(['operator', 'moderator', 'agent', 'sales', 'admin']);
const consumers = people.filter(({ who }) => !staff.has(who) && who !== 'erased');

let platforms: Awaited<ReturnType<typeof startPlatforms>>;
let life: Continued;
beforeAll(async () => {
  platforms = await startPlatforms();
  life = await continueLife('stopped', { env: platforms.env });
}, 60_000);
afterAll(async () => {
  await life?.stop();
  await platforms?.stop();
});

/** What is answered otherwise than it was, over all that was asked; each with its reasons. */
async function changes(): Promise<unknown[]> {
  const changed: unknown[] = [];
  for (const { who, path, locale, status, type, json, sha256 } of replies) {
    const now = await life.as(who, { path, locale });
    const found = [
      ...differences({ status, type, sha256: sha256 ?? null }, { sha256: null, ...now }),
      ...(tellsWhatEitherWasPushed(path, now.json)
        ? []
        : unexplained(path, json, differences(json, asItWasTold(path, now.json)))),
    ];
    const faults = faultsAgainstYesterday('GET', path, now);
    if (found.length || faults.length) changed.push({ who, path, found: found.slice(0, 5), faults });
  }
  return changed;
}

const sent = (method: string, path: RegExp) =>
  deeds.filter((deed) => deed.method === method && path.test(deed.path));
const INTERACTIONS = /\/interactions$/;
const MESSAGES = /\/messages$/;

describe("yesterday's data", () => {
  it('is told as it was, to everybody, page by page', async () => {
    expect(replies.length).toBeGreaterThan(200);
    expect(await changes()).toEqual([]);
  });

  it('counts nothing twice in the hour that insights show', async () => {
    type Pace = { at: string; count: number }[];
    const paceIn = (json: unknown) => (json as { perMinute: Pace }).perMinute;
    const path = '/api/v1/insights/live';
    const was = paceIn(replies.find((reply) => reply.path === path)!.json);
    const is = new Map(
      paceIn((await life.as('operator', { path })).json).map(({ at, count }) => [at, count]),
    );
    const both = was.filter(({ at }) => is.has(at));
    expect(both.length).toBeGreaterThan(30);
    expect(both.map(({ at }) => ({ at, count: is.get(at) }))).toEqual(both);
  });
});

/** How many facts there are about somebody. */
async function timelineOf(id: string): Promise<number> {
  const facts: FactView[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `/api/v1/people/${id}/interactions?limit=100${cursor && `&cursor=${cursor}`}`;
    const page = (await life.as('admin', { path })).json as {
      items: FactView[];
      nextCursor: string | null;
    };
    facts.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(new Set(facts.map((fact) => fact.id)).size).toBe(facts.length);
  return facts.length;
}

describe('what was sent yesterday and comes again, as from a device that had no answer', () => {
  it('counts every interaction as a duplicate', async () => {
    const batches = sent('POST', INTERACTIONS).filter(({ who }) => who !== 'erased');
    expect(batches.length).toBeGreaterThan(8);
    for (const batch of batches) {
      const { accepted, duplicates, rejected } = batch.json as RecordReply;
      const { status, json } = await again(life, batch);
      expect({ who: batch.who, status, json }).toEqual({
        who: batch.who,
        status: 202,
        json: { accepted: 0, duplicates: accepted + duplicates, rejected },
      });
    }
  });

  it('answers with the message that was sent the first time', async () => {
    const messages = sent('POST', MESSAGES);
    expect(messages.length).toBeGreaterThan(5);
    for (const message of messages) {
      const { status, json } = await again(life, message);
      expect(status).toBe(201);
      // Whose visitor became somebody else speaks under that name now.
      const { author: _, ...was } = message.json as Message;
      expect(json).toMatchObject(was);
    }
  });

  it('answers with the draft of the same Idempotency-Key', async () => {
    const drafts = sent('POST', /\/contents$/).filter(({ headers }) => headers?.['idempotency-key']);
    expect(drafts.length).toBe(2);
    for (const draft of drafts) expect((await again(life, draft)).json).toMatchObject(draft.json as object);
  });

  it('keeps pictures at their addresses', async () => {
    const pictures = sent('POST', /\/media$/);
    expect(pictures.length).toBeGreaterThan(1);
    for (const picture of pictures)
      expect(await again(life, picture)).toMatchObject({ status: 201, json: picture.json });
  });

  it('leaves everything as it was', async () => {
    expect(await changes()).toEqual([]);
  });
});

describe('after a restart', () => {
  it('still tells everything as it was, once each reader has come to the end of the stream', async () => {
    await eventually(readersBehind, (behind) => behind.length === 0, 60_000);
    await life.product.kill('SIGTERM');
    await life.product.restart();
    expect(await changes()).toEqual([]);
  });
});

/** Names of readers that still catch up; a reader that came since then begins with the whole stream. */
async function readersBehind(): Promise<string[]> {
  const { json } = await life.as('admin', { path: '/api/v1/readers' });
  const { items = [] } = json as { items?: { name: string; state: string; lag: number }[] };
  return items.filter(({ state, lag }) => state !== 'live' || lag > 0).map(({ name }) => name);
}

describe("yesterday's portraits", () => {
  it('makes each portrait anew from the stream, equal to the one that stands', async () => {
    for (const { who, id } of consumers) {
      const path = `/api/v1/people/${id}/rebuild`;
      const { status, json } = await life.as('admin', { method: 'POST', path });
      const facts = await timelineOf(id);
      const wanted = status === 403 ? { code: 'consent.not-granted' } : { equal: facts > 0 };
      expect({ who, ...(json as object) }).toMatchObject({ who, ...wanted });
    }
  });
});

describe("yesterday's sessions", () => {
  const refresh = (refreshToken: string) =>
    ask(life.product.origin, { method: 'POST', path: '/api/v1/auth/refresh', body: { refreshToken } });

  it('go on with the refresh token of then, once', async () => {
    for (const { who, refreshToken } of [...consumers, ...people.filter((one) => staff.has(one.who))]) {
      const { status, json } = await refresh(refreshToken);
      expect({ who, status }).toEqual({ who, status: 200 });
      const { accessToken } = json as Session;
      const path = staff.has(who) ? '/api/v1/staff' : '/api/v1/me';
      expect(await ask(life.product.origin, { path, token: accessToken })).toMatchObject({ status: 200 });
    }
  });

  it('are over for who was erased', async () => {
    const { refreshToken } = people.find(({ who }) => who === 'erased')!;
    expect(await refresh(refreshToken)).toMatchObject({ status: 401, json: { code: 'auth.invalid-token' } });
  });

  it('belong to the same people who sign in anew: by name, device, password and WeChat account', async () => {
    for (const { who, id, again } of people.filter(({ who }) => who !== 'erased')) {
      if (again?.body['persona'] === 'consumer' && !again.body['name']) continue;
      const body = { ...again?.body };
      if (body['code']) body['code'] += `today-${who}`;
      const { json } = await ask(life.product.origin, { method: 'POST', path: again!.path, body });
      const { person, staff: member } = json as Session;
      expect({ who, id: (person ?? member)?.id }).toEqual({ who, id: homeOf(who, id) });
    }
  });
});

/** Who somebody is by now: a visitor who was merged is the one they became. */
const homeOf = (who: string, id: string): string =>
  who === 'guest-visitor' ? people.find((one) => one.who === 'guest-known')!.id : id;
